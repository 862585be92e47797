"""What is asked of an income line. A new one begins on its day; the one before it ends there."""

from django import forms


class IncomeLineForm(forms.ModelForm):
    pass

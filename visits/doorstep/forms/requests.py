"""Asking the supervisor to correct a visit, and saying why it is not done."""

from django import forms
from django.utils.translation import gettext_lazy as _


class AskForm(forms.Form):
    words = forms.CharField(
        label=_("What is to be corrected"),
        max_length=300,
        required=False,
        widget=forms.Textarea({"rows": 2, "maxlength": 300}),
    )


class DeclineForm(forms.Form):
    why = forms.CharField(
        label=_("Why it is not corrected"), max_length=200, widget=forms.Textarea({"rows": 2, "maxlength": 200})
    )

"""Why a policy does not apply."""

from django import forms
from django.utils.translation import gettext_lazy as _


class AsideForm(forms.Form):
    reason = forms.CharField(
        label=_("Does not apply because"),
        max_length=200,
        min_length=2,
        help_text=_("It stays, with your name and the day, until somebody takes it back."),
    )

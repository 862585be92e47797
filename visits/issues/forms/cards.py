"""What the household says on the page of its card."""

from django import forms
from django.utils.translation import gettext_lazy as _

from visits.issues.forms.issues import SAID_SOLVED
from visits.issues.models import Issue


class CardForm(forms.Form):
    solved = forms.TypedChoiceField(
        label=_("Is it solved?"),
        choices=SAID_SOLVED,
        coerce="yes".__eq__,
        widget=forms.RadioSelect,
    )
    satisfaction = forms.ChoiceField(
        label=_("How satisfied are you?"), choices=Issue.Satisfaction.choices, widget=forms.RadioSelect
    )
    note = forms.CharField(
        label=_("What else you want to say"), required=False, max_length=500, widget=forms.Textarea(attrs={"rows": 3})
    )

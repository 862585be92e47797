"""Settling a visit that could not be filed."""

from django import forms
from django.utils.translation import gettext_lazy as _

from caseload.core.services.access import TooManyLooks
from households.forms.members import many_words
from households.services.search import find_exact, search


class FileForm(forms.Form):
    """Which household it belongs to, of those that the settler may see."""

    household = forms.CharField(
        label=_("Household that was visited"),
        max_length=60,
        help_text=_("Its number, a member's ID number, or words that fit no other household."),
    )

    def __init__(self, *args, rows, by, **kwargs):
        super().__init__(*args, **kwargs)
        self.rows, self.by = rows, by

    def clean_household(self):
        typed = self.cleaned_data["household"]
        try:
            found = find_exact(self.rows, typed, by=self.by)
        except TooManyLooks as many:
            raise forms.ValidationError(many_words(many), code="many") from None
        if found is None:
            fitting = list(search(self.rows, typed)[:2])
            found = fitting[0] if len(fitting) == 1 else None
        if found is None:
            raise forms.ValidationError(_("None of your households matches this, or several do."))
        if not found.is_open:
            raise forms.ValidationError(_("This household is closed. Reopen it first, then file the visit."))
        return found


class AsideForm(forms.Form):
    why = forms.CharField(label=_("Why it is not to be a visit"), max_length=200)

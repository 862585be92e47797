"""A table pasted as text."""

import csv

from django import forms
from django.utils.translation import gettext_lazy as _

from caseload.core.sheets import SheetError
from caseload.core.sheets.paste import as_file
from households.roster.services.files import RosterFile

MOST_LETTERS = 500_000
NAME = "粘贴的表格.csv"


class PasteForm(forms.Form):
    text = forms.CharField(
        label=_("Copied table"),
        max_length=MOST_LETTERS,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 12, "spellcheck": "false", "autocomplete": "off"}),
        help_text=_("Select the rows in Excel or WPS together with their headings, copy, and paste here."),
    )

    def clean_text(self):
        """The table must be a roster, as an uploaded file must."""
        try:
            self.roster = RosterFile(NAME, as_file(self.cleaned_data["text"]))
        except (SheetError, csv.Error) as problem:
            words = str(problem) if isinstance(problem, SheetError) else _("One cell is too long.")
            raise forms.ValidationError(words) from None
        return self.cleaned_data["text"]

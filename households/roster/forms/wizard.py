"""The forms of the roster wizard: the file, what to read of it, and the last question."""

from pathlib import Path

from django import forms
from django.utils.translation import gettext_lazy as _

from caseload.core.picking import OPEN_AREAS, AreaField
from caseload.core.sheets import SheetError
from households.roster.services.files import RosterFile
from households.roster.services.import_jobs import AT_ONCE

MAX_UPLOAD = 50 * 1024 * 1024


class UploadForm(forms.Form):
    file = forms.FileField(
        label=_("Roster"),
        help_text=_("As the office sent it: .xlsx, .xls, .csv or .txt, up to 50 MB. Nothing is written yet."),
        max_length=255,
        allow_empty_file=True,
    )

    def clean_file(self):
        """The content decides: what is no roster is refused here with its sentence, what is large is read later."""
        upload = self.cleaned_data["file"]
        if upload.size > MAX_UPLOAD:
            raise forms.ValidationError(_("The file is larger than 50 MB. Please split it and upload the parts."))
        try:
            self.roster = RosterFile(upload.name, _source(upload), most=AT_ONCE)
        except SheetError as problem:
            if problem.code != "large":
                raise forms.ValidationError(str(problem), code=problem.code) from None
            self.roster = None
        return upload


def _source(upload):
    """Where a large upload lies on the disk, so that it is not held in memory; the bytes of a small one."""
    return Path(upload.temporary_file_path()) if hasattr(upload, "temporary_file_path") else upload.read()


class UnderstoodForm(forms.Form):
    """``tables``: those of the file, which can be chosen."""

    sheets = forms.MultipleChoiceField(label=_("Sheets to read"), widget=forms.CheckboxSelectMultiple)
    area = AreaField(
        OPEN_AREAS,
        label=_("Area of rows that name none"),
        required=False,
        empty_label=_("As the columns of the file say"),
    )

    def __init__(self, *args, tables, by, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["area"].offer(by)
        self.fields["sheets"].choices = [(table.name, table.name or _("The only table")) for table in tables]
        self.fields["sheets"].initial = [table.name for table in tables if not (table.hidden or table.newer)]
        if len(tables) == 1:
            self.fields["sheets"].required = False
            self.fields["sheets"].widget = forms.MultipleHiddenInput()


class ConfirmForm(forms.Form):
    """``rejected``: how many rows would be left out, which somebody must agree to."""

    skip_invalid = forms.BooleanField(required=False)

    def __init__(self, *args, rejected, **kwargs):
        super().__init__(*args, **kwargs)
        if rejected:
            self.fields["skip_invalid"].label = _("Leave out the rejected rows and import the others")
            self.fields["skip_invalid"].required = True
            self.fields["skip_invalid"].error_messages["required"] = _(
                "Some rows are rejected. Agree to leave them out, or put the file right and upload it again."
            )
        else:
            del self.fields["skip_invalid"]

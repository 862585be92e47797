"""The forms of the roster wizard: the file, what to read of it, and the last question."""

from django import forms
from django.utils.translation import gettext_lazy as _

from caseload.core.forms.areas import AreaChoice
from caseload.core.models import Area
from caseload.core.sheets import SheetError
from households.services.roster import RosterFile

MAX_UPLOAD = 50 * 1024 * 1024


class UploadForm(forms.Form):
    file = forms.FileField(
        label=_("Roster"),
        help_text=_("As the office sent it: .xlsx, .xls, .csv or .txt, up to 50 MB. Nothing is written yet."),
        max_length=255,
        allow_empty_file=True,
    )

    def clean_file(self):
        """The content decides: what is no roster is refused here with its sentence."""
        upload = self.cleaned_data["file"]
        if upload.size > MAX_UPLOAD:
            raise forms.ValidationError(_("The file is larger than 50 MB. Please split it and upload the parts."))
        try:
            self.roster = RosterFile(upload.name, upload.read())
        except SheetError as problem:
            raise forms.ValidationError(str(problem), code=problem.code) from None
        upload.seek(0)
        return upload


class UnderstoodForm(forms.Form):
    """``file``: the RosterFile, whose sheets can be chosen."""

    sheets = forms.MultipleChoiceField(label=_("Sheets to read"), widget=forms.CheckboxSelectMultiple)
    area = AreaChoice(
        label=_("Area of rows that name none"), required=False, empty_label=_("As the columns of the file say")
    )

    def __init__(self, *args, file, by, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["area"].queryset = Area.objects.open_to(by)
        readable = [sheet.name for sheet in file.sheets if file.table_of(sheet)]
        self.fields["sheets"].choices = [(name, name or _("The only table")) for name in readable]
        self.fields["sheets"].initial = [s.name for s in file.sheets if s.name in readable and not s.hidden]
        if len(readable) == 1:
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

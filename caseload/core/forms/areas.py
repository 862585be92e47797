"""Adding an area, changing and moving one."""

from django import forms
from django.utils.translation import gettext_lazy as _

from caseload.core.forms.fields import DateInput
from caseload.core.forms.versioned import VersionedForm
from caseload.core.models import Area
from caseload.core.picking import AREAS, AreaField


class AreaForm(VersionedForm, forms.ModelForm):
    """The facts of an area. Its code stays: files from elsewhere refer to it."""

    class Meta:
        model = Area
        fields = ["name", "level_name", "service_centre", "party_branch", "valid_from", "valid_to"]
        widgets = {"valid_from": DateInput, "valid_to": DateInput}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["level_name"].help_text = _("Such as 街道, 一级网格 or 网格.")
        self.fields["valid_to"].help_text = _("An area that has ended stays with its history, but takes no new files.")

    def clean(self):
        cleaned = super().clean()
        begins, ends = cleaned.get("valid_from"), cleaned.get("valid_to")
        if begins and ends and ends < begins:
            self.add_error("valid_to", _("It ends before it begins."))
        return cleaned


class NewAreaForm(AreaForm):
    parent = AreaField(AREAS, label=_("Lies in"))

    class Meta(AreaForm.Meta):
        fields = ["parent", "code", *AreaForm.Meta.fields]

    def __init__(self, *args, by, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["parent"].offer(by)
        self.fields["code"].help_text = _("Letters, digits and hyphens; it cannot be changed later.")

    def clean_code(self):
        code = self.cleaned_data["code"]
        if not all(sign.isascii() and (sign.isalnum() or sign == "-") for sign in code):
            raise forms.ValidationError(_("Only letters, digits and hyphens, without spaces."))
        return code


class MoveAreaForm(forms.Form):
    parent = AreaField(AREAS, label=_("Shall lie in"))

    def __init__(self, *args, area, by, **kwargs):
        super().__init__(*args, **kwargs)
        self.area = area
        self.fields["parent"].offer(by)

    def clean_parent(self):
        parent = self.cleaned_data["parent"]
        if self.area.contains(parent):
            raise forms.ValidationError(_("An area cannot lie in itself or below itself."))
        return parent

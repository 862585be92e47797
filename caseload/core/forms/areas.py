"""Adding an area, changing and moving one."""

from django import forms
from django.utils.translation import gettext_lazy as _

from caseload.core.forms.fields import DateField
from caseload.core.forms.versioned import VersionedForm
from caseload.core.models import Area
from caseload.core.picking import AREAS, AreaField

LEVELS = ["街道", "社区", "一级网格", "网格"]
"""What levels are usually called, from above; others that areas have are offered beside them. Names, as data."""


NAME_TAKEN = _("There is an area “%(name)s” in the same place already.")


def _has_another(parent, name, area):
    """Whether another area of today in ``parent`` is called so: two that nobody can tell apart."""
    return parent is not None and Area.objects.current().filter(parent=parent, name=name).exclude(pk=area.pk).exists()


class LevelField(forms.CharField):
    """The name of a level, chosen among those that are in use or usual; another one can be typed."""

    widget = forms.TextInput(attrs={"list": "area-levels", "autocomplete": "off"})

    def __init__(self, **kwargs):
        help_text = _("Choose one, or type another name.")
        super().__init__(max_length=Area._meta.get_field("level_name").max_length, help_text=help_text, **kwargs)

    def offer(self):
        used = Area.objects.order_by("level_no").values_list("level_name", flat=True)
        self.levels = list(dict.fromkeys([*LEVELS, *used]))


class AreaForm(VersionedForm, forms.ModelForm):
    """The facts of an area. Its code stays: files from elsewhere refer to it."""

    class Meta:
        model = Area
        fields = ["name", "level_name", "service_centre", "party_branch", "valid_from", "valid_to"]
        field_classes = {"valid_from": DateField, "valid_to": DateField}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["level_name"] = LevelField(label=self.fields["level_name"].label)
        self.fields["level_name"].offer()
        self.fields["valid_to"].help_text = _("An area that has ended stays with its history, but takes no new files.")

    def clean(self):
        cleaned = super().clean()
        begins, ends = cleaned.get("valid_from"), cleaned.get("valid_to")
        if begins and ends and ends < begins:
            self.add_error("valid_to", _("It ends before it begins."))
        parent, name = cleaned.get("parent", self.instance.parent), cleaned.get("name")
        if name and _has_another(parent, name, self.instance):
            self.add_error("name", NAME_TAKEN % {"name": name})
        return cleaned


class NewAreaForm(AreaForm):
    parent = AreaField(AREAS, label=_("Part of"))

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
    parent = AreaField(AREAS, label=_("Move to"))

    def __init__(self, *args, area, by, **kwargs):
        super().__init__(*args, **kwargs)
        self.area = area
        self.fields["parent"].offer(by)

    def clean_parent(self):
        parent = self.cleaned_data["parent"]
        if self.area.contains(parent):
            raise forms.ValidationError(_("An area cannot lie in itself or below itself."))
        if _has_another(parent, self.area.name, self.area):
            raise forms.ValidationError(NAME_TAKEN % {"name": self.area.name})
        return parent

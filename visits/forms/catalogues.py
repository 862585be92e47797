"""Forms for the categories of issues and their time limits."""

from django import forms
from django.utils.translation import gettext_lazy as _

from caseload.core.forms.fields import DateInput
from visits.models import IssueCategory, TimeLimit


class CategoryForm(forms.ModelForm):
    class Meta:
        model = IssueCategory
        fields = ["name", "name_en", "order", "valid_from", "valid_to"]
        widgets = {"valid_from": DateInput, "valid_to": DateInput}

    def clean(self):
        data = super().clean()
        if data.get("valid_from") and data.get("valid_to") and data["valid_to"] < data["valid_from"]:
            self.add_error("valid_to", _("It ends before it begins."))
        return data


class NewCategoryForm(CategoryForm):
    working_days = forms.IntegerField(
        label=_("Working days for a normal matter"), min_value=1, max_value=250, initial=5
    )

    class Meta(CategoryForm.Meta):
        fields = ["code", *CategoryForm.Meta.fields]

    field_order = ["code", "name", "name_en", "working_days"]


class LimitForm(forms.ModelForm):
    class Meta:
        model = TimeLimit
        fields = ["working_days", "hours"]

    def clean(self):
        data = super().clean()
        given = [name for name in self.fields if data.get(name) is not None]
        if not self.errors and len(given) != 1:
            self.add_error("working_days", _("Give working days or hours: one of the two."))
        return data

    def clean_working_days(self):
        return self._at_least_one("working_days")

    def clean_hours(self):
        return self._at_least_one("hours")

    def _at_least_one(self, name):
        value = self.cleaned_data[name]
        if value is not None and value < 1:
            raise forms.ValidationError(_("At least 1."))
        return value

"""Forms for the categories of households and the rules by which they are visited."""

from django import forms
from django.utils.translation import gettext_lazy as _

from caseload.core.forms.fields import DateInput
from households.models import Category, VisitRule


class DatedForm(forms.ModelForm):
    """A row with dates, which end after they begin."""

    def clean(self):
        data = super().clean()
        if data.get("valid_from") and data.get("valid_to") and data["valid_to"] < data["valid_from"]:
            self.add_error("valid_to", _("It ends before it begins."))
        return data


class CategoryForm(DatedForm):
    class Meta:
        model = Category
        fields = ["name", "name_en", "rule", "order", "valid_from", "valid_to"]
        widgets = {"valid_from": DateInput, "valid_to": DateInput}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["rule"].empty_label = _("The rule for households without a group")


class NewCategoryForm(CategoryForm):
    code = forms.SlugField(label=_("Code"), max_length=40, help_text=_("Latin letters, digits, hyphens; it stays."))

    class Meta(CategoryForm.Meta):
        fields = ["code", *CategoryForm.Meta.fields]

    def clean_code(self):
        code = self.cleaned_data["code"]
        if Category.objects.filter(pk__iexact=code).exists():
            raise forms.ValidationError(_("There is a category with this code."))
        return code


class RuleForm(DatedForm):
    interval_days = forms.IntegerField(label=_("Days between visits"), min_value=1, max_value=730)
    grace_days = forms.IntegerField(
        label=_("Days of grace"),
        min_value=0,
        max_value=90,
        help_text=_("So long after the day, a visit is not overdue."),
    )

    class Meta:
        model = VisitRule
        fields = ["name", "name_en", "interval_days", "grace_days", "priority", "order", "valid_from", "valid_to"]
        widgets = {"valid_from": DateInput, "valid_to": DateInput}

"""Forms for the categories of households and the rules by which they are visited."""

from django import forms
from django.utils.translation import gettext_lazy as _

from caseload.core.catalogues.forms import DatedForm


class CategoryForm(DatedForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["rule"].empty_label = _("The rule for households without a group")


class RuleForm(DatedForm):
    interval_days = forms.IntegerField(label=_("Days between visits"), min_value=1, max_value=730)
    grace_days = forms.IntegerField(
        label=_("Days of grace"),
        min_value=0,
        max_value=90,
        help_text=_("For so many days after it was due, a visit is not yet overdue."),
    )

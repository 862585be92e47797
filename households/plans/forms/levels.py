"""Forms for the levels of cases and the looks after a closing."""

from django import forms
from django.utils.translation import gettext_lazy as _

from caseload.core.catalogues.forms import DatedForm


class CaseLevelForm(DatedForm):
    review_days = forms.IntegerField(
        label=_("Days between reviews"),
        min_value=1,
        max_value=730,
        help_text=_("It holds from the next review or agreement of a case on."),
    )
    answer_days = forms.IntegerField(label=_("Working days for the supervisor's answer"), min_value=1, max_value=60)


class FollowUpRuleForm(DatedForm):
    months = forms.IntegerField(
        label=_("Months after the closing"),
        min_value=1,
        max_value=60,
        help_text=_("It holds for cases that are closed from now on."),
    )

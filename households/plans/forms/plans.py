"""Forms to begin a case, and to take a step with it: the latter are made from what the move asks for."""

from functools import partial

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from caseload.core import catalogues
from caseload.core.casework.forms import MoveForm, words
from caseload.core.forms.fields import DateField, not_before, past_day
from caseload.core.templatetags.reading import day
from households.models import CaseLevel
from households.plans.models import CasePlan, PlanVersion
from households.plans.seed import DEFAULT_LEVEL

levels = partial(catalogues.choices, CaseLevel)


def during(plan):
    """The validator of a day of the case: not before its first contact."""
    first = plan.first_day
    return not_before(first, _("This day lies before the case began, on %(day)s.") % {"day": day(first)})


class StartForm(forms.Form):
    level = forms.ChoiceField(
        label=_("Case level"),
        choices=levels,
        initial=DEFAULT_LEVEL,
        widget=forms.RadioSelect,
    )
    urgency = forms.ChoiceField(
        label=_("Urgency"),
        choices=CasePlan.Urgency.choices,
        initial=CasePlan.Urgency.NORMAL,
        widget=forms.RadioSelect,
    )


ASKS = {
    "reason": lambda form: words(_("Reason"), initial=form.row.fell_back_how()),
    "agreed_by": lambda form: forms.CharField(
        label=_("Who agreed for the household"), max_length=100, initial=form.row.household.head_name
    ),
    "agreed_how": lambda form: forms.ChoiceField(
        label=_("How"), choices=PlanVersion.AgreedHow.choices, widget=forms.RadioSelect
    ),
    "agreed_on": lambda form: DateField(
        label=_("On"), initial=timezone.localdate, validators=[past_day, during(form.row)]
    ),
}


class PlanMoveForm(MoveForm):
    ASKS = ASKS
    TAKES_FILES = False

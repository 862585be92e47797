"""The tables of codes of case work: the levels of cases, and the looks after a closing."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from caseload.core.catalogues.columns import DATES, Column, used
from caseload.core.catalogues.shelf import Catalogue, counted
from households.catalogues import OfRhythms, days
from households.models import CaseLevel
from households.plans.forms.levels import CaseLevelForm, FollowUpRuleForm
from households.plans.models import CasePlan, FollowUpRule


class FollowUps(Catalogue):
    """For cases closed from now on."""

    model = FollowUpRule
    label = gettext_lazy("Follow-up")
    address, row, page = "plans/levels/follow-ups/", "follow_up_rule", "plans:levels"
    columns = (
        Column(gettext_lazy("Follow-up"), str),
        Column(
            gettext_lazy("Due"),
            lambda row: (
                ngettext("%(n)s month after the closing", "%(n)s months after the closing", row.months)
                % {"n": row.months}
            ),
        ),
        DATES,
    )
    form, fields = FollowUpRuleForm, ("name", "name_en", "months", "valid_from", "valid_to")

    def objects(self):
        return FollowUpRule.objects.order_by("months")


class Levels(OfRhythms):
    """Days for reviews and answers that run already stay."""

    model = CaseLevel
    label, icon = gettext_lazy("Case levels"), "target"
    meaning = gettext_lazy("How closely a case is followed, and when a household is looked at again")
    address, name, row = "plans/levels/", "levels", "level"
    beside = [(gettext_lazy("Visit rules"), "households:rules")]
    below = (FollowUps(),)
    table = "two-line"
    related = ("rule",)
    columns = (
        Column(gettext_lazy("Case level"), str),
        Column(gettext_lazy("A visit every"), lambda row: days(row.rule.interval_days), "said"),
        Column(gettext_lazy("A review every"), lambda row: days(row.review_days), "said"),
        Column(
            gettext_lazy("Supervisor's answer"),
            lambda row: (
                ngettext("within %(n)s working day", "within %(n)s working days", row.answer_days)
                % {"n": row.answer_days}
            ),
            "said",
        ),
        used(gettext_lazy("Open case plans")),
        Column(gettext_lazy("Weight in the workload"), lambda row: row.weight, "num said"),
        DATES,
    )
    form = CaseLevelForm
    fields = ("name", "name_en", "rule", "review_days", "answer_days", "weight", "valid_from", "valid_to")

    def used_by(self):
        return counted(CasePlan.objects.open(), "level")

    def subheading(self, n):
        return _("How closely a case is followed, and when a household is looked at again")


CATALOGUES = [Levels()]

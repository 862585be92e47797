"""The list of case plans, under its tabs."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from caseload.core import catalogues
from caseload.core.lists import ListPage, Tab
from caseload.core.models import Area
from caseload.core.permissions import P, allow
from households.models import CaseLevel
from households.plans.models import CasePlan, is_open_plan, is_review_overdue, is_to_agree
from households.plans.views.page import turn


def usual_tab(user):
    return "to_agree" if user.may(P.PLAN_APPROVE) else "mine" if user.may(P.PLAN_WORK) else "open"


class PlanList(ListPage):
    template, order = "plans/list.html", ("-stage_on", "-pk")
    tabs = {
        "mine": Tab(_("Mine"), lambda user: is_open_plan() & Q(worker=user), P.PLAN_WORK),
        "to_agree": Tab(_("For the supervisor"), lambda user: is_to_agree(), P.PLAN_APPROVE),
        "overdue": Tab(_("Review overdue"), lambda user: is_review_overdue()),
        "open": Tab(_("All open cases"), lambda user: is_open_plan()),
        "ended": Tab(_("Ended cases"), lambda user: ~is_open_plan()),
    }

    def rows(self):
        return CasePlan.objects.visible_to(self.user)

    def usual_tab(self):
        return usual_tab(self.user)

    def drawn(self, rows):
        return rows.for_list()

    def worded(self, rows):
        areas, levels = catalogues.by(Area, "path"), catalogues.rows(CaseLevel)
        for plan in rows:
            plan.area, plan.turn = areas.get(plan.household.area_id), turn(plan)
            plan.level_row = levels[plan.level_id]
        return rows


@allow(P.PLAN_VIEW)
def listed(request):
    return PlanList(request).answer()

"""The closing report of a case is written here, for it settles the household's open issues too."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from caseload.core.permissions import P, allow
from households.forms.plan_closing import ClosingForm
from households.models import CasePlan, Closing
from households.services.plan_closing import save_closing
from households.services.plan_needs import open_actions
from households.views.plan_intake import form_page, own, too_late
from visits.services.ownership import owners_for
from visits.services.plan_closing import open_issues


@allow(P.PLAN_WORK)
def plan_close(request, pk):
    plan = own(request.user, pk)
    if not plan.is_open or plan.waiting not in (CasePlan.Waiting.NOBODY, CasePlan.Waiting.AGREEMENT):
        return too_late(request, plan)
    form = ClosingForm(
        request.POST or None,
        instance=Closing.objects.filter(plan=plan).first(),
        goals=list(plan.goals.in_force()),
        actions=list(open_actions(plan)),
        issues=[(issue.number, issue.title, owners_for(issue)) for issue in open_issues(plan)],
    )
    if form.is_valid():
        save_closing(by=request.user, plan=plan, **form.said())
        messages.success(request, _("Closing report saved"))
        return redirect("households:plan_closing", pk)
    return form_page(request, plan, form, _("Closing report"))

"""The closing report of a case is written here, for it settles the household's open issues too."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from caseload.core.permissions import P, allow
from households.plans.forms.closings import ClosingForm
from households.plans.models import CasePlan, Closing
from households.plans.services.requirements import open_actions
from households.plans.views.intake import form_page, own, too_late
from visits.issues.services.case_closing import open_issues, settled_in, write_report
from visits.issues.services.ownership import owners_for


@allow(P.PLAN_WORK)
def plan_close(request, pk):
    plan = own(request.user, pk)
    if not plan.is_open or plan.waiting not in (CasePlan.Waiting.NOBODY, CasePlan.Waiting.AGREEMENT):
        return too_late(request, plan)
    issues, known = open_issues(plan), settled_in(plan)
    form = ClosingForm(
        request.POST or None,
        instance=Closing.objects.filter(plan=plan).first(),
        goals=list(plan.goals.in_force()),
        actions=list(open_actions(plan)),
        matters=[
            (issue.number, f"{issue.number} {issue.title}", owners_for(issue), known.get(issue.pk)) for issue in issues
        ],
    )
    if form.is_valid():
        ways = form.said_of_matters()
        said = {"issues": {issue: ways[issue.number] for issue in issues}, **form.said()}
        write_report(by=request.user, plan=plan, **said)
        messages.success(request, _("Closing report saved"))
        return redirect("plans:closing", pk)
    return form_page(request, plan, form, _("Closing report"))

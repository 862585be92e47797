"""Issues for actions of case plans: opened or chosen by the case worker, and the way there from the plan."""

from django.db import transaction
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from caseload.core import catalogues
from caseload.core.permissions import P, allow
from households.plans.models import Action, CasePlan
from households.plans.services.goals import NotDrafting
from households.plans.views.goals import own_row
from households.plans.views.intake import form_page, saved, too_late
from visits.issues.forms.action_issues import ActionIssueForm
from visits.issues.models import Issue, IssueCategory, IssueOfAction
from visits.issues.services.case_actions import link_issue
from visits.issues.services.issues import report_issue


@allow(P.PLAN_WORK)
def new(request, pk):
    action, plan = own_row(request.user, Action, pk, "goal__plan")
    if not (plan.may_be_worked and action.is_open):
        return too_late(request, plan)
    issues = Issue.objects.visible_to(request.user).open().filter(household=plan.household)
    form = ActionIssueForm(request.POST or None, issues=issues)
    if form.is_valid():
        try:
            issue = _link(request.user, action, plan, **form.cleaned_data)
        except NotDrafting:
            return too_late(request, plan)
        return saved(request, plan, _("Issue for this action: %(number)s") % {"number": issue.number})
    return form_page(request, plan, form, _("Issue for an action"), about=action.what)


@transaction.atomic
def _link(user, action, plan, *, issue, title, category):
    """The issue chosen, else one reported now, becomes the action's."""
    if issue is None:
        kind, known = Issue.Kind.DIFFICULTY, catalogues.rows(IssueCategory)[category]
        issue = report_issue(by=user, kind=kind, category=known, title=title, household=plan.household)
    link_issue(by=user, action=action, issue=issue)
    return issue


@allow(P.PLAN_WORK)
def of_action(request, pk):
    """From the plan to the issue that does the action."""
    plans = CasePlan.objects.readable_by(request.user)
    link = get_object_or_404(IssueOfAction.objects.filter(action__goal__plan__in=plans), action=pk)
    return redirect(get_object_or_404(Issue.objects.visible_to(request.user), pk=link.issue_id))

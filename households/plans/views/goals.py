"""Goals and actions of a case: drafted from the library, set, ticked, dropped."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from caseload.core.permissions import P, allow
from caseload.core.views.posted import posted_from
from households.plans.forms.goals import ActionForm, DoneForm, DraftForm, DropForm, GoalForm
from households.plans.models import Action, CasePlan, Goal
from households.plans.services import goals as service
from households.plans.services.library import add_from_library
from households.plans.services.work import Done, complete_actions, reopen_action
from households.plans.views.intake import form_page, own, saved, too_late


def own_row(user, model, pk, path):
    """A goal or action of the user's own case; 404 where they may not know of it, 403 where it is another's."""
    plans = CasePlan.objects.visible_to(user)
    row = get_object_or_404(model.objects.filter(**{f"{path}__in": plans}), pk=pk)
    plan = row.plan if isinstance(row, Goal) else row.goal.plan
    if plan.worker_id != user.pk:
        raise PermissionDenied
    return row, plan


@allow(P.PLAN_WORK)
def goal_new(request, pk):
    plan = own(request.user, pk)
    if not plan.may_be_drafted:
        return too_late(request, plan)
    form = GoalForm(request.POST or None, household=plan.household)
    if form.is_valid():
        service.add_goal(by=request.user, plan=plan, **form.cleaned_data)
        return saved(request, plan, _("Goal added"))
    return form_page(request, plan, form, _("New goal"))


@allow(P.PLAN_WORK)
def goal(request, pk):
    row, plan = own_row(request.user, Goal, pk, "plan")
    if not plan.may_be_drafted:
        return too_late(request, plan)
    form = GoalForm(request.POST or None, instance=row, household=plan.household)
    if form.is_valid():
        service.change_goal(by=request.user, goal=row, **form.cleaned_data)
        return saved(request, plan, _("Goal saved"))
    drop = reverse("plans:goal_drop", args=[pk])
    return form_page(request, plan, form, row.title, drop_url=drop)


@allow(P.PLAN_WORK)
def goal_drop(request, pk):
    row, plan = own_row(request.user, Goal, pk, "plan")
    if not plan.may_be_drafted:
        return too_late(request, plan)
    form = DropForm(request.POST or None)
    if form.is_valid():
        try:
            service.drop_goal(by=request.user, goal=row, **form.cleaned_data)
        except service.NotDrafting:
            return too_late(request, plan)
        return saved(request, plan, _("Goal dropped"))
    return form_page(request, plan, form, _("Drop the goal “%(goal)s”") % {"goal": row.title})


@allow(P.PLAN_WORK)
def draft(request, pk):
    """Goals of the library for the causes assessed, proposed with their actions."""
    plan = own(request.user, pk)
    if not plan.may_be_drafted:
        return too_late(request, plan)
    assessed = plan.assessments.first()
    known = plan.goals.values_list("title", flat=True)
    form = DraftForm(request.POST or None, causes=assessed.causes if assessed else [], known=known)
    if form.proposes_nothing:
        messages.info(request, _("The library has no further goal for the causes assessed.\nSet one of your own."))
        return redirect("plans:goal_new", pk)
    if form.is_valid():
        n = len(add_from_library(by=request.user, plan=plan, templates=form.cleaned_data["templates"]))
        return saved(request, plan, ngettext("%(n)s goal added", "%(n)s goals added", n) % {"n": n})
    return form_page(request, plan, form, _("Propose a draft"))


@allow(P.PLAN_WORK)
def action_new(request, pk):
    row, plan = own_row(request.user, Goal, pk, "plan")
    if not plan.takes_actions:
        return too_late(request, plan)
    form = ActionForm(request.POST or None, goal=row)
    if form.is_valid():
        try:
            service.add_action(by=request.user, goal=row, **form.cleaned_data)
        except service.NotDrafting:
            return too_late(request, plan)
        return saved(request, plan, _("Action added"))
    return form_page(request, plan, form, _("New action"), about=row.title)


@allow(P.PLAN_WORK)
def action(request, pk):
    row, plan = own_row(request.user, Action, pk, "goal__plan")
    if not (plan.takes_actions and row.is_open):
        return too_late(request, plan)
    form = ActionForm(request.POST or None, instance=row, goal=row.goal)
    if form.is_valid():
        try:
            service.change_action(by=request.user, action=row, **form.cleaned_data)
        except service.NotDrafting:
            return too_late(request, plan)
        return saved(request, plan, _("Action saved"))
    drop = reverse("plans:action_drop", args=[pk])
    return form_page(request, plan, form, row.what, about=row.goal.title, drop_url=drop)


@allow(P.PLAN_WORK)
def action_drop(request, pk):
    row, plan = own_row(request.user, Action, pk, "goal__plan")
    if not (plan.takes_actions and row.is_open):
        return too_late(request, plan)
    form = DropForm(request.POST or None)
    if form.is_valid():
        try:
            service.drop_action(by=request.user, action=row, **form.cleaned_data)
        except service.NotDrafting:
            return too_late(request, plan)
        return saved(request, plan, _("Action dropped"))
    return form_page(request, plan, form, _("Drop the action “%(what)s”") % {"what": row.what})


@allow(P.PLAN_WORK)
def action_done(request, pk):
    """Tick an action with what came of it."""
    row, plan = own_row(request.user, Action, pk, "goal__plan")
    if not (plan.may_be_worked and row.is_open and row.since_id):
        return too_late(request, plan)
    form = DoneForm(request.POST or None if request.method == "POST" else None)
    if request.method == "POST" and (not request.POST.get("result") or form.is_valid()):
        done = [Done(row.pk, request.POST.get("result", "")[:300])]
        ended = complete_actions(by=request.user, done=done, household=plan.household)
        if not ended:
            return too_late(request, plan)
        undo = f"undo={reverse('plans:action_undo', args=[pk])}"
        messages.success(request, _("Done: %(what)s") % {"what": row.what}, extra_tags=undo)
        return redirect((request.POST.get("next") == "today" and "today") or plan)
    return form_page(request, plan, form, _("Done"), about=row.what, button=_("Done"))


@allow(P.PLAN_WORK)
@posted_from(lambda request, pk: own_row(request.user, Action, pk, "goal__plan")[1])
def action_undo(request, pk):
    row, plan = own_row(request.user, Action, pk, "goal__plan")
    with transaction.atomic():
        reopen_action(by=request.user, action=row)
    return redirect(plan)


@allow(P.PLAN_WORK)
def printed(request, pk):
    """The agreement with the household on one A4 page: the version approved last, else the draft as it stands."""
    plan = own_or_supervised(request.user, pk)
    version = plan.versions.filter(approved_at__isnull=False).select_related("approved_by").first()
    goals = version.content if version else service.content(service.goals_of(plan))
    context = {"plan": plan, "goals": goals, "version": version, "page_back": plan.get_absolute_url()}
    return render(request, "plans/print.html", context)


def own_or_supervised(user, pk):
    plans = CasePlan.objects.visible_to(user).select_related("household", "worker", "level", "intake")
    plan = get_object_or_404(plans, pk=pk)
    if not plan.is_readable_by(user):
        raise PermissionDenied
    return plan

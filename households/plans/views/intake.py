"""Pages of a case beside the plan itself: the intake, incidents, level, handing over."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from caseload.core.casework.moves import Overtaken
from caseload.core.permissions import P, allow
from households.models import CaseLevel
from households.plans.forms.intake import HandOverForm, IncidentForm, IntakeForm, LevelForm
from households.plans.models import CasePlan
from households.plans.seed import URGENT_LEVEL
from households.plans.services import plans as service
from households.plans.services.assessments import save_intake
from households.plans.views.plans import known, readable


def form_page(request, plan, form, title, **more):
    """A form about a case, with the case to go back to."""
    context = {"plan": plan, "form": form, "title": title, "page_back": plan.get_absolute_url()}
    context |= {"about": "", "button": "", "drop_url": "", **more}
    return render(request, more.get("template", "plans/form.html"), context)


def own(user, pk):
    """The case, if it is the user's own: what the case worker writes, nobody writes for them."""
    plan = readable(user, pk)
    if plan.worker_id != user.pk:
        raise PermissionDenied
    return plan


def saved(request, plan, words, to=""):
    """Say so, and go back to the case, or on to its page named ``to``."""
    messages.success(request, words)
    return redirect(to, plan.pk) if to else redirect(plan)


def too_late(request, plan):
    """The stage moved on while the form was open."""
    messages.warning(request, _("Not saved: the case stands at another stage now."))
    return redirect(plan)


@allow(P.PLAN_WORK)
@transaction.atomic
def intake(request, pk):
    plan = readable(request.user, pk)
    if plan.status != CasePlan.Status.INTAKE or plan.waiting or plan.worker_id != request.user.pk:
        return render(request, "plans/intake.html", {"plan": plan, "page_back": plan.get_absolute_url()})
    form = IntakeForm(request.POST or None, instance=plan.intake)
    if form.is_valid():
        save_intake(by=request.user, intake=plan.intake, **form.cleaned_data)
        return saved(request, plan, _("Intake saved"))
    return form_page(request, plan, form, _("Intake"))


@allow(P.PLAN_WORK)
def incident(request, pk):
    plan = readable(request.user, pk)
    if not plan.is_open:
        return too_late(request, plan)
    form = IncidentForm(request.POST or None)
    if form.is_valid():
        level = CaseLevel.objects.get(pk=URGENT_LEVEL)
        try:
            _row, told = service.report_incident(by=request.user, plan=plan, level=level, **form.cleaned_data)
        except Overtaken:
            form.add_error(None, _("Somebody changed the case at the same moment. Send it once more."))
        else:
            words = _("Reported; supervisors told: %(n)s\nThe case is critical now, and level I.") % {"n": told}
            return saved(request, plan, words)
    return form_page(request, plan, form, _("Critical incident"))


@allow(P.PLAN_WORK)
def level(request, pk):
    plan = readable(request.user, pk)
    if not plan.is_open:
        return too_late(request, plan)
    form = LevelForm(request.POST or None, initial={"level": plan.level_id, "urgency": plan.urgency})
    if form.is_valid():
        data = form.cleaned_data
        chosen = CaseLevel.objects.get(pk=data["level"])
        try:
            service.change_level(
                by=request.user, plan=plan, level=chosen, reason=data["reason"], urgency=data["urgency"]
            )
        except Overtaken:
            form.add_error(None, _("Somebody changed the case at the same moment. Send it once more."))
        else:
            return saved(request, plan, _("Case level: %(level)s") % {"level": chosen})
    return form_page(request, plan, form, _("Case level"))


@allow(P.PLAN_VIEW)
def hand_over(request, pk):
    plan = known(request.user, pk)
    if not service.may_hand_over(request.user, plan):
        raise PermissionDenied
    form = HandOverForm(request.POST or None, user=request.user, plan=plan)
    if form.is_valid():
        try:
            service.hand_over(by=request.user, plan=plan, **form.cleaned_data)
        except Overtaken:
            form.add_error(None, _("Somebody changed the case at the same moment. Send it once more."))
        else:
            return saved(request, plan, _("Handed over to %(name)s") % {"name": form.cleaned_data["worker"]})
    return form_page(request, plan, form, _("Hand the case over"))

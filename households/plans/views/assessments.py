"""The assessment of a case, its scored screens, and the picture of the family."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.shortcuts import render
from django.utils.translation import gettext as _

from caseload.core.permissions import P, allow
from households.plans.forms.assessments import AssessmentForm, CausesForm, ScreenForm, problem_forms, problems_of
from households.plans.models import CasePlan, Screen
from households.plans.services.assessments import save_assessment, take_screen
from households.plans.services.family import family_picture
from households.plans.views.intake import form_page, own, saved, too_late
from households.plans.views.plans import readable
from households.plans.vocab import NEEDS, SCREEN


@allow(P.PLAN_WORK)
def assessment(request, pk):
    """What was found, for its readers; with the way to change it while the case is assessed."""
    plan = readable(request.user, pk)
    screens = list(plan.screens.all())
    context = {
        "plan": plan,
        "assessment": plan.assessments.first(),
        "screens": screens,
        "screen_rows": compared(screens),
        "need_rows": needs_compared(screens),
        "picture": family_picture(list(plan.household.members.all())),
        "may_change": plan.worker_id == request.user.pk and plan.status == CasePlan.Status.ASSESSMENT,
        "may_screen": plan.worker_id == request.user.pk and plan.is_open,
        "page_back": plan.get_absolute_url(),
    }
    return render(request, "plans/assessment.html", context)


def compared(screens):
    """Each question with the answers of the first and the last screen, and what became of it in between."""
    if not screens:
        return []
    first, last = screens[0], screens[-1]
    return [(question, *change(*both)) for question, *both in zip(SCREEN, first.items, last.items, strict=True)]


def change(before, after):
    """(before, after, kind of status, words): less difficulty is better."""
    if after == before:
        return before, after, "", _("the same")
    return (before, after, "ok", _("better")) if after < before else (before, after, "late", _("worse"))


def needs_compared(screens):
    """(need, and what ``change`` says of it) of those that were pressing at either time."""
    if not screens:
        return []
    first, last = screens[0].needs, screens[-1].needs
    named = [code for code in NEEDS if code in first or code in last]
    return [(NEEDS[code], *change(first.get(code, 0), last.get(code, 0))) for code in named]


@allow(P.PLAN_WORK)
@transaction.atomic
def assess(request, pk):
    plan = own(request.user, pk)
    if plan.status != CasePlan.Status.ASSESSMENT or plan.waiting:
        return too_late(request, plan)
    row, data = plan.assessments.first(), request.POST or None
    form = AssessmentForm(data, instance=row)
    causes = CausesForm(data, causes=row.causes)
    problems = problem_forms(data, row, plan.household.members.active())
    if data and form.is_valid() & causes.is_valid() & problems.is_valid():
        save_assessment(
            by=request.user,
            assessment=row,
            problems=problems_of(problems),
            causes=causes.causes(),
            **form.cleaned_data,
        )
        return saved(request, plan, _("Assessment saved"))
    more = {"causes": causes, "problems": problems, "template": "plans/assess.html"}
    return form_page(request, plan, form, _("Assessment"), **more)


def reviewing(request):
    """The screen is taken on the way to a review."""
    return request.GET.get("next") == "review"


@allow(P.PLAN_WORK)
def screen(request, pk):
    plan = own(request.user, pk)
    if not plan.is_open:
        raise PermissionDenied
    moment = Screen.Moment.AFTER if plan.status == CasePlan.Status.EVALUATION else Screen.Moment.BETWEEN
    form = ScreenForm(request.POST or None, moment=moment if plan.screens.exists() else Screen.Moment.BEFORE)
    if form.is_valid():
        row = take_screen(by=request.user, plan=plan, **form.said())
        words = _("Scored screen saved: %(n)s of 20") % {"n": row.total}
        return saved(request, plan, words, to=reviewing(request) and "plans:review_new")
    return form_page(request, plan, form, _("Scored screen"))

"""The gaps of a household, and what is answered to one with a tap."""

from itertools import groupby

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from caseload.core.permissions import P, allow
from caseload.core.views.posted import posted_from
from households.models import Household
from households.services.facts import HouseholdClosed
from households.support.eligibility.events import household_gaps
from households.support.eligibility.forms.gaps import AsideForm
from households.support.eligibility.models import Standing
from households.support.eligibility.services import answers
from households.support.eligibility.views.shown import standings_of, with_answers, with_words
from households.support.policies.services.entitlements import UnderWay, identify
from households.views.households import say_closed


@allow(P.HOUSEHOLD_VIEW)
def of_household(request, pk):
    """A part of the tab of benefits; opened by itself a page of its own."""
    household = get_object_or_404(Household.objects.visible_to(request.user), pk=pk)
    raised, questions, aside = standings_of(household)
    with_answers([*raised, *aside], household)
    plan = next(iter(household_gaps.ask(household=household, user=request.user)), None)
    for row in raised:
        row.action = plan and plan.planned.get((row.policy_id, row.member_id))
    context = {
        "plan": plan,
        "has_gaps": any(row.kind == Standing.Kind.GAP for row in raised),
        "household": household,
        "sections": [(label, list(rows)) for label, rows in groupby(raised, key=lambda row: row.kind_words)],
        "questions": questions,
        "aside": aside,
        "may_answer": request.user.may(P.HOUSEHOLD_EDIT) and household.is_open,
        "page_back": reverse("households:detail", args=[pk]) + "?tab=policies",
    }
    part = "eligibility/_gaps.html"
    return render(request, part if request.htmx else "eligibility/of_household.html", context)


def fetch(user, pk):
    rows = Standing.objects.visible_to(user).select_related("household", "rule", "policy", "member")
    return get_object_or_404(rows, pk=pk)


def page_of(request, pk):
    return fetch(request.user, pk)


@allow(P.HOUSEHOLD_EDIT)
@posted_from(page_of)
def start(request, pk):
    """The entitlement is begun, as identified; the next step is to apply for it."""
    row = fetch(request.user, pk)
    try:
        begun = identify(by=request.user, household=row.household, policy=row.policy, member=row.member)
    except HouseholdClosed:
        say_closed(request)
    except UnderWay:
        messages.warning(request, _("The same policy is under way for them already."))
    else:
        messages.success(request, _("Begun: %(what)s\nThe next step is to apply for it") % {"what": row.policy})
        return redirect(begun)
    return redirect(row)


@allow(P.HOUSEHOLD_EDIT)
@posted_from(page_of)
def explain(request, pk):
    row = fetch(request.user, pk)
    try:
        answers.explain(by=request.user, household=row.household, policy=row.policy, member=row.member)
    except HouseholdClosed:
        say_closed(request)
    else:
        messages.success(request, _("Written down: explained today\n%(what)s") % {"what": row.policy})
    return redirect(row)


@allow(P.HOUSEHOLD_EDIT)
def aside(request, pk):
    """Asks why the policy does not apply; ``take_back`` lifts that again."""
    row = fetch(request.user, pk)
    what = {"by": request.user, "household": row.household, "policy": row.policy, "member": row.member}
    if request.method == "POST" and "take_back" in request.POST:
        answers.lift(**what)
        messages.success(request, _("Taken back: it is judged again"))
        return redirect(row)
    form = AsideForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            answers.set_aside(**what, reason=form.cleaned_data["reason"])
        except HouseholdClosed:
            say_closed(request)
        else:
            messages.success(request, _("Set aside: it does not apply, and later judgements leave it out"))
        return redirect(row)
    with_answers(with_words([row]), row.household)
    context = {"form": form, "row": row, "page_back": row.get_absolute_url()}
    return render(request, "eligibility/aside.html", context)

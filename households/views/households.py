"""A household's page; registering, correcting, closing and reopening it; its history.

The message of a save carries the key of the form's draft, so that the page after it clears the draft on the phone.
"""

from django.contrib import messages
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from caseload.core import audit, catalogues
from caseload.core.models import Area
from caseload.core.permissions import P, allow
from households.forms.households import CloseForm, HouseholdForm, RegisterForm
from households.forms.members import HeadForm, taken_words
from households.models import Category, Household
from households.services import households as service
from households.services.attention import reasons
from households.services.benefits import doubts
from households.services.closing import AlreadyDone, OpenIssues, OpenPlan
from households.services.living import living
from households.services.members import IdNumberTaken
from households.services.rhythm import due_status


class OutOfReach(Exception):
    """What was just saved would lie outside the reach of the one who saved it."""


def readable(user, pk):
    """The household, if ``user`` may know of it; else 404."""
    return get_object_or_404(Household.objects.visible_to(user).select_related("worker"), pk=pk)


def still_visible(user, household):
    """Raises OutOfReach, so that the save is rolled back."""
    if not Household.objects.visible_to(user).filter(pk=household.pk).exists():
        raise OutOfReach


def tell_doubts(request, household, members):
    """Saved all the same: either the person or the household is to be corrected."""
    way_out = _("Correct the person or the categories of the household.")
    for doubt in (doubt for member in members for doubt in doubts(member, household)):
        messages.warning(request, f"{doubt}\n{way_out}")


@allow(P.HOUSEHOLD_VIEW)
def detail(request, pk):
    household = readable(request.user, pk)
    rows = list(household.members.order_by("-is_head", "-is_active", "pk"))
    kinds = catalogues.rows(Category)
    shown = tabs(request.user, household, request.GET.get("tab", "members"))
    periods = list(household.category_periods.all())
    context = {
        "household": household,
        "members": [member for member in rows if member.status == member.Status.PRESENT],
        "gone": [member for member in rows if member.status != member.Status.PRESENT],
        "area": catalogues.by(Area, "path").get(household.area_id),
        "tags": [kinds[code] for code in household.categories if code in kinds],
        "periods": [(kinds.get(period.category_id, period.category_id), period) for period in periods],
        "assignments": household.assignments.select_related("worker", "by"),
        "due": due_status(household),
        "living": living(household),
        "reasons": reasons(household) if household.is_open else [],
        "tabs": shown,
        "tab": next((tab for tab in shown if tab["current"]), shown[0]),
        "may": rights(request.user),
        "page_back": reverse("households:list"),
    }
    return render(request, "households/household.html", context)


def rights(user):
    """What the buttons of the page ask, by short names for the template."""
    named = {
        "call": P.HOUSEHOLD_CALL,
        "edit": P.HOUSEHOLD_EDIT,
        "close": P.HOUSEHOLD_CLOSE,
        "assign": P.HOUSEHOLD_ASSIGN,
        "reveal": P.PERSONAL_REVEAL,
        "visit": P.VISIT_RECORD,
        "report": P.ISSUE_REPORT,
        "notes": P.CASE_NOTES,
    }
    return {name: user.may(right) for name, right in named.items()}


TABS = {
    "members": (gettext_lazy("Members"), "households:detail", P.HOUSEHOLD_VIEW),
    "visits": (gettext_lazy("Visits"), "visits:of_household", P.VISIT_VIEW),
    "issues": (gettext_lazy("Issues"), "issues:of_household", P.ISSUE_VIEW),
    "plan": (gettext_lazy("Plan"), "plans:of_household", P.PLAN_VIEW),
    "policies": (gettext_lazy("Benefits"), "policies:of_household", P.HOUSEHOLD_VIEW),
    "income": (gettext_lazy("Income"), "policies:income", P.HOUSEHOLD_VIEW),
    "jobs": (gettext_lazy("Jobs"), "employment:of_household", P.JOB_VIEW),
    "activities": (gettext_lazy("Activities attended"), "activities:of_household", P.ACTIVITY_VIEW),
    "giving": (gettext_lazy("Needs and gifts"), "giving:of_household", P.GIVING_VIEW),
    "history": (gettext_lazy("History"), "households:history", P.HOUSEHOLD_VIEW),
}
"""What a household's page shows, by the name in its address. All but the first are loaded from their own page."""


def tabs(user, household, current):
    counts = {"members": household.member_count, "issues": household.open_issue_count}
    here = reverse("households:detail", args=[household.pk])
    return [
        {
            "label": label,
            "url": here if key == "members" else f"{here}?tab={key}",
            "count": counts.get(key),
            "current": key == current,
            "loaded_from": "" if key == "members" else reverse(name, args=[household.pk]),
        }
        for key, (label, name, right) in TABS.items()
        if user.may(right)
    ]


@allow(P.HOUSEHOLD_VIEW)
def history(request, pk):
    household = readable(request.user, pk)
    template = "ui/_history_card.html" if request.htmx else "core/history.html"
    context = {
        "of": household.head_name,
        "within": household.head_name,
        "number": household.number,
        "entries": audit.history(household),
        "page_back": reverse("households:detail", args=[pk]),
    }
    return render(request, template, context)


@allow(P.HOUSEHOLD_EDIT)
def new(request):
    form = RegisterForm(request.POST or None, by=request.user, initial={"area": request.user.area_id})
    head = HeadForm(request.POST or None, by=request.user)
    if request.method == "POST" and form.is_valid() & head.is_valid():
        household = register(request.user, form, head)
        if household:
            words = _("Registered: %(name)s\nHousehold number %(number)s") % facts_of(household)
            messages.success(request, words)
            tell_doubts(request, household, [household.head])
            return redirect("households:detail", household.pk)
    context = {"form": form, "head": head, "page_back": reverse("households:list")}
    return render(request, "households/register.html", context)


def facts_of(household):
    return {"name": household.head_name, "number": household.number}


def register(user, form, head):
    """The new household, or None with the sentence on the field that was refused."""
    try:
        with transaction.atomic():
            household = service.register_household(by=user, head=head.cleaned_data, **form.cleaned_data)
            still_visible(user, household)
            return household
    except IdNumberTaken as taken:
        head.add_error("id_number", taken_words(taken.holder, user))
    except service.NumberTaken:
        form.add_error("number", _("Another household has this number."))
    except OutOfReach:
        form.add_error("area", _("This lies outside your areas. Choose a worker or another area."))
    return None


@allow(P.HOUSEHOLD_EDIT)
@transaction.atomic
def edit(request, pk):
    household = readable(request.user, pk)
    if not household.is_open:
        return closed(request, household)
    form = HouseholdForm(request.POST or None, instance=household, by=request.user)
    if form.is_valid() and save(request.user, household, form):
        messages.success(request, _("Saved: %(name)s") % {"name": household.head_name})
        tell_doubts(request, household, household.members.active())
        return redirect("households:detail", pk)
    context = {"form": form, "household": household, "page_back": reverse("households:detail", args=[pk])}
    return render(request, "households/edit.html", context)


def save(user, household, form):
    """Whether the changes stand; if not, the form says why."""
    try:
        with transaction.atomic():
            service.update_household(by=user, household=household, **form.cleaned_data)
            still_visible(user, household)
        return True
    except service.NumberTaken:
        form.add_error("number", _("Another household has this number."))
    except OutOfReach:
        form.add_error("area", _("You would no longer see this household there; choose one of your areas."))
    return False


def say_closed(request):
    """The answer to whoever changes something of a household that was closed meanwhile."""
    messages.warning(request, _("This household is closed.\nReopen it before you change something."))


def closed(request, household):
    say_closed(request)
    return redirect("households:detail", household.pk)


@allow(P.HOUSEHOLD_CLOSE)
def close(request, pk):
    household = readable(request.user, pk)
    if not household.is_open:
        return closed(request, household)
    form = CloseForm(request.POST or None, household=household)
    if not household.open_issue_count and form.is_valid() and ended(request, household, form):
        return redirect("households:detail", pk)
    context = {"form": form, "household": household, "page_back": reverse("households:detail", args=[pk])}
    return render(request, "households/close.html", context)


def ended(request, household, form):
    try:
        service.close_household(by=request.user, household=household, **form.cleaned_data)
    except OpenIssues as some:
        household.open_issue_count = some.count
        return False
    except OpenPlan:
        messages.warning(request, _("Not closed: a case of this household is open.\nEnd or refer the case first."))
        return True
    except AlreadyDone:
        messages.warning(request, _("Somebody else has closed it already."))
        return True
    messages.success(request, _("Closed: %(name)s") % {"name": household.head_name})
    return True


@allow(P.HOUSEHOLD_CLOSE)
def reopen(request, pk):
    household = readable(request.user, pk)
    if household.is_open:
        return redirect("households:detail", pk)
    if request.method == "POST":
        try:
            service.reopen_household(by=request.user, household=household)
            messages.success(request, _("Open again: %(name)s") % {"name": household.head_name})
        except IdNumberTaken as taken:
            lead = _("It cannot be reopened: somebody of it is listed elsewhere meanwhile.")
            messages.error(request, f"{lead}\n{taken_words(taken.holder, request.user)}")
        except AlreadyDone:
            messages.warning(request, _("Somebody else has reopened it already."))
        return redirect("households:detail", pk)
    context = {"household": household, "page_back": reverse("households:detail", args=[pk])}
    return render(request, "households/reopen.html", context)

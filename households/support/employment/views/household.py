"""Who of a household works where since when, who looks for work, and what was tried: a tab of the household's page."""

from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone

from caseload.core.permissions import P, allow
from households.models import Household
from households.support.employment.models import Placement, Trainee, Wish
from households.support.employment.models.opening import WORKING_AGE
from households.support.employment.views.shown import with_words


@allow(P.JOB_VIEW)
def of_household(request, pk):
    """Opened by itself it is a page of its own."""
    household = get_object_or_404(Household.objects.visible_to(request.user), pk=pk)
    rows = Placement.objects.filter(household=household).for_list().order_by("-recommended_on", "-pk")
    placements = with_words(list(rows), timezone.localdate())
    context = {
        "household": household,
        "people": people_of(household, placements),
        "placements": placements,
        "trainees": Trainee.objects.filter(member__household=household).select_related("course", "member"),
        "may_work": household.is_open and request.user.may(P.JOB_WORK),
        "page_back": reverse("households:detail", args=[pk]),
    }
    return render(request, "employment/_rows.html" if request.htmx else "employment/of_household.html", context)


def people_of(household, placements):
    """Those of working age, or of an age that nobody knows, each with the ``post`` they have and their ``wish``."""
    posts = {row.member_id: row for row in placements if row.status == Placement.Status.PLACED}
    wishes = {wish.member_id: wish for wish in Wish.objects.filter(member__household=household)}
    found = []
    for member in household.members.active().order_by("-is_head", "pk"):
        member.years = member.age()
        if member.years is None or member.years >= WORKING_AGE:
            member.post, member.wish = posts.get(member.pk), wishes.get(member.pk)
            found.append(member)
    return found

"""What became of what a donor gave, told without naming anybody."""

from dataclasses import dataclass

from django.db.models import Count, Sum

from caseload.core import catalogues
from caseload.core.models import Area, paths_above
from households.models import Category, Household
from households.support.giving.models import Gift, Need, WriteOff

COMMUNITY = 2
"""The level of the area that is named."""
WISHES = 200
"""So many stand on one list."""


@dataclass
class Told:
    """A gift, or a need, as a donor reads of it: where, what kind of household, what it is."""

    community: str
    kind: str
    what: Gift | Need


def told_of(donations):
    """What was handed over of ``donations``, the latest first."""
    gifts = Gift.objects.given().filter(donation__in=donations).select_related("donation", "household")
    rows = gifts.order_by("-handed_on", "-pk")
    return [Told(community_of(gift.happened_in_id), kind_of(gift.household), gift) for gift in rows]


def open_wishes(needs):
    """Those of ``needs`` that nobody has met yet, as donors may choose among them, the longest waiting first."""
    rows = needs.filter(status=Need.Status.OPEN, household__status=Household.Status.OPEN).select_related("household")
    return [
        Told(community_of(need.household.area_id), kind_of(need.household), need)
        for need in rows.order_by("since", "pk")[:WISHES]
    ]


def written_off_of(donations):
    """What of ``donations`` could be given to nobody, the latest first."""
    return WriteOff.objects.standing().filter(donation__in=donations).select_related("donation").order_by("-day", "-pk")


def reached_by(donations):
    """How many households were given something of ``donations``, and what it is worth."""
    gifts = Gift.objects.given().filter(donation__in=donations)
    return gifts.aggregate(households=Count("household", distinct=True), value=Sum("value", default=0))


def community_of(path):
    """The name of the community in which an area lies; of the area itself where there is none around it."""
    areas = catalogues.by(Area, "path")
    above = [areas[one] for one in paths_above(path) if one in areas]
    return next((area.name for area in above if area.level_no == COMMUNITY), above[-1].name if above else "")


def kind_of(household):
    """The first of its categories: a kind of household, which many are."""
    kinds = catalogues.rows(Category)
    return next((str(kinds[code]) for code in household.categories if code in kinds), "")

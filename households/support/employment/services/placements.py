"""Placements are begun and moved here. Who begins to work locks the household first and the opening after it, so that
of two for one place, and of two posts for one person, the second is told why not."""

from django.db import transaction
from django.utils.translation import gettext as _

from caseload.core import wall_clock
from caseload.core.casework.moves import MoveRefused
from caseload.core.casework.workflow import Workflow, as_asked
from caseload.core.services.calendar import months_after
from households.models import Member
from households.services.facts import locked
from households.services.members import update_member
from households.support.employment.models import MOVES, Opening, Placement
from households.support.employment.models.placement import LOOKS
from households.support.employment.services.fitness import against, doubts

OF_THE_FILE = ("work_employer", "welfare_post")
"""What a member's file says of the work that was found; of where and how many months a roster knows more."""


class PlacementRefused(Exception):
    """Nobody can be recommended so; ``str()`` says why. ``field``: which part of what was asked for is the reason."""

    def __init__(self, words, field="opening"):
        super().__init__(words)
        self.field = field


@transaction.atomic
def recommend(*, by, opening, member, recommended_on=None, words=""):
    """``member`` is recommended for ``opening``. Raises PlacementRefused; where the file says something against it,
    unless ``words`` explain."""
    household = locked(member.household)
    if not household.is_open:
        raise PlacementRefused(_("The household is closed; reopen it first."), None)
    day = recommended_on or wall_clock.today()
    if reason := against(opening, member, day=day):
        raise PlacementRefused(reason)
    if Placement.objects.under_way().filter(opening=opening, member=member).exists():
        raise PlacementRefused(_("%(name)s is recommended for it already.") % {"name": member.name})
    found = doubts(opening, member, day=day)
    if found and not words:
        raise PlacementRefused(to_be_explained(found), "words")
    row = Placement(opening=opening, household=household, member=member, recommended_on=day, pay=opening.pay, by=by)
    return PLACEMENTS.begin(row, "recommend", by=by, asked={"words": words})


def to_be_explained(found):
    return " ".join([*found, _("Note here why it is right all the same.")])


def _placed(taking):
    row, asked = taking.row, taking.asked
    locked(row.household)
    opening = Opening.objects.select_for_update(no_key=True).get(pk=row.opening_id)
    first, until = asked["started_on"], asked.get("contract_until")
    if reason := against(opening, row.member, own=row, day=first):
        raise MoveRefused(reason)
    found = doubts(opening, row.member, until=until, own=row, day=first)
    if found and not asked.get("words"):
        raise MoveRefused(to_be_explained(found))
    return {**as_asked(taking), "next_look_on": months_after(first, LOOKS[0])}


def _looked(taking):
    """The next look is the first that lies behind this one and the day on which it was made."""
    row, day = taking.row, taking.asked["looked_on"]
    coming = (months_after(row.started_on, months) for months in LOOKS)
    return {"next_look_on": next((on for on in coming if on > max(row.next_look_on, day)), None)}


def _over(taking):
    return {**as_asked(taking), "next_look_on": None}


def _enter_in_file(taking):
    """The work stands in the member's file, so that nobody types it again."""
    row, opening = taking.row, taking.row.opening
    facts = {"work_employer": opening.employer, "welfare_post": opening.post}
    _write(row, {name: words for name, words in facts.items() if words}, by=taking.by)


def _take_out_of_file(taking):
    """What the file says of this work goes; what somebody wrote of other work stays."""
    row, opening = taking.row, taking.row.opening
    if Member.objects.filter(pk=row.member_id, work_employer=opening.employer).exists():
        _write(row, dict.fromkeys(OF_THE_FILE, ""), by=taking.by)


def _write(row, facts, *, by):
    member = Member.objects.select_related("household").get(pk=row.member_id)
    if member.household.is_open and member.is_active:
        update_member(by=by, member=member, **facts)


PLACEMENTS = Workflow(
    "Job placements",
    MOVES,
    words=("words",),
    facts=("interviewed_on", "started_on", "pay", "contract_until", "looked_on", "ended_on", "why"),
    changes={"place": _placed, "look": _looked, "leave": _over, "end": _over},
    effects={"place": _enter_in_file, "leave": _take_out_of_file, "end": _take_out_of_file},
)

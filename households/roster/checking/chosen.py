"""Ways out of problems as the importer chose them, held against the registry: who may head a household, and move."""

from caseload.core import wall_clock
from households.models import Member
from households.roster.checking.differences import status_of
from households.roster.reading.heads import refuse
from households.roster.reading.problems import ERRORS
from households.roster.reading.ways import HEAD_CHOSEN, MOVES_HERE, WAYS, way

Status = Member.Status
MOST = 20
"""People of a household of whom one may be chosen: where there are more, the rows of several came together."""

# --- the head ---


def may_head(group, record):
    """Whether ``record`` may be chosen as the head: it lacks nothing else, and the person lives there."""
    wrong = {problem.code for problem in record.problems if problem.code in ERRORS}
    is_headless = bool(wrong) and all(WAYS.get(code) == HEAD_CHOSEN for code in wrong)
    return is_headless and record.is_person and says_present(record) and len(group.persons) <= MOST


def doubt_chosen_heads(part):
    """Who died or left, as the registry knows by now, is not made the head."""
    for group in part.groups if part.roster.ways else ():
        household = part.matches.get(id(group))
        if household and not group.is_held and way(HEAD_CHOSEN, group.first) in part.roster.ways:
            member = part.registry.persons_of(group.persons, household).get(group.first.place)
            if member and status_of(group, group.first, member) != Status.PRESENT:
                refuse(group, "head_missing")


# --- who moves ---


def may_move(part, record, household):
    """Whether the person of ``record`` may leave the other household where they live and come into ``household``."""
    member = part.registry.elsewhere(record, household) if record.is_person else None
    home = part.registry.households.get(member.household_id) if member else None
    is_led_by_them = home is not None and (member.is_head or home.head_id == member.pk)
    is_open = household is None or household.is_open
    return bool(
        home and not is_led_by_them and is_open and says_present(record) and part.roster.areas.may_write(home.area_id)
    )


def moves_here(part, record, household):
    """Whether somebody chose that they do, and they still may."""
    if not part.roster.ways or record.is_rejected:
        return False
    member = part.registry.elsewhere(record, household)
    return bool(member) and _is_chosen(part, record, member) and may_move(part, record, household)


def died_elsewhere(part, record, household):
    """Who is known to have died in another household, and is listed here as living: not entered a second time."""
    member = part.registry.known(record)
    is_dead = member is not None and member.status == Status.DEAD and says_present(record)
    return member if is_dead and (household is None or member.household_id != household.pk) else None


def let_move(part, records):
    """They leave their households; here they are new."""
    for record in records:
        member = part.registry.take_out(part.registry.known(record))
        home = part.registry.households[member.household_id]
        member.status, member.is_active, member.left_on = Status.MOVED, False, wall_clock.today()
        member.version += 1
        part.leavers.append((home, member))
        part.changed_members[member.pk] = member
        part.roster.left.add(member.pk)
        record.report(MOVES_HERE, raw=f"{home.number} {home.head_name}")


def _is_chosen(part, record, member):
    return way(MOVES_HERE, record, member.pk) in part.roster.ways


def says_present(record):
    return record.person_values.get("member_status", Status.PRESENT) == Status.PRESENT

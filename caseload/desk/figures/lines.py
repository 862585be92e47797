"""A row behind a number as a line of a table: what each kind of row says of itself."""

from dataclasses import dataclass

from django.urls import reverse

from caseload.core import catalogues
from caseload.core.models import Area
from caseload.core.permissions import P
from caseload.core.templatetags.reading import day, full_day, lasted, yuan
from households.glosses import gloss
from households.support.policies.models import Authority
from households.support.policies.views.shown import gives


@dataclass
class Line:
    """``seal``: whose seal stands before the name, if anybody's; ``cells``: (column, words, is data in Chinese)."""

    name: str
    url: str
    sub: str
    cells: list
    seal: object = None
    pk: object = None


def area_name(path):
    area = catalogues.by(Area, "path").get(path)
    return area.name if area else ""


def area_line(row, user):
    url = reverse("area", args=[row.pk]) if user.may(P.AREAS) else ""
    return Line(row.name, url, row.code, [(row.service_centre or row.party_branch, True)])


def person_line(row, user):
    url = reverse("person", args=[row.pk]) if user.may(P.PEOPLE) else ""
    return Line(row.name, url, row.username, [(area_name(row.area_id), True)], seal=row.pk)


def household_line(row, user):
    worker = row.worker.name if row.worker else ""
    return Line(
        row.head_name,
        reverse("households:detail", args=[row.pk]),
        row.address or row.number,
        [
            (area_name(row.area_id), True),
            (worker, True),
            (day(row.last_visit_on), False),
            (day(row.next_visit_on) if row.is_open else "", False),
        ],
        seal=row.pk,
    )


def member_line(row, user):
    household = row.household
    years = row.age()
    return Line(
        row.name,
        reverse("households:detail", args=[household.pk]),
        gloss(row.relation),
        [
            (household.head_name, True),
            (area_name(household.area_id), True),
            ("" if years is None else years, False),
        ],
        seal=row.pk,
    )


def visit_line(row, user):
    said = row.get_condition_display() if row.was_made else row.get_outcome_display()
    return Line(
        full_day(row.visited_on),
        reverse("doorstep:visit", args=[row.pk]),
        row.get_kind_display(),
        [
            (row.household.head_name, True),
            (row.worker.name, True),
            (said, False),
            (lasted(row.lasted) if row.lasted else "", False),
            (row.leaflets or "", False),
        ],
    )


def ledger_line(row, user):
    return Line(
        str(row),
        row.get_absolute_url(),
        full_day(row.day),
        [
            (row.get_occasion_display(), False),
            (row.household.head_name if row.household else row.place, True),
            (area_name(row.happened_in_id), True),
            (row.by.name, True),
            (row.count, False),
        ],
    )


def issue_line(row, user):
    return Line(
        row.title,
        reverse("issues:issue", args=[row.pk]),
        row.number,
        [
            (row.household.head_name if row.household else area_name(row.area_id), True),
            (full_day(row.opened_on), False),
            (row.get_status_display(), False),
            (row.get_satisfaction_display(), False),
        ],
    )


def plan_line(row, user):
    return Line(
        row.household.head_name,
        row.get_absolute_url(),
        row.number,
        [
            (area_name(row.household.area_id), True),
            (row.get_status_display(), False),
            (day(row.review_due_on), False),
            (full_day(row.closed_on) if row.closed_on else "", False),
            (row.worker.name if row.worker else "", True),
        ],
        seal=row.household_id,
    )


def goal_line(row, user):
    """What a goal says is read by the readers of its case only; the others see whose it is, and when."""
    plan = row.plan
    return Line(
        row.title if plan.is_readable_by(user) else plan.household.head_name,
        plan.get_absolute_url(),
        plan.number,
        [
            (plan.household.head_name, True),
            (full_day(row.since.agreed_on) if row.since else "", False),
            (row.get_state_display(), False),
            (full_day(row.state_on) if row.state_on else "", False),
        ],
    )


def gift_line(row, user):
    return Line(
        str(row),
        row.get_absolute_url(),
        row.number,
        [
            (row.household.head_name, True),
            (row.donation.donor.public_name, True),
            (full_day(row.matched_on), False),
            (row.get_status_display(), False),
            (yuan(row.value), False),
        ],
    )


def entitlement_line(row, user):
    household = row.household
    return Line(
        str(row.policy),
        row.get_absolute_url(),
        str(catalogues.by_code(Authority, row.policy.authority_id)),
        [
            (household.head_name, True),
            (row.for_whom, True),
            (area_name(household.area_id), True),
            (full_day(row.paid_on) if row.paid_on else "", False),
            (gives(row.amount, row.policy), False),
        ],
        seal=household.pk,
    )


def gap_line(row, user):
    household = row.household
    return Line(
        str(row.policy),
        row.get_absolute_url(),
        str(catalogues.by_code(Authority, row.policy.authority_id)),
        [
            (household.head_name, True),
            (row.for_whom, True),
            (area_name(row.area_id), True),
            (full_day(row.since), False),
        ],
        seal=household.pk,
    )


def activity_line(row, user):
    return Line(
        row.title,
        row.get_absolute_url(),
        str(row.kind),
        [
            (full_day(row.day), False),
            (area_name(row.area_id), True),
            (row.owner.name, True),
            (row.get_status_display(), False),
        ],
    )

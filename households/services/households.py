"""Registering and correcting a household: its facts, its categories, its area."""

from functools import reduce
from operator import or_

from django.db import IntegrityError, connection, transaction
from django.db.models import Max, Q, Value
from django.db.models.functions import Left

from caseload.core import wall_clock
from caseload.core.text import visible_facts
from households.events import households_changed, rhythm_changed
from households.models import Assignment, CategoryPeriod, Household, Member
from households.services.assigning import assign_households
from households.services.closing import close_household, reopen_household
from households.services.facts import PARTS, forget_income, knows_parts, refresh_facts, set_facts, set_income
from households.services.members import build_member, one_number_one_member
from households.services.rhythm import keep_rhythm, rule_of, set_rhythm
from households.vocab import HEAD

__all__ = ["assign_households", "close_household", "register_household", "reopen_household", "update_household"]

NUMBER_DIGITS = 5
"""A number that the system gives: the area's code and a running number of so many digits."""


class NumberTaken(Exception):
    """Another household has this number."""


def reserve_ids(model, count):
    """``count`` primary keys taken from the model's sequence: a household and its head refer to each other."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)",
            [model._meta.db_table, count],
        )
        return [row[0] for row in cursor.fetchall()]


def next_number(area):
    """The next free number of ``area``; whoever asks meanwhile waits until this transaction ends."""
    return next_numbers({area.code})[area.code]


def next_numbers(codes):
    """{code of an area: its next free number}; always locked in one order, so that two who ask do not block each
    other."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_advisory_xact_lock(hashtext('household number'), hashtext(code))"
            " FROM (SELECT unnest(%s::text[]) AS code ORDER BY 1) asked",
            [sorted(codes)],
        )
    begun = reduce(or_, (Q(number__startswith=code) for code in codes))
    given = Household.objects.filter(begun, number__regex=rf"[0-9]{{{NUMBER_DIGITS}}}$").order_by()
    given = given.annotate(code=Left("number", Value(-NUMBER_DIGITS))).filter(code__in=codes)
    last = dict(given.values_list("code").annotate(last=Max("number")))
    running = {code: int(last[code][-NUMBER_DIGITS:]) + 1 if code in last else 1 for code in codes}
    return {code: f"{code}{number:0{NUMBER_DIGITS}}" for code, number in running.items()}


@transaction.atomic
def register_household(*, by, area, head, number="", categories=(), worker=None, **facts):
    """A new open household. ``head``: the fields of its head (``name``, ``id_number``, …).

    Without a ``number`` it gets the area's next one. Raises NumberTaken, IdNumberTaken.
    """
    household = Household(
        pk=reserve_ids(Household, 1)[0],
        number=number or next_number(area),
        area=area,
        head_id=reserve_ids(Member, 1)[0],
        categories=sorted(categories),
        worker=worker,
        **visible_facts(facts),
    )
    member = build_member(household=household, pk=household.head_id, **{**head, "relation": HEAD}, is_head=True)
    set_facts(household, [member])
    set_income(household)
    set_rhythm(household)
    save_with_number(household, force_insert=True)
    with one_number_one_member(head.get("id_number", "")):
        member.save(force_insert=True)
    begin_periods(household, household.categories, wall_clock.today())
    if worker:
        Assignment.objects.create(household=household, worker=worker, by=by)
    households_changed.tell(households=[household.pk])
    return household


@transaction.atomic
def update_household(*, by, household, categories=None, on=None, **changes):
    """Correct a household; ``categories`` (codes) hold from ``on`` (today). Raises NumberTaken."""
    knew = changes.keys() & {*PARTS} and knows_parts(Household.objects.get(pk=household.pk))
    for field, value in visible_facts(changes).items():
        setattr(household, field, value)
    changed = [*changes, "version"]
    if knew:
        forget_income(household)
    if changes.keys() & {*PARTS}:
        changed += set_income(household)
    if categories is not None:
        changed += set_categories(household, categories, on or wall_clock.today())
    household.version += 1
    save_with_number(household, update_fields=changed)
    refresh_facts(household)
    if "visit_rule" in changed:
        rhythm_changed.tell(households=[household.pk])
        household.refresh_from_db(fields=["next_visit_on", "overdue_from"])
    return household


def set_categories(household, codes, on):
    """Begin and end periods so that exactly ``codes`` hold from ``on``. Returns the fields set on the household."""
    wanted = set(codes)
    current = {period.category_id: period for period in household.category_periods.current()}
    for code in current.keys() - wanted:
        period = current[code]
        period.valid_to = max(on, period.valid_from)
        period.save(update_fields=["valid_to"])
    begin_periods(household, sorted(wanted - current.keys()), on)
    household.categories = sorted(wanted)
    if rule_of(household).code == household.visit_rule:
        return ["categories"]
    return ["categories", *keep_rhythm(household)]


def begin_periods(household, codes, on):
    CategoryPeriod.objects.bulk_create(
        CategoryPeriod(household=household, category_id=code, valid_from=on) for code in codes
    )


def save_with_number(household, **how):
    try:
        with transaction.atomic():
            household.save(**how)
    except IntegrityError as refused:
        if "number" not in str(refused):
            raise
        raise NumberTaken from None

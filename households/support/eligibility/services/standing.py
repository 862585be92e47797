"""What becomes of the judgements: how each household, and each member, stands to the policies that have a rule.

``judge`` writes it for some households, set-based: of one when something of it changed, of all in turn at night.
"""

from datetime import timedelta
from itertools import chain

from django.db import connection, transaction

from caseload.core import wall_clock
from households.models import Household
from households.support.eligibility.facts import HOUSEHOLD, MEMBER
from households.support.eligibility.models import Judging, Rule, Stale, Standing
from households.support.eligibility.services import standing_sql as sql
from households.support.eligibility.services.judging import judgements_sql
from households.support.policies.models import SOON

AHEAD = timedelta(days=31)
"""So long before a birthday it is said what that will open or end."""
LOCK = 0x676170
"""One judges at a time."""
AT_ONCE = 5_000


@transaction.atomic
def judge(households, *, day=None, waits=True):
    """Write anew how ``households`` (keys) stand. False, and nothing done, where somebody else judges just now and
    ``waits`` is false."""
    day, keys = day or wall_clock.today(), list(households)
    rules = list(Rule.objects.in_force(day))
    with connection.cursor() as cursor:
        if not _alone(cursor, waits):
            return False
        cursor.execute(sql.JOINED_BY_HASH)
        cursor.execute(sql.KEEP_IN_PLACE, [keys])
        cursor.execute(sql.JUDGED, [keys])
        cursor.execute(*_written(rules, day, keys, _with_birthdays(cursor, day, keys)))
    return True


def _alone(cursor, waits):
    cursor.execute(f"SELECT pg_{'' if waits else 'try_'}advisory_xact_lock(%s)", [LOCK])
    return waits or cursor.fetchone()[0]


def _with_birthdays(cursor, day, keys):
    """In which of ``keys`` somebody's birthday comes soon."""
    cursor.execute(sql.WITH_BIRTHDAYS, {"households": keys, "day": day, "ahead": day + AHEAD})
    return [key for (key,) in cursor.fetchall()]


def _written(rules, day, keys, having):
    """(sql, params) of the statement that judges, compares with what stands there, and writes what differs."""
    parts = {
        "held": (sql.HELD, [day, day + SOON, [rule.pk for rule in rules], keys]),
        "receiving": (sql.RECEIVING, []),
        "judged": _judged(rules, day, keys, day + AHEAD, having),
        "answers": (sql.ANSWERS, [keys]),
        "found": (sql.FOUND, []),
        "kept": (sql.KEPT, [keys]),
        "changed": (sql.CHANGED, []),
        "removed": (sql.REMOVED, []),
        "rewritten": (sql.REWRITTEN, [day]),
    }
    named = ", ".join(f"{name} AS ({statement})" for name, (statement, _params) in parts.items())
    return f"WITH {named} {sql.ADD}", [*chain.from_iterable(params for _statement, params in parts.values()), day]


def _judged(rules, *of):
    """(sql, params) of whom ``rules`` do not rule out, be they for members or households."""
    by_whom = [[rule for rule in rules if rule.whom == whom] for whom in (MEMBER, HOUSEHOLD)]
    found = [judgements_sql(of_them, *of) for of_them in by_whom if of_them] or [(sql.NOBODY, [])]
    params = chain.from_iterable(params for _part, params in found)
    return " UNION ALL ".join(part for part, _params in found), [*params]


def judge_all(*, day=None):
    """Everybody, a batch at a time: each is written when it is done, and pages say how far it is."""
    keys = list(Household.objects.open().order_by("pk").values_list("pk", flat=True))
    run = Judging.objects.create(households=len(keys))
    for first in range(0, len(keys), AT_ONCE):
        judge(keys[first : first + AT_ONCE], day=day)
        run.judged = min(first + AT_ONCE, len(keys))
        run.save(update_fields=["judged"])
    Standing.objects.exclude(household__status=Household.Status.OPEN).delete()
    Judging.objects.exclude(pk=run.pk).delete()
    run.done_at = wall_clock.now()
    run.save(update_fields=["done_at"])
    return run


def mark_stale(*, households):
    """Something of ``households`` (keys) changed: they are judged again, by the next who looks or by the job.

    Called by the rooms below: ``settings.CASELOAD_HOOKS`` names it.
    """
    with connection.cursor() as cursor:
        cursor.execute(sql.MARK, [sorted(set(households))])


def forget(*, households):
    """Households, or members of theirs, are about to be removed. Called like ``mark_stale``."""
    for model in (Standing, Stale):
        model.objects.filter(household__in=households).delete()


def judge_stale(household=None):
    """Judge again what changed: of ``household`` (a key) only, without waiting, or of all."""
    if household:
        if Stale.objects.filter(household=household).exists():
            judge([household], waits=False)
        return
    while keys := list(Stale.objects.order_by("pk").values_list("pk", flat=True)[:AT_ONCE]):
        judge(keys)

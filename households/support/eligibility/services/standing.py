"""What becomes of the judgements: how each household, and each member, stands to the policies that have a rule.

``judge`` writes it for some households, set-based: of one when something of it changed, of all in turn at night.
"""

from datetime import timedelta

from django.db import connection, transaction

from caseload.core import wall_clock
from households.models import Household
from households.support.eligibility.facts import HOUSEHOLD, MEMBER
from households.support.eligibility.models import Judging, Rule, Stale, Standing
from households.support.eligibility.services import standing_sql as sql
from households.support.eligibility.services.judging import gather, judgement_sql
from households.support.eligibility.services.trees import facts_of, told_by
from households.support.policies.models import SOON

AHEAD = timedelta(days=31)
"""So long before a birthday it is said what that will open or end."""
LOCK = 0x676170
"""One judges at a time."""
AT_ONCE = 20_000
BIRTHDAY = {MEMBER: "birth_date", HOUSEHOLD: "eldest_birth_date"}


@transaction.atomic
def judge(households, *, day=None, waits=True):
    """Write anew how ``households`` (keys) stand. False, and nothing done, where somebody else judges just now and
    ``waits`` is false."""
    day, keys = day or wall_clock.today(), list(households)
    rules = list(Rule.objects.in_force(day))
    with connection.cursor() as cursor:
        if not _alone(cursor, waits):
            return False
        cursor.execute(sql.KEEP_IN_PLACE, [keys])
        Stale.objects.filter(household__in=keys).delete()
        cursor.execute(sql.FOUND)
        cursor.execute(sql.HELD, {"day": day, "households": keys, "rules": [rule.pk for rule in rules]})
        by_whom = [(whom, [rule for rule in rules if rule.whom == whom]) for whom in (MEMBER, HOUSEHOLD)]
        for whom, of_them in by_whom:
            _judge_by(cursor, whom, of_them, day, keys)
        cursor.execute(sql.FOUND_BY)
        for whom, of_them in by_whom:
            _look_ahead(cursor, whom, of_them, day, keys)
        cursor.execute(sql.REMOVE, [keys])
        cursor.execute(sql.NEW, {"households": keys})
        for statement in (sql.CHANGE, sql.ADD):
            cursor.execute(statement, {"day": day})
    return True


def _alone(cursor, waits):
    cursor.execute(f"SELECT pg_{'' if waits else 'try_'}advisory_xact_lock(%s)", [LOCK])
    return waits or cursor.fetchone()[0]


def _judge_by(cursor, whom, rules, day, keys):
    """Who is in question today by each of ``rules``."""
    source = gather(whom, day, keys) if rules else ""
    for rule in rules:
        judged, params = judgement_sql(rule, day, source=source)
        what = [rule.policy_id, rule.pk]
        cursor.execute(sql.judge(judged, whom), [day + SOON, day + SOON, day + SOON, *what, *params, rule.policy_id])


def _told(rule):
    return {fact.code for fact in told_by(facts_of(rule.tree, rule.whom), rule.whom)}


def _look_ahead(cursor, whom, rules, day, keys):
    """Where somebody's birthday comes soon, by the rules that ask for an age, on a day after it."""
    ahead, aging = day + AHEAD, [rule for rule in rules if BIRTHDAY[whom] in _told(rule)]
    cursor.execute(sql.WITH_BIRTHDAYS, {"households": keys, "day": day, "ahead": ahead})
    having = [key for (key,) in cursor.fetchall()]
    source = gather(whom, ahead, having) if aging and having else ""
    for rule in aging if having else ():
        judged, params = judgement_sql(rule, ahead, source=source)
        turns = sql.turns(source, whom, BIRTHDAY[whom])
        window = [ahead, ahead, day, ahead]
        cursor.execute(sql.open_soon(judged, turns), [rule.policy_id, rule.pk, *params, *window, *[rule.policy_id] * 2])
        cursor.execute(sql.end_soon(judged, turns), [*params, *window, rule.policy_id])


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

"""When a household is to be visited next: the shortest rhythm among the groups it belongs to."""

from datetime import timedelta

from django.db import connection
from django.utils import timezone
from django.utils.translation import gettext, ngettext
from procrastinate.contrib.django import app

from caseload.core import catalogues, wall_clock
from caseload.core.templatetags.reading import day as day_words
from households.events import rhythm_changed
from households.models import CaseLevel, Category, Household, VisitRule, overdue_by


def rule_for(categories, level="", rules=None):
    """The visit rule with the shortest interval among those of ``categories`` and of the case ``level`` (codes).

    Without any, the default rule. ``rules``: by code, other than those in force.
    """
    known = catalogues.rows(Category)
    rules = rules or catalogues.rows(VisitRule)
    found = [rules[known[code].rule_id] for code in categories if code in known and known[code].rule_id]
    levels = catalogues.rows(CaseLevel) if level else {}
    found += [rules[levels[level].rule_id]] if level in levels else []
    default = [rule for rule in rules.values() if rule.is_default]
    return min(found or default, key=lambda rule: (rule.interval_days, rule.priority))


def rule_of(household):
    """The rule that ``household`` follows by its categories and its open case plan."""
    return rule_for(household.categories, household.case_level)


def due_after(household, day):
    """The day by the household's rule of the visit that follows one on ``day``."""
    return day + timedelta(days=rule_of(household).interval_days)


def set_rhythm(household, *, due=None):
    """Put rule, due day and the first day that counts as overdue on ``household`` (not saved).

    ``due``: a day set by a person; without it, the rule's interval after the last visit, or today when there was none.
    Returns the fields set.
    """
    rule = rule_of(household)
    household.visit_rule = rule.code
    household.next_visit_on = due or (
        household.last_visit_on + timedelta(days=rule.interval_days)
        if household.last_visit_on
        else timezone.localdate(household.created_at)
    )
    household.overdue_from = household.next_visit_on + timedelta(days=rule.grace_days + 1)
    return ["visit_rule", "next_visit_on", "overdue_from"]


def keep_rhythm(household):
    """The same once other categories hold, or it is open again: a day other than the one that the rule before gave
    stays. Which day was set by a person is known to the visits only: ``rhythm_changed`` lets them say it."""
    before, last = catalogues.rows(VisitRule).get(household.visit_rule), household.last_visit_on
    by_rule = before and last and household.next_visit_on == last + timedelta(days=before.interval_days)
    return set_rhythm(household, due=None if by_rule else household.next_visit_on)


def set_level(household, level):
    """Let the rhythm of a case ``level`` count from now on (empty: no case any more); not saved. Returns the fields.

    A day that a person set for the next visit stays, unless the new rhythm asks for an earlier one. Which day was set
    by a person, and before the level, is known to the visits only: ``rhythm_changed`` lets them say it.
    """
    if level != household.case_level:
        household.level_since = wall_clock.now() if level else None
    last, before = household.last_visit_on, rule_of(household)
    household.case_level = level
    by_rule = last and last + timedelta(days=rule_of(household).interval_days)
    by_hand = last and household.next_visit_on != last + timedelta(days=before.interval_days)
    due = min(household.next_visit_on, by_rule) if by_hand else None
    return ["case_level", "level_since", *set_rhythm(household, due=due)]


AT_ONCE = 500
"""Households whose visits are asked within the request."""
RETIME = """
WITH wanted (categories, level, code, days, grace) AS (VALUES {wanted}),
before (code, days, grace) AS (VALUES {before}),
timed AS (
    SELECT h.id, w.code, w.grace,
           CASE WHEN h.next_visit_on = h.last_visit_on + b.days THEN h.last_visit_on + w.days
                ELSE h.next_visit_on END AS due
    FROM households_household h
    JOIN wanted w ON (w.categories, w.level) = (h.categories, h.case_level)
    JOIN before b ON b.code = h.visit_rule
    WHERE h.status = 'open' AND (w.code, w.days, w.grace) IS DISTINCT FROM (b.code, b.days, b.grace)
)
UPDATE households_household h
SET visit_rule = t.code, next_visit_on = t.due, overdue_from = t.due + t.grace + 1
FROM timed t
WHERE h.id = t.id
RETURNING h.id
"""


def rhythms():
    """Days between visits and of grace of each rule, as they are now: what ``retime`` needs from before a change."""
    return {rule.code: (rule.interval_days, rule.grace_days) for rule in VisitRule.objects.all()}


def retime(before):
    """After rules or categories changed: the due days of all open households anew, in one statement.

    ``before``: ``rhythms()`` from before the change. A day that a person set for the next visit stays; where it is the
    one that the rule before gave, only the visits tell the two apart: of many households the job worker asks them.
    Returns the number of households for which another rule, or the same with other days, holds now.
    """
    catalogues.forget()
    kinds = Household.objects.open().order_by().values_list("categories", "case_level").distinct()
    wanted = [(*kind, rule_for(*kind)) for kind in kinds]
    if not wanted:
        return 0
    params = []
    for categories, level, rule in wanted:
        params += [categories, level, rule.code, rule.interval_days, rule.grace_days]
    known = [("", 0, 0), *((code, *days) for code, days in before.items())]
    sql = RETIME.format(
        wanted=", ".join(["(%s::varchar[], %s, %s, %s::int, %s::int)"] * len(wanted)),
        before=", ".join(["(%s, %s::int, %s::int)"] * len(known)),
    )
    with connection.cursor() as cursor:
        cursor.execute(sql, [*params, *(value for pair in known for value in pair)])
        moved = [key for (key,) in cursor.fetchall()]
    if len(moved) > AT_ONCE:
        app.configure_task("households.tasks.work_out_days").defer(households=moved)
    else:
        rhythm_changed.tell(households=moved)
    return len(moved)


def due_status(household, day=None):
    """How the next visit stands on ``day`` (today): kind of status, words. Overdue has used up its days of grace."""
    if not household.is_open:
        return "idle", household.get_status_display()
    day = day or wall_clock.today()
    late = (day - household.next_visit_on).days
    if household.overdue_from <= overdue_by(day):
        return "late", overdue_words(household, late, day)
    if late > 0:
        return "warn", ngettext("%(n)s day past", "%(n)s days past", late) % {"n": late}
    if late == 0:
        return "warn", gettext("Due today")
    return "ok", ngettext("%(n)s day left", "%(n)s days left", -late) % {"n": -late}


def overdue_words(household, late, today):
    words = ngettext("%(n)s day overdue", "%(n)s days overdue", late) % {"n": late}
    if household.try_again_on and household.try_again_on > today:
        again = gettext("try again on %(day)s") % {"day": day_words(household.try_again_on)}
        return gettext("%(overdue)s, %(again)s") % {"overdue": words, "again": again}
    return words

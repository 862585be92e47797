"""Who is told that an issue is late: each level once, whatever becomes of the job that tells it."""

import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from datetime import datetime, timedelta

import pytest
from django.conf import settings
from django.db import connection
from django.utils import timezone

from caseload.core.models import Notice
from caseload.core.services.calendar import clear_day, closing_of, is_workday, set_day
from tests import make
from visits.issues.models import Escalation, Issue
from visits.issues.services.deadlines import Clock, clock_from, respond_by
from visits.issues.services.escalation import escalate
from visits.issues.services.issues import move_issue

pytestmark = pytest.mark.django_db
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
START = timezone.make_aware(datetime(2026, 9, 21, 8, 5))
"""A fortnight from here goes through the National Day holiday."""
K = Notice.Kind


def set_clock(issue, opened, priority="normal", *, answered=True):
    facts = clock_from(issue.category_id, priority, opened).facts()
    answer = {
        "respond_by": respond_by(issue.category_id, priority, opened),
        "responded_at": opened if answered else None,
    }
    Issue.objects.filter(pk=issue.pk).update(priority=priority, opened_at=opened, **answer, **facts)
    issue.refresh_from_db()


def told(issue):
    """(person, kind) of each notice about ``issue``, with how often."""
    return Counter(Notice.objects.filter(facts__number=issue.number).values_list("user__username", "kind"))


@pytest.fixture
def centre(east, street):
    """A supervisor of the whole street, above the one of the community."""
    return make.person("qian", "钱建国", "supervisor", post=street, areas=[street])


def test_the_ladder_from_the_owner_to_the_street(worker, supervisor, centre, office, own):
    issue = make.issue(worker, own, category="water")
    set_clock(issue, START)  # Monday: yellow on Wednesday, due on Thursday 24, 17:30
    steps = [
        (START, []),
        (issue.warn_at, [("li", K.ISSUE_DUE_SOON)]),
        (issue.due_at, []),
        (issue.due_at + HOUR, [("li", K.ISSUE_OVERDUE), ("zhao", K.ISSUE_TO_CHIEF)]),
        (closing_of((issue.due_at + 3 * DAY).date()), []),  # Friday 25 to Sunday 27 are the Mid-Autumn holiday
        (closing_of((issue.due_at + 5 * DAY).date()), [("qian", K.ISSUE_TO_CENTRE), ("zhao", K.ISSUE_TO_CENTRE)]),
        (closing_of((issue.due_at + 6 * DAY).date()), []),
        (closing_of(datetime(2026, 10, 9).date()), [("sun", K.ISSUE_TO_STREET)]),
        (START + 60 * DAY, []),
    ]
    for now, expected in steps:
        before = told(issue)
        escalate(now)
        assert sorted((told(issue) - before).elements()) == sorted(expected), now
    assert Escalation.objects.filter(issue=issue).count() == 4


def test_what_is_found_late_takes_the_steps_at_once_and_skips_soon(worker, supervisor, office, own):
    issue = make.issue(worker, own, category="water")
    set_clock(issue, START - 60 * DAY)
    escalate(START)
    escalate(START)
    assert set(told(issue)) == {
        ("li", K.ISSUE_OVERDUE),
        ("zhao", K.ISSUE_TO_CHIEF),
        ("zhao", K.ISSUE_TO_CENTRE),
        ("sun", K.ISSUE_TO_STREET),
    }
    assert set(told(issue).values()) == {1}


def test_no_response_is_told_once_to_owner_and_chief(worker, supervisor, own):
    issue = make.issue(worker, own, category="housing")
    set_clock(issue, START, answered=False)
    for hours in (1, 34, 35, 60):
        escalate(START + hours * HOUR)
    assert told(issue) == {("li", K.ISSUE_UNANSWERED): 1, ("zhao", K.ISSUE_UNANSWERED): 1}


def test_a_suspended_or_solved_one_is_left_alone(worker, supervisor, own):
    suspended, solved = make.issue(worker, own), make.issue(worker, own)
    for issue in (suspended, solved):
        set_clock(issue, START)
    move_issue(by=worker, issue=suspended, verb="start")
    move_issue(by=worker, issue=suspended, verb="suspend", reason="等", until=timezone.localdate() + 9 * DAY)
    move_issue(by=worker, issue=solved, verb="resolve", result="办好了")
    assert escalate(START + 90 * DAY) == 0


def test_another_due_time_is_told_of_anew(worker, supervisor, own):
    issue = make.issue(worker, own, category="water")
    set_clock(issue, timezone.now())
    move_issue(by=supervisor, issue=issue, verb="extend", extra=1, reason="等料")
    escalate(issue.warn_at)
    Issue.objects.filter(pk=issue.pk).update(**Clock.ending(issue.due_at + 20 * DAY, 4, False).facts())
    issue.refresh_from_db()
    escalate(issue.warn_at)
    assert told(issue)["li", K.ISSUE_DUE_SOON] == 2


FORTNIGHT = 14 * 24


def a_street_full(worker, colleague, own, foreign, rng):
    """Matters of every length and urgency that run, or get late, in the fortnight; half of them nobody answered."""
    found = []
    for n in range(24):
        owner, household = ((worker, own), (colleague, foreign))[n % 2]
        issue = make.issue(owner, household, category=rng.choice(["water", "benefits", "housing"]))
        priority = rng.choice(["normal", "normal", "important", "urgent", "critical"])
        set_clock(issue, START + rng.uniform(-4, 6) * DAY, priority, answered=n % 4 > 1)
        found.append(issue)
    return found


def days_after(due, now):
    """Working days that began after ``due``'s and have ended by ``now``."""
    days = (timezone.localdate(due) + n * DAY for n in range(1, (now - due).days + 2))
    return sum(is_workday(day) and closing_of(day) <= now for day in days)


def expected_of(issue, chief, now):
    """What is to have been told of ``issue`` by ``now``, each once, from the rule in words."""
    owner, said = issue.owner.username, []
    if issue.responded_at is None and issue.respond_by < now:
        said += [(owner, K.ISSUE_UNANSWERED), (chief, K.ISSUE_UNANSWERED)]
    if issue.warn_at <= now:
        said.append((owner, K.ISSUE_DUE_SOON))
    if issue.due_at < now:
        said += [(owner, K.ISSUE_OVERDUE), (chief, K.ISSUE_TO_CHIEF)]
    after = days_after(issue.due_at, now)
    if after >= 2:
        said += [(chief, K.ISSUE_TO_CENTRE)]
    if after >= 5:
        said += [("sun", K.ISSUE_TO_STREET)]
    return Counter(said)


class Killed(Exception):
    """The job's connection goes away in the middle."""


def run_or_kill(now, rng):
    """A run of the job; one in three is cut off at some statement, as by a kill. Returns whether it came to its end."""
    last = rng.randrange(1, 12) if rng.random() < 1 / 3 else None
    asked = 0

    def count(execute, sql, params, many, context):
        nonlocal asked
        asked += 1
        if asked == last:
            raise Killed
        return execute(sql, params, many, context)

    try:
        with connection.execute_wrapper(count):
            escalate(now)
    except Killed:
        return False
    return True


def test_a_fortnight_hour_by_hour_with_the_job_cut_off_at_random(
    worker, colleague, supervisor, office, own, foreign, west
):
    make.person("chen", "陈立", "supervisor", post=west, areas=[west])
    rng, cut_off = random.Random(6), 0
    issues = a_street_full(worker, colleague, own, foreign, rng)
    for hour in range(-4 * 24, FORTNIGHT):
        now = START + hour * HOUR
        while not run_or_kill(now, rng):
            cut_off += 1
            if rng.random() < 0.5:  # it comes back only with the next hour
                break
    while not run_or_kill(START + FORTNIGHT * HOUR, rng):
        pass
    levels = Counter()
    for issue in issues:
        chief = "zhao" if issue.household == own else "chen"
        found = told(issue)
        # Late from the beginning of a run, "soon" is left out: those told it were yellow in some hour that ran.
        wanted = expected_of(issue, chief, START + FORTNIGHT * HOUR)
        if (issue.owner.username, K.ISSUE_DUE_SOON) not in found:
            del wanted[issue.owner.username, K.ISSUE_DUE_SOON]
        assert found == wanted, f"{issue.number} due {issue.due_at}"
        levels.update(kind for _who, kind in found.elements())
    assert cut_off > 50 and set(levels) == {
        K.ISSUE_UNANSWERED, K.ISSUE_DUE_SOON, K.ISSUE_OVERDUE, K.ISSUE_TO_CHIEF, K.ISSUE_TO_CENTRE, K.ISSUE_TO_STREET,
    }  # fmt: skip


JOB = """
import sys, django
from datetime import datetime
from django.conf import settings
django.setup()
from django.db import connection
connection.settings_dict["NAME"] = sys.argv[1]
from visits.issues.services.escalation import escalate
print("go", flush=True)
escalate(datetime.fromisoformat(sys.argv[2]))
"""


def begin_and_kill(now, seconds):
    """The job in a process of its own, killed ``seconds`` after it began. Returns whether it had come to its end."""
    child = subprocess.Popen(
        [sys.executable, "-c", JOB, connection.settings_dict["NAME"], now.isoformat()],
        cwd=settings.BASE_DIR,
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "caseload.settings"},
        stdout=subprocess.PIPE,
    )
    assert child.stdout.readline() == b"go\n", "it can be killed only once it runs"
    time.sleep(seconds)
    child.send_signal(signal.SIGKILL)
    child.stdout.close()
    return child.wait() == 0


@pytest.mark.prove
def test_a_process_killed_and_two_at_once_tell_each_level_once(committed):
    area = make.area(None, "370799001", "青禾街道")
    chief = make.person("zhao", "赵国庆", "supervisor", post=area, areas=[area])
    worker = make.person("li", "李秀兰", "worker", post=area)
    household, rng = make.household(area, worker=worker), random.Random(7)
    issues = [make.issue(worker, household, category="water") for _ in range(60)]
    for issue in issues:
        set_clock(issue, START - rng.uniform(0, 3) * DAY)
    ended = 0
    for turn in range(24):
        now = START + turn * 8 * HOUR
        ended += begin_and_kill(now, rng.uniform(0, 1.5))
    print(f"{ended} of 24 runs came to their end before they were killed")
    escalate(START + 30 * DAY)
    rows = Counter(Escalation.objects.values_list("issue", "level"))
    assert set(rows.values()) == {1} and len(rows) == 60 * 4
    notices = Counter(Notice.objects.values_list("user", "kind", "facts__number"))
    assert {n for (user, kind, _number), n in notices.items() if kind != K.ISSUE_ASSIGNED} == {1}
    assert {number for user, kind, number in notices if (user, kind) == (chief.pk, K.ISSUE_TO_CHIEF)} == {
        issue.number for issue in issues
    }


def test_who_has_left_is_told_nothing(worker, supervisor, own):
    issue = make.issue(worker, own)
    set_clock(issue, START)
    type(worker).objects.filter(pk=worker.pk).update(is_active=False)
    assert escalate(issue.due_at + HOUR) == 2 and set(told(issue)) == {("zhao", K.ISSUE_TO_CHIEF)}
    assert {user for step in Escalation.objects.filter(issue=issue) for user in step.told.all()} == {supervisor}


def test_a_due_time_that_goes_away_and_comes_back_is_told_once(worker, own):
    """A holiday is entered by mistake and taken out again."""
    issue = make.issue(worker, own)
    set_clock(issue, START)
    soon = issue.warn_at
    assert escalate(soon) == 1
    day = timezone.localdate(issue.due_at)
    set_day(by=None, day=day, is_workday=False)
    issue.refresh_from_db()
    later = issue.due_at
    escalate(soon)
    clear_day(by=None, day=day)
    escalate(soon)
    issue.refresh_from_db()
    of_day = [Escalation.objects.filter(issue=issue, due_at=due).count() for due in (issue.due_at, later)]
    assert issue.due_at < later and of_day[0] == 1 and told(issue)["li", K.ISSUE_DUE_SOON] == sum(of_day)

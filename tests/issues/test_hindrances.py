"""What keeps a step from being taken, to the minute and to the person; the lights; and what stands on the clock."""

from datetime import date, datetime, timedelta

import pytest
from django.utils import timezone

from caseload.core import catalogues, wall_clock
from caseload.core.casework.moves import MoveRefused
from caseload.core.models import Notice, User
from caseload.core.services.calendar import set_day
from households.models import Household
from tests import make
from visits.issues.models import CallBack, Department, Issue, IssueCategory, TimeLimit, moves
from visits.issues.services import callbacks, deadlines
from visits.issues.services.cards import card_for, find_card, rate_by_card, token_of
from visits.issues.services.dispatch import (
    check_answers,
    departments,
    dispatch_sheet,
    dispatched,
    read_answers,
    with_request,
)
from visits.issues.services.issues import move_issue, reserve_numbers
from visits.issues.services.recounting import recount
from visits.issues.services.saved_views import chase_issue, chase_many, keep_view, readable_query, views_for

pytestmark = pytest.mark.django_db
NOW = timezone.make_aware(datetime(2042, 3, 5, 12))  # a Wednesday of a year without holidays
OWNER, SOLVER, ASKER = (User(pk=pk, role=role) for pk, role in ((1, "worker"), (2, "worker"), (3, "supervisor")))
ABOVE = User(pk=4, role="office")


def hours(n):
    return timedelta(hours=n)


def issue(**facts):
    return Issue(**{"owner": OWNER, "due_at": NOW + hours(9), "resolved_by": SOLVER, "resolved_at": NOW, **facts})


def refuses(rule, facts, user=ASKER):
    with wall_clock.stands_at(NOW):
        return bool(rule(issue(**facts), user))


@pytest.mark.parametrize(
    ("facts", "user", "refused"),
    [
        ({}, ASKER, False),
        ({"extended_by": 2}, ASKER, True),
        ({"due_at": NOW}, ASKER, False),
        ({"due_at": NOW - timedelta(seconds=1)}, ASKER, True),
        ({}, SOLVER, True),  # not above the owner
        ({"owner": ASKER}, ASKER, True),
        ({"owner": ASKER}, User(pk=5, role="supervisor"), True),
        ({"owner": ASKER}, ABOVE, False),
        ({"owner": ABOVE}, ABOVE, True),
        ({"owner": ABOVE}, User(pk=6, role="office"), False),  # at the top, by another person
    ],
)
def test_more_time_is_granted_once_in_time_and_from_above(facts, user, refused):
    assert refuses(moves.not_extendable, facts, user) is refused


@pytest.mark.parametrize(
    ("facts", "refused"),
    [
        ({}, False),
        ({"extended_by": 2}, True),
        ({"more_time_asked": 2}, True),
        ({"due_at": NOW}, False),
        ({"due_at": NOW - timedelta(seconds=1)}, True),
    ],
)
def test_more_time_is_asked_for_once_and_in_time(facts, refused):
    assert refuses(moves.no_time_to_ask_for, facts, OWNER) is refused
    assert refuses(moves.no_time_asked, facts) is ("more_time_asked" not in facts)


@pytest.mark.parametrize(
    ("ago", "user", "refused"),
    [(hours(0), SOLVER, False), (hours(1), SOLVER, False), (hours(1.01), SOLVER, True), (hours(0), OWNER, True)],
)
def test_solved_is_taken_back_by_whoever_said_it_for_an_hour(ago, user, refused):
    assert refuses(moves.not_to_be_taken_back, {"resolved_at": NOW - ago}, user) is refused


@pytest.mark.parametrize(("user", "refused"), [(OWNER, True), (SOLVER, True), (ASKER, False)])
@pytest.mark.parametrize("due", [True, False])
def test_neither_who_has_it_nor_who_solved_it_asks_the_household(user, refused, due):
    assert refuses(moves.is_handler, {}, user) is refused
    assert refuses(moves.not_closable, {"call_back_due": due}, user) is (refused or due)


@pytest.mark.parametrize(
    ("closed", "file", "refused"),
    [
        (timedelta(days=15), "open", False),
        (timedelta(days=15, seconds=1), "open", True),
        (timedelta(0), "closed", True),
        (None, "open", False),
        (timedelta(days=2), None, False),
    ],
)
def test_an_ended_issue_is_opened_again_for_fifteen_days_in_an_open_file(closed, file, refused):
    facts = {"closed_at": NOW - closed if closed is not None else None}
    assert refuses(moves.not_reopenable, {**facts, "household": file and Household(status=file)}) is refused


def test_answered_is_what_was_asked():
    assert refuses(moves.nothing_asked, {}) and not refuses(moves.nothing_asked, {"asked_at": NOW})


# --- the clock ---


@pytest.mark.parametrize(
    ("status", "warn", "due", "light"),
    [
        ("processing", 1, 9, "green"),
        ("processing", 0, 9, "yellow"),
        ("processing", -1, 0, "yellow"),
        ("processing", -9, -0.01, "red"),
        ("suspended", -9, -1, ""),
        ("resolved", -9, -1, ""),
    ],
)
def test_the_light_of_one_is_what_the_conditions_say_of_many(worker, own, status, warn, due, light):
    row = make.issue(worker, own)
    solved = {"result": "好", "resolved_at": NOW} if status == "resolved" else {"suspended_until": date(2042, 4, 1)}
    Issue.objects.update(status=status, warn_at=NOW + hours(warn), due_at=NOW + hours(due), **solved)
    row.refresh_from_db()
    assert row.light(NOW) == light
    assert Issue.objects.due_soon(NOW).exists() is (light == "yellow")
    assert Issue.objects.overdue(NOW).exists() is (light == "red")


def local(day, hour=17, minute=30):
    return timezone.make_aware(datetime(2042, 3, day, hour, minute))


def test_a_limit_in_days_ends_with_a_working_day_and_warns_before():
    """Wednesday at noon and five working days: Wednesday, and yellow when two thirds are gone."""
    TimeLimit.objects.all().delete()
    clock = deadlines.clock_from("housing", "normal", NOW)
    assert (clock.allowed, clock.in_hours, clock.due_at) == (5, False, local(12))
    assert clock.warn_at == local(11, 0, 0), "the working day before the last begins"
    assert deadlines.warn_at(local(26), 15, False) == local(19)
    assert deadlines.respond_by("housing", "normal", NOW) == local(6)
    assert deadlines.due_at("housing", "normal", NOW) == clock.due_at


def test_a_limit_in_hours_runs_through_the_night():
    TimeLimit.objects.all().delete()
    facts = {"working_days": None, "response_days": None}
    TimeLimit.objects.create(category_id="housing", priority="critical", hours=24, response_hours=2, **facts)
    clock = deadlines.clock_from("housing", "critical", NOW)
    assert (clock.allowed, clock.in_hours, clock.due_at, clock.warn_at) == (24, True, NOW + hours(24), NOW + hours(16))
    assert deadlines.respond_by("housing", "critical", NOW) == NOW + hours(2)
    assert clock.facts()["escalated"] == 0


def test_of_several_limits_the_newest_that_has_begun_holds():
    TimeLimit.objects.all().delete()
    for first, days in [(None, 3), (date(2042, 3, 1), 4), (date(2042, 3, 6), 6)]:
        TimeLimit.objects.create(category=None, priority="normal", valid_from=first, working_days=days)

    def limit(day):
        return deadlines.limit_for("housing", "normal", date(2042, 3, day)).working_days

    assert [limit(5), limit(6)] == [4, 6]
    assert deadlines.limit_for("housing", "normal", date(2042, 2, 1)).working_days == 3
    TimeLimit.objects.create(category_id="housing", priority="normal", working_days=9)
    catalogues.forget()
    assert limit(6) == 9 and deadlines.limit_for("housing", "urgent") is None


@pytest.mark.parametrize(("promised", "due", "allowed"), [(10, 10, 3), (12, 12, 5), (20, 12, 5), (5, 5, 1)])
def test_a_promise_shortens_the_limit_and_never_lengthens_it(promised, due, allowed):
    TimeLimit.objects.all().delete()
    clock = deadlines.clock_from("housing", "normal", NOW, date(2042, 3, promised))
    assert (clock.due_at, clock.allowed, clock.in_hours) == (local(due), allowed, False)


def test_the_clock_stands_still_while_it_is_suspended():
    stopped = issue(due_at=local(12), allowed=5, suspended_at=local(6, 9, 0))
    assert deadlines.clock_after_pause(stopped, local(10, 9, 0)).due_at == local(14)
    assert deadlines.clock_after_pause(stopped, local(6, 12, 0)).due_at == local(12), "no day has ended"
    assert deadlines.clock_after_pause(stopped, local(6, 17, 30)).due_at == local(13)
    by_hour = issue(due_at=NOW + hours(9), allowed=24, in_hours=True, suspended_at=NOW)
    assert deadlines.clock_after_pause(by_hour, NOW + hours(5)).due_at == NOW + hours(14)


def test_an_extension_lengthens_the_clock():
    clock = deadlines.clock_extended(issue(due_at=local(7), allowed=5), 2)
    assert (clock.due_at, clock.allowed) == (local(11), 7)
    clock = deadlines.clock_extended(issue(due_at=NOW, allowed=24, in_hours=True), 6)
    assert (clock.due_at, clock.allowed, clock.in_hours) == (NOW + hours(6), 30, True)


def test_days_that_have_passed_are_those_that_have_ended():
    assert deadlines.last_ended(local(5, 17, 29)) == date(2042, 3, 4)
    assert deadlines.last_ended(local(5)) == date(2042, 3, 5)
    assert deadlines.passed_by(2, local(12, 9, 0)) == local(10, 0, 0)
    assert deadlines.passed_by(2, local(12)) == local(11, 0, 0)
    set_day(by=None, day=date(2042, 3, 11), is_workday=False)
    assert deadlines.passed_by(2, local(12)) == local(10, 0, 0)


@pytest.mark.parametrize(
    ("due", "now", "n"),
    [
        (local(7), local(5, 9, 0), "2"),
        (local(5), local(5, 9, 0), "8"),
        (local(5), local(5, 17, 0), ""),
        (local(4), local(5, 18, 0), "1"),
        (local(5), local(5, 20, 30), "3"),
        (local(5), local(5, 17, 40), "1"),
        (local(7), local(8, 17, 0), "23"),
        (local(7), local(9, 17, 30), "2"),
    ],
)
def test_how_much_time_is_left_or_over(due, now, n):
    row = issue(status="processing", due_at=due, warn_at=due - hours(1))
    left = deadlines.time_left(row, now)
    assert n in left.words and left.words
    assert left.kind == ("late" if due < now else "warn" if now >= row.warn_at else "")


@pytest.mark.parametrize(
    ("status", "kind"), [("suspended", "pause"), ("resolved", "ok"), ("closed", "ok"), ("rejected", "idle")]
)
def test_without_a_running_clock_the_state_is_said(status, kind):
    facts = {"suspended_until": date(2042, 3, 9), "resolved_at": NOW, "closed_on": date(2042, 3, 9)}
    left = deadlines.time_left(issue(status=status, **facts), NOW)
    assert left.kind == kind and left.words


# --- asked, rated, disputed ---


def solved(worker, household):
    row = make.issue(worker, household, owner=worker)
    move_issue(by=worker, issue=row, verb="start")
    move_issue(by=worker, issue=row, verb="resolve", result="办好了")
    return row


@pytest.mark.parametrize(
    ("asked", "outcome"),
    [
        ({"satisfaction": "satisfied"}, ("satisfied", False, False)),
        ({"satisfaction": "satisfied", "solved": False}, ("satisfied", True, False)),
        ({"satisfaction": "very_dissatisfied"}, ("very_dissatisfied", True, False)),
        ({"satisfaction": "fair"}, ("fair", False, False)),
        ({"satisfaction": "not_reached"}, ("", False, True)),
    ],
)
def test_what_the_household_answers(worker, supervisor, own, asked, outcome):
    row, now = solved(worker, own), timezone.now()
    found = callbacks.answered(row, {**asked, "note": "谢谢"}, supervisor, now)
    assert (found.satisfaction, found.reopens, found.again) == outcome
    kept, reached = CallBack.objects.get(), asked["satisfaction"] != "not_reached"
    assert (kept.reached, kept.solved) == (reached, asked.get("solved", True) if reached else None)
    assert (kept.way, kept.words, kept.by, kept.at) == ("phone", "谢谢", supervisor, now)
    row.refresh_from_db()
    assert row.said_solved is kept.solved


def test_after_three_tries_that_reached_nobody_it_is_closed(worker, supervisor, own):
    row = solved(worker, own)
    CallBack.objects.create(issue=row, by=supervisor, way="phone", reached=False, at=row.resolved_at - hours(1))
    for n, status in enumerate(["resolved", "resolved", "closed"], 1):
        move_issue(by=supervisor, issue=row, verb="call_back", satisfaction="not_reached")
        assert (row.status, callbacks.tries_so_far(row)) == (status, n)
    assert row.satisfaction == "" and row.said_solved is None


def test_a_card_rates_or_disputes_what_is_solved(worker, supervisor, own):
    row = solved(worker, own)
    card = card_for(by=worker, issue=row)
    assert card_for(by=worker, issue=row) == card != card_for(by=supervisor, issue=row)
    assert find_card(token_of(card)) == card
    for wrong in ("", "x", f"{card.pk}-x", f"{card.pk + 9}-{token_of(card).partition('-')[2]}", "9" * 16 + "-x"):
        assert find_card(wrong) is None
    with wall_clock.stands_at(card.created_at + timedelta(days=30, minutes=1)):
        assert find_card(token_of(card)) is None and card_for(by=worker, issue=row) != card
    rate_by_card(card=card, satisfaction="satisfied", solved=True, note="谢谢")
    row.refresh_from_db()
    assert (row.status, row.satisfaction, CallBack.objects.get().way) == ("closed", "satisfied", "card")
    with pytest.raises(MoveRefused):
        rate_by_card(card=card, satisfaction="satisfied", solved=True)
    with wall_clock.stands_at(card.created_at + timedelta(days=30, minutes=-1)):
        assert find_card(token_of(card)) == card
    with pytest.raises(MoveRefused):
        card_for(by=worker, issue=row)


@pytest.mark.parametrize(("satisfaction", "is_solved"), [("dissatisfied", True), ("satisfied", False)])
def test_dissatisfied_or_not_solved_the_card_disputes(worker, own, satisfaction, is_solved):
    row = solved(worker, own)
    rate_by_card(card=card_for(by=worker, issue=row), satisfaction=satisfaction, solved=is_solved, note="还漏雨")
    row.refresh_from_db()
    assert (row.status, row.owner, row.reopened_count, row.result) == ("reported", None, 1, "")
    assert row.steps.first().words == "还漏雨" and row.steps.first().by is None


# --- departments, views, chasing, numbers ---


@pytest.fixture
def sent(worker, own):
    row = make.issue(worker, own, owner=worker, description="二级残疾")
    move_issue(by=worker, issue=row, verb="transfer", department=Department.objects.get(pk="disabled"), note="请评定")
    return row


def test_a_department_gets_what_it_is_asked(sent, worker, own):
    solved(worker, own)
    assert list(dispatched(Issue.objects.all())) == [sent]
    assert [(row.pk, n) for row, n in departments(Issue.objects.all())] == [("disabled", 1)]
    head, line = dispatch_sheet(with_request(Issue.objects.filter(pk=sent.pk)))
    assert line[:2] == [sent.number, sent.title] and line[3:5] == ["王建华", "请评定\n二级残疾"]
    assert (line[5], line[6], line[7:]) == (sent.opened_on, sent.due_at.date(), ["", ""]) and len(head) == len(line)


def test_answers_are_read_by_their_captions():
    content = "某区残联\n编号,x,答复,说明\n1,,办结, 好 \n2,,,\n3,,退回\n".encode()
    assert [line[1:] for line in read_answers(content)] == [("1", "办结", "好"), ("3", "退回", "")]
    with pytest.raises(ValueError):
        read_answers("编号,答复\n1,办结\n".encode())


def test_each_answer_is_checked_before_it_is_applied(sent, worker, own):
    done = solved(worker, own)
    lines = [
        (2, sent.number, "办结", "已评定"),
        (3, sent.number, "办结", "已评定"),
        (4, "没有", "办结", "x"),
        (5, done.number, "办结", "x"),
    ]
    found = check_answers(by=worker, lines=lines, issues=Issue.objects.all())
    assert [bool(line.problem) for line in found] == [False, True, True, True]
    for answer, words in (("好了", "x"), ("办结", "")):
        (line,) = check_answers(by=worker, lines=[(2, sent.number, answer, words)], issues=Issue.objects.all())
        assert line.problem and line.issue == sent


def test_one_chases_once_a_day_and_never_oneself(sent, worker, supervisor, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        assert [chase_issue(by=by, issue=sent) for by in (supervisor, supervisor, worker)] == [True, False, True]
    assert [(n.user, n.kind, n.facts["by"]) for n in Notice.objects.all()] == [(worker, "issue_chased", "赵国庆")]
    with wall_clock.stands_at(timezone.now() + timedelta(days=1)):
        assert chase_issue(by=supervisor, issue=sent)
    assert chase_many(by=worker, issues=[sent]) == 0


def test_views_are_ones_own_and_the_shared_ones(worker, supervisor):
    mine = keep_view(by=worker, name="急", query="priority=urgent&evil=1&q=")
    shared = keep_view(by=supervisor, name="全部", query="view=open", is_shared=True)
    keep_view(by=supervisor, name="自用", query="")
    assert (mine.query, set(views_for(worker))) == ("priority=urgent", {mine, shared})
    assert keep_view(by=worker, name="急", query="priority=normal") == mine
    assert readable_query("view=open&x=1") == "view=open"


def test_numbers_run_through_the_year():
    assert reserve_numbers(2042) == ["2042-0001"]
    assert reserve_numbers(2042, 2) == ["2042-0002", "2042-0003"] and reserve_numbers(2043) == ["2043-0001"]


def test_alike_are_open_issues_of_the_household_and_category_within_thirty_days(worker, own, foreign):
    category = IssueCategory.objects.get(pk="housing")
    first = make.issue(worker, own, category="housing")
    for days, found in [(0, True), (30, True), (31, False), (-30, True), (-31, False)]:
        day = first.opened_on + timedelta(days=days)
        assert Issue.objects.like(own, category.pk, day).exists() is found, days
    assert not Issue.objects.like(foreign, "housing", first.opened_on) and not Issue.objects.like(
        own, "medical", first.opened_on
    )
    second = make.issue(worker, own, category="housing")
    assert list(Issue.objects.duplicates_of(second)) == [first]
    visit = make.visit(own, worker)
    Issue.objects.update(visit=visit)
    second.refresh_from_db()
    assert not Issue.objects.duplicates_of(second), "who raised both in one save told them apart"


@pytest.mark.parametrize(("column", "wrong", "right"), [("said_solved", True, None), ("hand_backs", 3, 0)])
def test_what_stands_on_an_issue_is_recounted(sent, column, wrong, right):
    assert not list(recount(fix=False))
    Issue.objects.update(**{column: wrong})
    assert [(row.what, row.column, row.counted) for row in recount(fix=True)] == [(sent.number, column, right)]
    Household.objects.update(open_issue_count=9)
    assert [(row.column, row.kept, row.counted) for row in recount(fix=False)] == [("open_issue_count", 9, 1)]

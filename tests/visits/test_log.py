"""The visit log itself: stored once, corrected, taken back; the roll-up of days, and what is recounted."""

import uuid
from datetime import date, datetime, timedelta

import pghistory
import pytest
from django.utils import timezone

from caseload.core import wall_clock
from caseload.core.casework.moves import Overtaken
from caseload.core.templatetags.reading import full_day, moment
from households.models import CaseLevel, Household
from households.services.closing import close_household
from households.services.households import update_household
from tests import make
from tests.plans import making
from visits.models import Visit, VisitDay
from visits.services import visits as log
from visits.services.corrections import corrections
from visits.services.planning import move_due_day
from visits.services.recounting import recount

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate


def days(n):
    return timedelta(days=n)


@pytest.mark.parametrize(
    ("who", "age", "may"),
    [
        ("worker", timedelta(hours=24, seconds=-1), True),
        ("worker", timedelta(hours=24), False),
        ("colleague", timedelta(0), False),
        ("supervisor", days(300), True),
        ("office", timedelta(0), False),
    ],
)
def test_the_author_corrects_for_a_day_and_the_supervisor_always(request, own, worker, who, age, may):
    visit, user = make.visit(own, worker), request.getfixturevalue(who)
    with wall_clock.stands_at(visit.created_at + age):
        assert log.may_correct(user, visit) is may


def test_who_records_no_visits_any_more_corrects_none(own, worker):
    visit = make.visit(own, worker)
    worker.role = "office"
    assert not log.may_correct(worker, visit)


@pytest.mark.parametrize(
    ("who", "seconds", "may"), [("worker", 119, True), ("worker", 120, False), ("supervisor", 0, False)]
)
def test_the_author_takes_a_visit_back_for_two_minutes(request, own, worker, who, seconds, may):
    visit = make.visit(own, worker)
    with wall_clock.stands_at(visit.created_at + timedelta(seconds=seconds)):
        assert log.may_undo(request.getfixturevalue(who), visit) is may


def sent(household, by, **facts):
    said = {"kind": "home", "outcome": "met", "condition": "well", "leaflets": 3, "visited_at": timezone.now()}
    return Visit(household=household, worker=by, **{**said, **facts})


def rolled_up():
    return {(row.area.name, row.day): (row.visits, row.tried, row.leaflets) for row in VisitDay.objects.all()}


def test_what_is_stored_already_is_found_and_counts_once(own, worker, east):
    key = uuid.uuid4()
    first, is_new = log.store(sent(own, worker, id=key))
    assert is_new and (first.area_id, first.happened_in_id) == (east.path, east.path)
    again, is_new = log.store(sent(own, worker, id=key, note="又一次"))
    assert (again, is_new, again.note) == (first, False, "")
    assert rolled_up() == {("柳泉社区", TODAY()): (1, 0, 3)}


def test_a_key_is_of_one_household_and_one_author(own, foreign, worker, supervisor):
    key = uuid.uuid4()
    log.store(sent(own, worker, id=key))
    for household, by in ((foreign, worker), (own, supervisor)):
        with pytest.raises(log.KeyTaken):
            log.store(sent(household, by, id=key))


def test_of_a_try_nothing_is_said_of_people_and_the_next_day_is_near(own, worker):
    at = timezone.make_aware(datetime(2026, 3, 5, 0, 30))
    visit = Visit(household=own, outcome="not_home", condition="well", met=[1], met_other="邻居", visited_at=at)
    log.settle(visit)
    assert (visit.condition, visit.met, visit.met_other) == ("", [], "")
    assert (visit.visited_on.isoformat(), visit.next_visit_on.isoformat()) == ("2026-03-05", "2026-03-08")
    visit.next_visit_on = at.date() + days(9)
    log.settle(visit)
    assert visit.next_visit_on == at.date() + days(9)
    met = Visit(household=own, outcome="met", condition="well", met=[1], visited_at=at)
    log.settle(met)
    assert (met.condition, met.met, met.next_visit_on) == ("well", [1], None)


def test_a_correction_changes_what_it_says_and_all_that_follows(own, worker, supervisor):
    visit, earlier = make.visit(own, worker, leaflets=5, note="先"), timezone.now() - days(2)
    changes = {"visited_at": earlier, "late_reason": "记错了", "leaflets": 1, "note": "后", "outcome": "not_home"}
    corrected = log.correct_visit(by=supervisor, visit=visit, **changes)
    stored = Visit.objects.get()
    assert corrected == stored and corrected.version == stored.version == visit.version + 1
    assert (stored.note, stored.condition, stored.worker, stored.created_at) == ("后", "", worker, visit.created_at)
    assert stored.visited_on == timezone.localdate(earlier) and stored.corrected_at > visit.created_at
    assert rolled_up() == {("柳泉社区", TODAY()): (0, 0, 0), ("柳泉社区", TODAY() - days(2)): (0, 1, 1)}
    own.refresh_from_db()
    assert (own.last_visit_on, own.last_tried_on) == (None, TODAY() - days(2))
    with pytest.raises(Overtaken):
        log.correct_visit(by=worker, visit=visit, note="旧页面")


def test_what_is_taken_back_counts_for_nothing(own, worker):
    own.refresh_from_db()
    due = own.next_visit_on
    log.remove(make.visit(own, worker, leaflets=2))
    own.refresh_from_db()
    assert rolled_up() == {("柳泉社区", TODAY()): (0, 0, 0)} and not Visit.objects.exists()
    assert (own.last_visit_on, own.next_visit_on) == (None, due)


def test_made_and_tried_are_told_apart_by_day(own, worker):
    made = make.visit(own, worker, visited_at=timezone.now() - days(3), late_reason="补录")
    tried = make.visit(own, worker, outcome="not_home")
    assert (list(Visit.objects.made()), list(Visit.objects.tried())) == ([made], [tried])
    assert (made.was_made, tried.was_made) == (True, False)
    for first, last, found in [(3, 3, [made]), (3, 0, [tried, made]), (2, 1, []), (9, 4, []), (0, 0, [tried])]:
        assert list(Visit.objects.between(TODAY() - days(first), TODAY() - days(last))) == found


# --- corrections in words ---


def test_each_correction_says_who_changed_what(own, worker, supervisor, office):
    other = make.member(own)
    facts = {"purposes": ["care"], "needs": [], "met": [own.head_id], "signed": ""}
    visit = make.visit(own, worker, note="血压偏高", leaflets=5, **facts)
    changes = {"met": [own.head_id, other.pk], "kind": "phone", "leaflets": 2, "note": "血压正常", "promise_kept": True}
    log.correct_visit(by=supervisor, visit=visit, next_visit_on=TODAY() + days(9), **changes)
    (entry,) = corrections(Visit.objects.get(), to=supervisor, beside={})
    told = {change.label: (change.old, change.new) for change in entry.changes}
    assert len(told) == 6 and ("王建华", "王建华、王晓雨") in told.values() and ("5", "2") in told.values()
    assert ("血压偏高", "血压正常") in told.values() and entry.kind == "update" and entry.who
    (entry,) = corrections(Visit.objects.get(), to=office, beside={})
    hidden = {change.label: (change.old, change.new) for change in entry.changes if change.hidden}
    assert len(entry.changes) == 6 and set(hidden.values()) == {(None, None)} and len(hidden) == 2
    stored = Visit.objects.get()
    (entry,) = corrections(stored, to=office, beside={stored.corrected_at: ["一张照片"], visit.created_at: ["别的"]})
    assert len(entry.changes) == 7 and entry.changes[-1] == "一张照片"


def test_a_correction_names_the_person_and_the_moments(own, worker, supervisor):
    at = timezone.make_aware(datetime(TODAY().year, TODAY().month, TODAY().day, 9)) - days(1)
    visit = make.visit(own, worker, visited_at=at)
    with pghistory.context(user=supervisor.pk):
        log.correct_visit(
            by=supervisor, visit=visit, visited_at=at - timedelta(hours=1), next_visit_on=TODAY() + days(9)
        )
    (entry,) = corrections(Visit.objects.get(), to=supervisor, beside={})
    assert entry.who == supervisor.name
    assert {(change.old, change.new) for change in entry.changes} == {
        (moment(at), moment(at - timedelta(hours=1))), ("", full_day(TODAY() + days(9))),
    }  # fmt: skip


def test_a_visit_that_was_never_corrected_has_no_corrections(own, worker):
    assert corrections(make.visit(own, worker), to=worker, beside={}) == []


# --- recounted ---


@pytest.mark.parametrize(
    ("column", "wrong"),
    [
        ("last_visit_on", None),
        ("promise", "x"),
        ("next_visit_on", date(2020, 1, 6)),
        ("try_again_on", date(2020, 1, 6)),
        ("visit_rule", "high_risk"),
    ],
)
def test_a_wrong_fact_is_told_and_put_right_only_when_asked(own, worker, column, wrong):
    make.visit(own, worker, promise="送药")
    own.refresh_from_db()
    right = getattr(own, column)
    assert not list(recount(fix=False))
    Household.objects.update(**{column: wrong})
    for fix in (False, True):
        (found,) = [row for row in recount(fix=fix) if row.column == column]
        assert (found.what, found.kept, found.counted) == (own.number, wrong, right)
        assert getattr(Household.objects.get(), column) == (right if fix else wrong)
    assert not list(recount(fix=False))


def test_for_a_closed_file_nobody_waits(own, worker):
    make.visit(own, worker)
    own.refresh_from_db()
    close_household(by=None, household=own, reason="moved", on=TODAY())
    Household.objects.update(next_visit_on=TODAY(), visit_rule="high_risk")
    assert not list(recount(fix=False))
    Household.objects.update(last_visit_on=None, promise="x")
    assert {row.column for row in recount(fix=False)} == {"last_visit_on", "promise"}


def test_an_earlier_day_that_the_level_of_a_case_asks_for_stays_whatever_happens(own, worker, supervisor):
    """A day agreed before the case began is later than its rhythm: the earlier one holds, until the case ends."""
    first, agreed = make.visit(own, worker, next_visit_on=TODAY() + days(80)), TODAY() + days(80)

    def due():
        own.refresh_from_db()
        return own.next_visit_on

    plan = making.at_stage(own, worker, supervisor, "intervention")
    by_level = TODAY() + days(CaseLevel.objects.get(pk=plan.level_id).rule.interval_days)
    assert due() == by_level < agreed and not list(recount(fix=False))
    log.correct_visit(by=worker, visit=first, summary="改一个字")
    assert due() == by_level and not list(recount(fix=False))
    update_household(by=worker, household=own, categories=["dibao"])
    assert due() == by_level and not list(recount(fix=False))
    move_due_day(by=worker, household=own, to_day=TODAY() + days(60), reason="老人住院")
    assert due() == TODAY() + days(60), "what is agreed within the case holds"


def test_the_day_agreed_before_a_case_holds_again_after_it_and_of_one_never_visited_too(own, worker, supervisor):
    move_due_day(by=worker, household=own, to_day=TODAY() + days(20), reason="老人住院")
    plan = making.at_stage(own, worker, supervisor, "assessment")
    own.refresh_from_db()
    assert own.next_visit_on == TODAY() + days(20) and not list(recount(fix=False))
    making.at_stage_of(plan, worker, supervisor, "referred", "")
    own.refresh_from_db()
    assert (own.case_level, own.next_visit_on) == ("", TODAY() + days(20)) and not list(recount(fix=False))


def test_each_of_many_is_recounted(own, foreign, worker, monkeypatch):
    monkeypatch.setattr("visits.services.recounting.AT_ONCE", 1)
    make.visit(own, worker)
    Household.objects.update(last_visit_on=TODAY() - days(99))
    assert {row.what for row in recount(fix=True)} == {own.number, foreign.number}
    assert not list(recount(fix=False))


def test_a_wrong_day_is_told_and_put_right_only_when_asked(own, worker, west):
    make.visit(own, worker, leaflets=4)
    make.visit(own, worker, outcome="not_home")
    VisitDay.objects.update(visits=7, leaflets=0)
    VisitDay.objects.create(area=west, day=TODAY(), tried=2)
    found = {(row.column, row.kept, row.counted) for row in recount(fix=False)}
    assert found == {("visits", 7, 1), ("leaflets", 0, 4), ("tried", 2, 0)}
    assert VisitDay.objects.get(area=west).tried == 2
    assert len(list(recount(fix=True))) == 3
    assert rolled_up() == {("柳泉社区", TODAY()): (1, 1, 4), ("望湖社区", TODAY()): (0, 0, 0)}
    VisitDay.objects.all().delete()
    assert {(row.column, row.kept, row.counted) for row in recount(fix=True)} == {
        ("visits", 0, 1), ("tried", 0, 1), ("leaflets", 0, 4),
    }  # fmt: skip
    assert not list(recount(fix=False))


def test_a_moved_day_of_many_households_stays_when_a_rule_changes(own, worker):
    make.visit(own, worker)
    own.refresh_from_db()
    move_due_day(by=worker, household=own, to_day=TODAY() + days(33), reason="住院")
    assert not list(recount(fix=True)) and Household.objects.get().next_visit_on == TODAY() + days(33)

"""When a household is visited next: the shortest rhythm of its groups, days set by a person, what counts as late."""

from datetime import timedelta

import pytest
from django.utils import timezone

from caseload.core import catalogues
from households.models import CaseLevel, Category, Household, VisitRule
from households.services.rhythm import (
    due_after,
    due_status,
    keep_rhythm,
    retime,
    rhythms,
    rule_for,
    set_level,
    set_rhythm,
)
from tests import make

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate


def days(n):
    return timedelta(days=n)


@pytest.fixture(autouse=True)
def rules(db):
    """Every 7, 30 and 90 days; of two every 30 days the one with the lower number comes first."""
    VisitRule.objects.update(is_default=False)
    for code, interval, grace, priority in [("w", 7, 2, 5), ("m1", 30, 5, 1), ("m2", 30, 5, 2), ("q", 90, 15, 9)]:
        names = {"name": code, "name_en": code, "interval_days": interval, "grace_days": grace, "priority": priority}
        VisitRule.objects.create(code=code, is_default=code == "q", **names)
        Category.objects.create(code=f"of_{code}", name=code, name_en=code, rule_id=code)
    Category.objects.create(code="of_none", name="x", name_en="x")
    catalogues.forget()


@pytest.mark.parametrize(
    ("categories", "rule"),
    [
        ([], "q"),
        (["of_none", "unknown"], "q"),
        (["of_m1"], "m1"),
        (["of_m1", "of_w"], "w"),
        (["of_m2", "of_m1"], "m1"),
        (["of_q", "of_m2"], "m2"),
    ],
)
def test_the_shortest_rhythm_holds(categories, rule):
    assert rule_for(categories).code == rule


def test_the_level_of_a_case_counts_beside_the_categories():
    CaseLevel.objects.filter(pk="I").update(rule="w")
    catalogues.forget()
    assert rule_for(["of_m1"], "I").code == "w" and rule_for(["of_m1"], "unknown").code == "m1"
    assert rule_for(["of_w"], "IV").code == "w"


def home(last=None, due=0, rule="m1", **facts):
    known = {"categories": ["of_m1"], "visit_rule": rule, "created_at": timezone.now() - days(400)}
    last = TODAY() - days(last) if last is not None else None
    return Household(last_visit_on=last, next_visit_on=TODAY() + days(due), **{**known, **facts})


def stands(household):
    return household.visit_rule, (household.next_visit_on - TODAY()).days, (household.overdue_from - TODAY()).days


def test_due_is_the_interval_after_the_last_visit_or_the_day_it_was_registered():
    household = home(last=10)
    assert set_rhythm(household) == ["visit_rule", "next_visit_on", "overdue_from"]
    assert stands(household) == ("m1", 20, 26) and due_after(household, TODAY()) == TODAY() + days(30)
    household = home()
    set_rhythm(household)
    assert stands(household) == ("m1", -400, -394)
    set_rhythm(household, due=TODAY() + days(3))
    assert stands(household) == ("m1", 3, 9)


@pytest.mark.parametrize(
    ("last", "due", "then"),
    [
        (10, 20, ("w", -3, 0)),  # the day that the rule gave goes with the rule
        (10, 25, ("w", 25, 28)),  # one set by a person stays
        (None, 25, ("w", 25, 28)),
    ],
)
def test_other_categories_keep_a_day_that_somebody_set(last, due, then):
    household = home(last, due)
    household.categories = ["of_w"]
    keep_rhythm(household)
    assert stands(household) == then


@pytest.mark.parametrize(
    ("last", "due", "then"),
    [
        (10, 20, ("w", -3, 0)),
        (10, 25, ("w", -3, 0)),  # later than the new rhythm asks for
        (10, -5, ("w", -5, -2)),  # earlier
        (None, 25, ("w", -400, -397)),
    ],
)
def test_the_level_of_a_case_asks_for_an_earlier_day_never_a_later_one(last, due, then):
    CaseLevel.objects.filter(pk="I").update(rule="w")
    catalogues.forget()
    household = home(last, due, created_at=timezone.now() - days(400))
    assert set_level(household, "I")[0] == "case_level" and household.case_level == "I"
    assert stands(household) == then


@pytest.mark.parametrize(
    ("due", "overdue", "kind", "words"),
    [
        (3, 9, "ok", "3"),
        (1, 7, "ok", "1"),
        (0, 6, "warn", ""),
        (-1, 5, "warn", "1"),
        (-5, 1, "warn", "5"),
        (-6, 0, "late", "6"),
    ],
)
def test_how_the_next_visit_stands(due, overdue, kind, words):
    household = Household(status="open", next_visit_on=TODAY() + days(due), overdue_from=TODAY() + days(overdue))
    found, said = due_status(household)
    assert found == kind and words in said


@pytest.mark.parametrize(("again", "is_said"), [(2, True), (0, False), (-1, False), (None, False)])
def test_of_what_is_overdue_the_next_try_is_said(again, is_said):
    household = Household(status="open", next_visit_on=TODAY() - days(9), overdue_from=TODAY() - days(3))
    plain = due_status(household)[1]
    household.try_again_on = TODAY() + days(again) if again is not None else None
    said = due_status(household)[1]
    assert plain in said and (len(said) > len(plain)) is is_said


def test_a_closed_file_waits_for_no_visit():
    assert due_status(Household(status="closed", next_visit_on=TODAY(), overdue_from=TODAY()))[0] == "idle"


@pytest.mark.parametrize(
    ("due", "overdue", "is_due", "is_overdue"), [(1, 2, False, False), (0, 1, True, False), (-5, 0, True, True)]
)
def test_due_and_overdue_are_asked_of_open_files(own, due, overdue, is_due, is_overdue):
    rows = Household.objects.filter(pk=own.pk)
    rows.update(next_visit_on=TODAY() + days(due), overdue_from=TODAY() + days(overdue))
    asked = [Household.objects.visit_due(), Household.objects.visit_overdue()]
    assert [found.exists() for found in asked] == [is_due, is_overdue]
    rows.update(status="closed", closed_on=TODAY(), close_reason="moved")
    assert not any(found.all().exists() for found in asked)


def test_a_changed_rule_times_anew_what_follows_it(own, east, worker):
    make.visit(own, worker)
    agreed = make.household(east, "陈大山", worker=worker)
    make.visit(agreed, worker, next_visit_on=TODAY() + days(17))
    Household.objects.update(visit_rule="q")
    for row in (own, agreed):
        row.refresh_from_db()
    before = rhythms()
    assert before["q"] == (90, 15)
    Household.objects.filter(pk=own.pk).update(next_visit_on=TODAY() + days(90), overdue_from=TODAY() + days(106))
    assert retime(before) == 0, "nothing has changed"
    VisitRule.objects.filter(pk="q").update(interval_days=60, grace_days=9)
    assert retime(before) == 2
    for row in (own, agreed):
        row.refresh_from_db()
    assert stands(own) == ("q", 60, 70) and stands(agreed) == ("q", 17, 27)
    assert retime(rhythms()) == 0


def test_where_no_file_is_open_no_rhythm_changes(db):
    assert retime(rhythms()) == 0

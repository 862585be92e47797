"""A day agreed with the family stays, whatever else is corrected; all other days follow the rule."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from households.models import Household, VisitRule
from households.services.closing import close_household, reopen_household
from households.services.households import update_household
from households.services.rhythm import retime, rhythms, rule_of
from tests import make
from tests.jobs import run_jobs
from visits.services.planning import move_due_day
from visits.services.recounting import recount

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate


def day_agreed():
    return TODAY() + timedelta(days=17)


def due(household):
    return Household.objects.values_list("next_visit_on", flat=True).get(pk=household.pk)


def on_a_visit(household, worker):
    make.visit(household, worker, next_visit_on=day_agreed())


def by_moving(household, worker):
    make.visit(household, worker)
    household.refresh_from_db()
    move_due_day(by=worker, household=household, to_day=day_agreed(), reason="老人住院")


def before_the_first_visit(household, worker):
    move_due_day(by=worker, household=household, to_day=day_agreed(), reason="老人住院")


def new_categories(household, worker):
    update_household(by=worker, household=household, categories=["dibao", "lone_elder"])


def closed_by_mistake(household, worker):
    close_household(by=worker, household=household, reason="moved", on=TODAY())
    reopen_household(by=worker, household=household)


@pytest.mark.parametrize("agreed", [on_a_visit, by_moving, before_the_first_visit])
@pytest.mark.parametrize("then", [new_categories, closed_by_mistake])
def test_it_stays(own, worker, agreed, then):
    agreed(own, worker)
    own.refresh_from_db()
    then(own, worker)
    assert due(own) == day_agreed()
    assert not list(recount(fix=False))


def test_also_where_it_is_the_day_that_the_rule_gave(own, worker, enter, admin):
    make.visit(own, worker)
    by_rule = due(own)
    make.visit(own, worker, next_visit_on=by_rule)
    own.refresh_from_db()
    new_categories(own, worker)
    assert due(own) == by_rule


def test_without_one_the_new_rule_holds(own, worker):
    make.visit(own, worker)
    own.refresh_from_db()
    update_household(by=worker, household=own, categories=["high_risk"])
    assert due(own) == TODAY() + timedelta(days=7)


def test_renaming_a_category_times_no_household_anew(enter, en, admin, own, worker):
    rule = rule_of(own)
    assert rule.grace_days > 3
    make.visit(own, worker, visited_at=timezone.now() - timedelta(days=rule.interval_days))
    make.visit(own, worker, outcome="not_home", condition="")
    own.refresh_from_db()
    assert own.next_visit_on == TODAY() + timedelta(days=3), "a try has put it off"
    said = {
        "name": "高风险",
        "name_en": "High risk!",
        "rule": "high_risk",
        "order": 1,
        "valid_from": "",
        "valid_to": "",
    }
    answer = enter(admin).post(reverse("households:category_edit", args=["high_risk"]), said, follow=True)
    assert answer.status_code == 200 and "new rhythm" not in answer.content.decode()
    before = (own.next_visit_on, own.overdue_from)
    own.refresh_from_db()
    assert (own.next_visit_on, own.overdue_from) == before


@pytest.mark.parametrize("at_once", [500, 0])
def test_a_changed_rule_leaves_it_be_also_where_the_job_worker_works_it_out(own, worker, monkeypatch, at_once):
    monkeypatch.setattr("households.services.rhythm.AT_ONCE", at_once)
    make.visit(own, worker)
    agreed = due(own)
    make.visit(own, worker, next_visit_on=agreed)
    before = rhythms()
    VisitRule.objects.filter(pk=rule_of(own).pk).update(interval_days=5)
    newest = run_jobs()
    assert retime(before) == 1
    assert (due(own) == agreed) is bool(at_once)
    run_jobs(after=newest)
    assert due(own) == agreed and not list(recount(fix=False))

"""Categories and visit rules: their pages, and what saving them does to the households."""

from datetime import timedelta

import pytest
from django.utils import timezone

from households.models import Category, Household, VisitRule
from tests import make

pytestmark = pytest.mark.django_db
PRICE_OF_SAVING = 20
CATEGORIES, RULES = "/households/categories/", "/households/rules/"


def rule_sent(code, **changes):
    rule = VisitRule.objects.get(pk=code)
    fields = ["name", "name_en", "interval_days", "grace_days", "priority", "order"]
    return {**{field: getattr(rule, field) for field in fields}, **changes}


def category_sent(code, **changes):
    row = Category.objects.get(pk=code)
    return {"name": row.name, "name_en": row.name_en, "rule": row.rule_id or "", "order": row.order, **changes}


@pytest.fixture
def visited(own):
    """The worker's household in a quarterly group, last visited ten days ago."""
    today = timezone.localdate()
    Household.objects.filter(pk=own.pk).update(
        categories=["dibao"],
        visit_rule="quarterly",
        last_visit_on=today - timedelta(days=10),
        next_visit_on=today + timedelta(days=80),
        overdue_from=today + timedelta(days=91),
    )
    return own


def test_the_lists_say_how_many_households(visited, enter, admin, en):
    page = enter(admin).get(CATEGORIES).content.decode()
    assert "?category=dibao" in page and "Minimum living allowance" in page
    rows = {row.code: row.load for row in enter(admin).get(RULES).context["rows"]}
    assert rows["quarterly"]["households"] == 1
    assert rows["key"] == {"households": 0, "visits": 0}


def test_a_rule_times_its_households_anew(visited, enter, admin, en):
    sent = rule_sent("quarterly", interval_days=15, grace_days=2)
    page = enter(admin).post(f"{RULES}quarterly/", sent, follow=True).content.decode()
    visited.refresh_from_db()
    assert visited.next_visit_on == timezone.localdate() + timedelta(days=5)
    assert visited.overdue_from == visited.next_visit_on + timedelta(days=3)
    assert "1 household has a new rhythm" in page and "2 visits a month" in page


def test_a_day_set_by_a_person_stays(visited, enter, admin):
    day = timezone.localdate() + timedelta(days=3)
    Household.objects.filter(pk=visited.pk).update(next_visit_on=day)
    enter(admin).post(f"{RULES}quarterly/", rule_sent("quarterly", interval_days=15, grace_days=2))
    visited.refresh_from_db()
    assert (visited.next_visit_on, visited.overdue_from) == (day, day + timedelta(days=3))


def test_a_categorys_rule_times_its_households_anew(visited, foreign, enter, admin):
    before = Household.objects.values().get(pk=foreign.pk)
    enter(admin).post(f"{CATEGORIES}dibao/", category_sent("dibao", rule="high_risk"))
    visited.refresh_from_db()
    assert visited.visit_rule == "high_risk"
    assert visited.next_visit_on == visited.last_visit_on + timedelta(days=7)
    assert Household.objects.values().get(pk=foreign.pk) == before


def test_what_a_rule_would_mean_is_seen_before_it_is_saved(visited, enter, admin, en):
    client, sent = enter(admin), rule_sent("quarterly", interval_days=15)
    assert 'name="preview"' in client.get(f"{RULES}quarterly/").content.decode()
    page = client.post(f"{RULES}quarterly/", {**sent, "preview": "1"})
    assert page.context["preview"]["total"] == {"worker": "", "households": 1, "now": 0, "then": 2}
    assert "Visits a month, if it is saved so" in page.content.decode()
    assert VisitRule.objects.get(pk="quarterly").interval_days == 90


def test_timing_anew_costs_the_same_for_many(east, enter, admin, django_assert_num_queries):
    client = enter(admin)
    for count, days in ((2, 15), (20, 16)):
        for _ in range(count - Household.objects.count()):
            make.household(east, categories=["dibao"])
        client.get(RULES)
        with django_assert_num_queries(PRICE_OF_SAVING):
            client.post(f"{RULES}quarterly/", rule_sent("quarterly", interval_days=days))


def test_a_new_category(enter, admin):
    sent = {"code": "veteran", "name": "退役军人", "name_en": "Veteran", "rule": "key", "order": 40}
    client = enter(admin)
    assert client.post(f"{CATEGORIES}new/", sent).status_code == 302
    assert Category.objects.get(pk="veteran").rule_id == "key"
    assert client.post(f"{CATEGORIES}new/", {**sent, "code": "Veteran"}).context["form"].errors["code"]


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"interval_days": 0}, "interval_days"),
        ({"interval_days": 10**12}, "interval_days"),
        ({"interval_days": "x"}, "interval_days"),
        ({"grace_days": -1}, "grace_days"),
        ({"priority": 10**9}, "priority"),
        ({"order": -1}, "order"),
        ({"name": ""}, "name"),
        ({"name": "\0"}, "name"),
        ({"name_en": "x" * 500}, "name_en"),
        ({"valid_from": "2026-02-01", "valid_to": "2026-01-01"}, "valid_to"),
    ],
)
def test_bad_input_names_the_field(enter, admin, changes, field):
    page = enter(admin).post(f"{RULES}key/", rule_sent("key", **changes))
    assert page.status_code == 200 and field in page.context["form"].errors


@pytest.mark.parametrize("path", ["", "new/", "dibao/"])
def test_who_may_keep_categories(enter, admin, supervisor, path):
    assert enter(supervisor).get(CATEGORIES + path).status_code == 403
    assert enter(admin).get(CATEGORIES + path).status_code == 200


@pytest.mark.parametrize("path", ["", "key/"])
def test_who_may_keep_rules(enter, admin, office, path):
    assert enter(office).get(RULES + path).status_code == 403
    assert enter(admin).get(RULES + path).status_code == 200


def test_what_is_not_there(enter, admin):
    assert enter(admin).get(f"{CATEGORIES}nothing/").status_code == 404
    assert enter(admin).get(f"{RULES}nothing/").status_code == 404


def test_categories_are_called_in_natural_english():
    assert Category.objects.get(pk="lifted_unstable").name_en == "Lifted out of poverty, unstable"
    assert not Category.objects.filter(name_en__in=["Marginal", "Allowance margin", "Over 80 and alone"]).exists()

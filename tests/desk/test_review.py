import pytest
from django.utils import timezone

from caseload.core import catalogues
from caseload.core.permissions import Role
from caseload.desk.figures.scope import Scope
from caseload.desk.review import review_of
from households.models import CaseLevel, Household
from tests import make
from tests.desk.test_figures import issue, visit
from tests.plans import making
from visits.issues.services.issues import move_issue

pytestmark = pytest.mark.django_db


def look(*areas):
    today = timezone.localdate()
    return review_of(Scope(tuple(area.path for area in areas), today.replace(day=1), today))


def test_each_worker_is_one_line_in_the_order_of_grids(street, east, west, worker, colleague, own, foreign):
    assert [line.worker for line in look(street).lines] == [worker, colleague]
    assert [line.worker for line in look(east).lines] == [worker]


def test_a_line_counts_its_own_rows(street, east, worker, colleague, own, foreign):
    second = make.household(east, "孙守田", worker=worker)
    visit(worker, own, 0)
    visit(worker, second, 70)
    Household.objects.filter(pk=second.pk).update(next_visit_on="2026-01-01", overdue_from="2026-01-10")
    issue(worker, own, ago=40)
    issue(worker, own, "errand")
    line = look(street).lines[0]
    assert (line.households, line.seen, line.due, line.overdue) == (2, 1, 2, 1)
    assert (line.issues, line.issues_overdue) == (2, 1)
    assert (line.longest.pk, line.longest.days) == (second.pk, 70)


def test_households_of_nobody_and_of_those_who_left_come_first(street, east, worker, own):
    make.household(east, "无人管")
    assert look(street).without_worker == 1
    worker.is_active = False
    worker.save()
    found = look(street)
    assert (found.without_worker, found.households, found.lines) == (2, 2, [])


def test_somebody_from_elsewhere_with_a_household_here_has_a_line(east, colleague):
    make.household(east, "孙守田", worker=colleague)
    assert [line.worker for line in look(east).lines] == [colleague]


def test_whoever_has_issues_here_has_a_line_office_staff_too(east, worker, own, office, enter):
    home = make.household(east, "无人管")
    move_issue(by=office, issue=make.issue(office, home), verb="take")
    make.issue(office, home)
    issue(worker, own)
    found = look(east)
    assert [(line.worker, line.issues) for line in found.lines] == [(office, 1), (worker, 1)]
    assert sum(line.issues for line in found.lines) == found.issues - found.issues_of_nobody == 2
    assert found.issues_of_nobody == found.to_assign == 1


def test_issues_of_those_who_left_are_issues_without_anybody(east, worker, own, supervisor, enter):
    issue(worker, own)
    type(worker).objects.filter(pk=worker.pk).update(is_active=False)
    assert look(east).issues_of_nobody == 1
    assert enter(supervisor).get("/figures/issues_of_nobody/").context["page"].total == 1


def test_issues_to_be_assigned_are_counted_and_are_without_anybody(street, east, worker, own, supervisor, enter):
    issue(worker, own)
    make.issue(supervisor, area=east)
    found = look(street)
    assert (found.issues, found.to_assign, found.issues_of_nobody) == (2, 1, 1)
    for key in ("issues_to_assign", "issues_of_nobody"):
        assert enter(supervisor).get(f"/figures/{key}/").context["page"].total == 1


def test_every_number_opens_as_many_rows(street, east, worker, own, supervisor, enter):
    visit(worker, own, 0)
    issue(worker, own, ago=40)
    client = enter(supervisor)
    (row,) = client.get("/review/").context["lines"]
    expected = {
        "households_url": row["line"].households,
        "due_url": row["line"].due,
        "overdue_url": row["line"].overdue,
        "issues_url": row["line"].issues,
        "issues_overdue_url": row["line"].issues_overdue,
    }
    for name, count in expected.items():
        assert client.get(row[name]).context["page"].total == count


def test_households_without_anybody_can_be_ticked_and_assigned(east, supervisor, worker, enter):
    home = make.household(east, "无人管")
    client = enter(supervisor)
    page = client.get(client.get("/review/").context["nobody_url"])
    assert f'name="pick" value="{home.pk}"' in page.content.decode()
    client.post("/households/assign/", {"pick": [home.pk], "worker": worker.pk, "note": "接手"})
    home.refresh_from_db()
    assert home.worker == worker


def test_many_workers_ask_no_more_than_few(street, east, worker, own, office, enter, django_assert_max_num_queries):
    client = enter(office)
    client.get("/review/")
    with django_assert_max_num_queries(12) as few:
        client.get("/review/")
    asked = len(few)
    for n in range(20):
        person = make.person(f"s{n}", f"李{n}", Role.WORKER, post=east)
        make.household(east, f"王{n}", worker=person)
    with django_assert_max_num_queries(asked):
        client.get("/review/")


def test_of_too_many_workers_only_the_first_are_shown(street, worker, colleague, office, enter, en, monkeypatch):
    monkeypatch.setattr("caseload.desk.views.review.MOST", 1)
    answer = enter(office).get("/review/")
    assert len(answer.context["lines"]) == 1
    assert "Choose an area" in answer.content.decode()


def test_open_cases_are_weighed_by_their_levels(enter, supervisor, worker, own, east):
    """Of a worker: how many cases, and what they weigh; whoever changes the weight of a level changes the sum."""
    second = make.household(east, "王二", worker=worker)
    for household in (own, second):
        making.at_stage(household, worker, supervisor, "intake")
    level = CaseLevel.objects.get(pk=Household.objects.get(pk=own.pk).case_level)
    for weight in (level.weight, 7):
        CaseLevel.objects.filter(pk=level.pk).update(weight=weight)
        catalogues.forget()
        (line,) = [line for line in enter(supervisor).get("/review/").context["review"].lines if line.worker == worker]
        assert (line.cases, line.weight) == (2, 2 * weight)

"""The figures against the rows, counted here once more in plain Python."""

import uuid
from datetime import datetime, timedelta

import pytest
from django.utils import timezone, translation

from caseload.core.permissions import Role
from caseload.desk.figures import rates
from caseload.desk.figures.counting import Rate, figures_of, overview_of
from caseload.desk.figures.definitions import FIGURES, ROWS
from caseload.desk.figures.scope import Scope
from caseload.desk.models import LedgerLine
from households.models import Household
from households.plans.models import CasePlan, Goal
from households.plans.services.reviews import review_plan
from households.services.closing import close_household
from households.support.eligibility.models import Standing
from households.support.eligibility.services.standing import judge_all
from households.support.employment.models import Placement
from households.support.giving.models import Gift
from households.support.policies.models import Entitlement
from tests import make
from tests.employment import making as employment
from tests.giving import making as giving
from tests.plans import making
from tests.policies import making as policies
from visits.activities.models import Activity
from visits.activities.services.activities import ACTIVITIES
from visits.doorstep.services.saving import record_visit
from visits.issues.models import Issue, IssueCategory
from visits.issues.services.issues import move_issue, report_issue
from visits.models import Visit, VisitDay

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate


def visit(worker, household, ago, *, met=True, leaflets=3):
    day = TODAY() - timedelta(days=ago)
    at = timezone.make_aware(datetime(day.year, day.month, day.day, 0, 1))
    made = {"condition": "well"} if met else {"condition": ""}
    return record_visit(
        by=worker,
        id=uuid.uuid4(),
        household=household,
        visited_at=at,
        kind="home",
        outcome="met" if met else "not_home",
        leaflets=leaflets if met else 0,
        **made,
    )[0]


def issue(worker, household, kind="problem", ago=0, *, rating=None):
    """Reported ``ago`` days ago; with a ``rating`` it is solved and closed today."""
    found = report_issue(
        by=worker,
        kind=kind,
        category=IssueCategory.objects.get(pk="safety"),
        title="楼道堆放杂物",
        household=household,
        opened_at=timezone.now() - timedelta(days=ago),
    )
    if rating:
        move_issue(by=worker, issue=found, verb="resolve", result="已清理")
        move_issue(
            by=make.person(f"caller{found.pk}", "周督导", Role.SUPERVISOR, post=found.area),
            issue=found,
            verb="call_back",
            satisfaction=rating,
        )
    return found


def cases(worker, colleague, supervisor, closed, late):
    making.at_stage(closed, worker, supervisor, "closed")
    plan = making.at_stage(late, colleague, supervisor, "intervention")
    goals = {goal: {"outcome": "met", "value": 200, "words": ""} for goal in plan.goals.all()}
    review_plan(by=colleague, plan=plan, goals=goals, decision="continue")
    CasePlan.objects.filter(pk=plan.pk).update(review_due_on=TODAY() - timedelta(days=1))


def gifts(own, extra, supervisor):
    """Of money one that stands and one that was taken back, of goods two."""
    money, rice = giving.donation(own.area, supervisor), giving.rice(own.area, supervisor)
    giving.handed(own, supervisor, source=money, quantity="300.50")
    giving.move(giving.gift(own, supervisor, source=money), supervisor, "release", because="不要了")
    for household in (own, extra):
        giving.gift(household, supervisor, source=rice, quantity=2)


def gatherings(worker, colleague, grid, west):
    """One held yesterday in a grid, one long ago elsewhere, one that is only planned."""
    for by, area, ago in ((worker, grid, 1), (colleague, west, 60)):
        held = make.activity(by, area, day=TODAY() - timedelta(days=ago))
        ACTIVITIES.move(held, "hold", by=by, asked={"leaflets": 0})
    make.activity(worker, grid)


@pytest.fixture
def registry(street, east, west, worker, colleague, supervisor, own, foreign):
    """Two communities: visits in and before the period, issues of each kind and end, a household of nobody, a case
    that was closed and one whose review is late."""
    grid = make.area(east, "370799001001-1", "柳泉一网格", party_branch="柳泉一网格党支部")
    extra = make.household(grid, "孙守田")
    gatherings(worker, colleague, grid, west)
    visit(worker, own, 2)
    visit(worker, own, 40, leaflets=5)
    visit(worker, own, 3, met=False)
    visit(colleague, foreign, 1, leaflets=0)
    visit(worker, extra, 90)
    issue(worker, own, ago=2, rating="satisfied")
    issue(worker, own, ago=60, rating="not_reached")
    issue(worker, own, ago=30)
    issue(worker, extra, "difficulty", ago=1, rating="very_satisfied")
    issue(colleague, foreign, "errand", ago=1, rating="fair")
    issue(colleague, foreign, "difficulty")
    cases(worker, colleague, supervisor, extra, foreign)
    gifts(own, extra, supervisor)
    employment.placed(own, worker)
    employment.placed(extra, supervisor, months_ago=2)
    employment.placed(foreign, colleague, post=employment.workshop(west, supervisor))
    policies.received(own, worker)
    policies.received(extra, supervisor, "heating_aid", starts_on=TODAY() - timedelta(days=45))
    policies.applied(foreign, colleague)
    for home in (own, extra, foreign):
        home.members.update(birth_date="1930-05-01")
    judge_all()
    Household.objects.filter(pk=own.pk).update(next_visit_on="2026-01-01", overdue_from="2026-01-10")
    return street


def by_hand(area, first, last):
    """The definitions once more, row by row."""

    def inside(row):
        return row.area_id.startswith(area.path)

    visits = [row for row in Visit.objects.all() if inside(row) and first <= row.visited_on <= last]
    issues = [row for row in Issue.objects.all() if inside(row)]
    closed = [row for row in issues if row.status == "closed" and first <= row.closed_on <= last]
    problems = [row for row in issues if row.kind == "problem" and first <= row.opened_on <= last]
    solved = [row for row in problems if row.status == "closed" and row.closed_on <= last]
    helped = {row.household_id for row in visits if row.outcome == "met"} | {row.household_id for row in closed}
    members = [home.members.filter(status="present").count() for home in Household.objects.filter(pk__in=helped)]
    homes = [row for row in Household.objects.select_related("worker") if inside(row) and row.status == "open"]
    rated = [row for row in closed if row.satisfaction]
    good = [row for row in rated if row.satisfaction in ("satisfied", "very_satisfied")]
    plans = [row for row in CasePlan.objects.select_related("household") if inside(row.household)]
    goals = [row for row in Goal.objects.select_related("since") if row.plan in plans]
    benefits = [row for row in Entitlement.objects.select_related("household") if inside(row.household)]
    met = [row.state_on for row in goals if row.state == "met"]
    donated = [row for row in Gift.objects.select_related("donation") if inside(row) and row.status != "released"]
    money = [row.value for row in donated if row.donation.is_money and first <= row.matched_on <= last]
    goods = [row.value for row in donated if not row.donation.is_money and first <= row.matched_on <= last]
    jobs = [row for row in Placement.objects.welfare().at_work() if row.household in homes]
    running = [row for row in issues if row.status in ("reported", "assigned", "processing")]
    return {
        "households_helped": len(helped),
        "people_helped": sum(members),
        "visits": sum(row.outcome == "met" for row in visits),
        "leaflets": sum(row.leaflets for row in visits),
        "donations_yuan": sum(money),
        "donations_in_kind_yuan": sum(goods),
        "activities": sum(
            inside(row) and row.status in ("held", "evaluated") and first <= row.day <= last
            for row in Activity.objects.all()
        ),
        "difficulties_solved": sum(row.kind != "problem" for row in closed),
        "satisfaction": Rate(len(good), len(rated)),
        "issues_found": len(problems),
        "issues_solved": len(solved),
        "resolution_rate": Rate(len(solved), len(problems)),
        "households_without_worker": sum(not (row.worker and row.worker.is_active) for row in homes),
        "visits_overdue": sum(row.overdue_from <= TODAY() for row in homes),
        "issues_overdue": sum(row.due_at < timezone.now() for row in running),
        "plans_open": sum(row.is_open for row in plans),
        "plans_closed": sum(row.status == "closed" and first <= row.closed_on <= last for row in plans),
        "goals_set": sum(first <= row.since.agreed_on <= last for row in goals),
        "goals_met": sum(first <= day <= last for day in met),
        "gaps_open": sum(row.kind == "gap" and inside(row) for row in Standing.objects.all()),
        "policies_delivered": sum(bool(row.paid_on and first <= row.paid_on <= last) for row in benefits),
        "job_placements": len({row.household_id for row in jobs if first <= row.started_on <= last}),
        "reviews_overdue": sum(bool(row.review_due_on and row.review_due_on < TODAY()) for row in plans),
    }


@pytest.mark.parametrize("days", [1, 7, 50, 400])
def test_figures_are_what_the_rows_say(registry, east, west, days):
    first = TODAY() - timedelta(days=days)
    for area in (registry, east, west):
        for last in (TODAY(), TODAY() - timedelta(days=1)):
            found = figures_of(Scope((area.path,), first, last))
            assert {key: found[key] for key in by_hand(area, first, last)} == by_hand(area, first, last)


def test_areas_and_workers_are_counted_where_they_are(registry, east):
    found = figures_of(Scope((registry.path,), TODAY(), TODAY()))
    assert [found[key] for key in ("service_centres", "party_branches", "workers")] == [2, 1, 2]
    found = figures_of(Scope((east.path,), TODAY(), TODAY()))
    assert [found[key] for key in ("service_centres", "party_branches", "workers")] == [1, 1, 1]


def test_a_worker_who_left_is_nobody(registry, own, worker):
    scope = Scope((registry.path,), TODAY(), TODAY())
    assert figures_of(scope)["households_without_worker"] == 1
    worker.is_active = False
    worker.save()
    assert figures_of(scope)["households_without_worker"] == 2


def test_the_roll_up_equals_the_rows(registry):
    for row in VisitDay.objects.all():
        visits = Visit.objects.filter(area=row.area_id, visited_on=row.day)
        assert row.visits == visits.made().count()
        assert row.tried == visits.tried().count()
        assert row.leaflets == sum(visits.values_list("leaflets", flat=True))


def test_the_rows_behind_a_figure_are_as_many(registry, office, enter):
    first, client = TODAY() - timedelta(days=400), enter(office)
    for key, value in figures_of(Scope((registry.path,), first, TODAY())).items():
        answer = client.get(f"/figures/{key}/", {"from": f"{first}", "to": f"{TODAY()}"})
        assert answer.status_code == 200, key
        expected = value.denominator if isinstance(value, Rate) else value
        if key == "leaflets":
            expected = LedgerLine.objects.count()
        if key.startswith("donations"):
            assert answer.context["sum"] == value > 0
            expected = 1 if key == "donations_yuan" else 2
        assert answer.context["page"].total == expected > 0, key


def test_whose_a_goal_is_but_not_what_it_says(registry, office, supervisor, enter):
    for key in ("goals_set", "goals_met"):
        page = enter(office).get(f"/figures/{key}/").content.decode()
        assert "马志强" in page and "看病花费" not in page
    assert "看病花费" in enter(supervisor).get("/figures/goals_set/").content.decode()


def test_months_add_up_to_the_figures(registry):
    overview = overview_of(Scope((registry.path,), TODAY() - timedelta(days=400), TODAY()))
    assert sum(month.visits for month in overview.months) == overview.values["visits"]
    assert sum(month.found for month in overview.months) == overview.values["issues_found"]
    assert sum(line.households for line in overview.areas) == 3
    assert sum(count for _cause, count in overview.causes) == 3


def test_who_was_helped_counts_although_the_file_was_closed_since(street, east, worker, supervisor, office, enter):
    home = make.household(east, "孙守田", worker=worker)
    make.member(home)
    visit(worker, home, 2)
    close_household(by=supervisor, household=home, reason="lifted", on=TODAY())
    scope = Scope((street.path,), TODAY() - timedelta(days=400), TODAY())
    assert figures_of(scope)["people_helped"] == 2
    page = enter(office).get("/figures/people_helped/", {"from": f"{scope.first}", "to": f"{scope.last}"})
    assert page.context["page"].total == 2


def test_what_lies_on_the_area_itself_is_a_line_of_its_own(registry, east, office, enter):
    overview = overview_of(Scope((east.path,), TODAY(), TODAY()))
    assert [(line.name, line.households) for line in overview.areas] == [("柳泉一网格", 1), ("柳泉社区（本级）", 1)]
    page = enter(office).get("/figures/", {"area": east.code}).context
    (*_lines, itself) = page["areas"]
    assert page["whole"]["line"].households == 2
    rows = enter(office).get(itself["urls"]["households"])
    assert [line.name for line in rows.context["lines"]] == ["王建华"]
    assert "柳泉社区（本级）" in rows.content.decode()


def test_nobody_sees_an_area_twice_that_was_granted_twice(registry, east, enter):
    both = make.person("two", "两处", Role.SUPERVISOR, post=east, areas=[registry, east])
    page = enter(both).get("/figures/").context
    assert page["whole"]["line"].households == 3


def test_a_sum_is_shown_over_its_rows(registry, office, enter):
    page = enter(office).get("/figures/leaflets/").content.decode()
    assert '<b data-sum="11">11</b>' in page


def test_one_name_is_one_number(registry):
    """What the figures and the rates have in common they call and count alike, and nothing else has its name."""
    with translation.override("zh-hans"):
        figures = {str(FIGURES[key].name): key for key in ("satisfaction", "resolution_rate")}
        names = [str(rate.name) for rate in rates.RATES.values()]
    assert figures.keys() & {*names} == {"满意率"}
    assert not [one for one in figures for other in names if one != other and (one in other or other in one)]


def test_an_empty_rate_is_none():
    assert Rate(0, 0).as_dict() == {"numerator": 0, "denominator": 0, "rate": None}


def test_the_page_shows_what_was_counted(registry, office, enter):
    answer = enter(office).get("/figures/", {"period": "year"})
    assert answer.status_code == 200
    assert answer.context["scope"].first == TODAY().replace(month=1, day=1)
    assert len(answer.context["tiles"]) == 5
    assert len(list(answer.context["figures"])) == len(FIGURES) == 26


def test_an_area_outside_the_reach_is_absent(registry, supervisor, west, enter):
    client = enter(supervisor)
    for page in ("/figures/", "/figures/visits/", "/review/"):
        assert client.get(page, {"area": west.code}).status_code == 404
        assert client.get(page, {"area": "nowhere"}).status_code == 404
    assert client.get("/figures/nothing/").status_code == 404


def test_rows_outside_the_reach_are_not_shown(registry, supervisor, enter, foreign):
    for key in ROWS:
        answer = enter(supervisor).get(f"/figures/{key}/")
        assert answer.status_code == 200, key
        assert "马志强" not in answer.content.decode(), key


def test_days_in_the_wrong_order_are_said(registry, office, enter):
    answer = enter(office).get("/figures/", {"from": "2026-02-01", "to": "2026-01-01"})
    assert answer.status_code == 200
    assert "to" in answer.context["form"].errors


@pytest.mark.parametrize("page", ["/figures/", "/figures/visits/", "/review/"])
def test_workers_and_administrators_are_refused(page, worker, admin, enter):
    for user in (worker, admin):
        assert enter(user).get(page).status_code == 403


def test_many_rows_ask_no_more_than_few(registry, office, enter, east, worker, django_assert_max_num_queries):
    client = enter(office)
    client.get("/figures/")
    with django_assert_max_num_queries(18) as few:
        client.get("/figures/")
    asked = len(few)
    with django_assert_max_num_queries(6):
        client.get("/figures/households/")
    for n in range(20):
        home = make.household(east, f"王{n}", worker=worker)
        make.area(east, f"370799001001-{n + 2}", f"柳泉{n + 2}网格")
        make.person(f"s{n}", f"李{n}", Role.WORKER, post=east)
        visit(worker, home, n)
    client.get("/figures/")
    with django_assert_max_num_queries(asked):
        client.get("/figures/")
    with django_assert_max_num_queries(6):
        client.get("/figures/households/")


def test_policies_are_counted_by_department_and_each_number_opens_its_rows(registry, office, enter):
    days = {"from": f"{TODAY() - timedelta(days=50)}", "to": f"{TODAY()}"}
    page = enter(office).get("/figures/", days)
    rows = page.context["departments"]["rows"]
    assert [(row["department"].pk, row["count"]) for row in rows] == [("civil_affairs", 2)]
    listed = enter(office).get(rows[0]["url"])
    assert listed.context["page"].total == 2 and "民政" in listed.content.decode()
    other = enter(office).get("/figures/policies_delivered/", {**days, "authority": "disabled"})
    assert other.context["page"].total == 0

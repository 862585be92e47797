"""Rates of issues: each number is that of the rows behind it, and equals what plain Python counts."""

from datetime import datetime, timedelta
from statistics import median_low

import pytest
from django.urls import reverse
from django.utils import timezone

from caseload.core.models import AccessRecord
from caseload.core.services.calendar import working_days_between
from caseload.core.sheets import read
from caseload.desk.figures.rates import RATES, burdened, handing_back, lines_of, rising
from caseload.desk.figures.scope import Scope
from tests import make
from visits.issues.models import CallBack, Department, Issue, IssueStep
from visits.issues.services.issues import move_issue

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate


def at(days_ago, hour=10):
    day = TODAY() - timedelta(days=days_ago)
    return timezone.make_aware(datetime(day.year, day.month, day.day, hour))


def department(code):
    return Department.objects.get(pk=code)


def closed(by, household, *, opened, solved, late=False, rating="", **facts):
    """An issue reported ``opened`` days ago and solved ``solved`` days ago, closed with it."""
    issue = make.issue(by, household, opened_at=at(opened), **facts)
    end = at(solved)
    Issue.objects.filter(pk=issue.pk).update(
        status="closed", result="好", resolved_at=end, closed_at=end, closed_on=end.date(), satisfaction=rating,
        due_at=end + timedelta(hours=-1 if late else 1),
    )  # fmt: skip
    return issue


@pytest.fixture
def rows(worker, own, foreign, colleague):
    closed(worker, own, opened=20, solved=10, rating="satisfied", category="water")
    closed(
        worker,
        own,
        opened=30,
        solved=28,
        late=True,
        rating="dissatisfied",
        category="water",
        department=department("water"),
    )
    closed(worker, own, opened=9, solved=8, category="job")
    back = closed(colleague, foreign, opened=70, solved=40, rating="very_satisfied")
    Issue.objects.filter(pk=back.pk).update(reopened_count=1)
    make.issue(worker, own, opened_at=at(5))


@pytest.fixture
def scope(street):
    return Scope((street.path,), TODAY() - timedelta(days=90), TODAY())


def test_the_rates_and_their_n(rows, scope, east, west):
    lines, total = lines_of(scope, "area")
    rates = {key: (rate.numerator, rate.denominator) for key, rate in total.rates.items()}
    expected = {"closed": (4, 5), "on_time": (3, 4), "satisfied": (2, 3), "reopened": (1, 4)}
    assert {key: rates[key] for key in expected} == expected
    assert [line.key for line in lines] == [east.path, west.path]
    days = sorted(working_days_between(at(a).date(), at(b).date()) for a, b in [(20, 10), (30, 28), (9, 8), (70, 40)])
    assert (total.n, total.median, total.ninety) == (4, median_low(days), days[-1])


def test_every_number_opens_its_rows(rows, enter, office):
    client, said = enter(office), {}
    for by in ("area", "category", "department", "month"):
        page = client.get(reverse("rates"), {"by": by}).context
        for row in (*page["lines"], page["total"]):
            numbers = [(row["days_url"], row["line"].n)]
            for cell in row["cells"]:
                numbers += [(cell["hits_url"], cell["rate"].numerator), (cell["rows_url"], cell["rate"].denominator)]
            for url, count in numbers:
                assert said.setdefault(url, count) == count, "one address, one number"
    for url, count in said.items():
        if count:
            assert client.get(url).context["page"].total == count, url


def test_categories_that_rise_and_burdened_households(worker, own, scope, enter, office):
    for days in (1, 2, 3, 4):
        make.issue(worker, own, opened_at=at(days), category="water")
    make.issue(worker, own, opened_at=at(120), category="water")
    assert rising(scope) == [("water", 4, 1)]
    assert burdened(scope) == [(own.pk, "王建华", 4)]
    make.issue(worker, own, opened_at=at(100), category="job")
    mistaken = make.issue(worker, own, opened_at=at(2), category="water")
    move_issue(by=worker, issue=mistaken, verb="withdraw", reason="报错了")
    page = enter(office).get(reverse("rates"))
    (many,) = page.context["burdened"]
    assert enter(office).get(many["url"]).context["page"].total == many["n"] == 4, "of these 90 days alone"
    for count, url in page.context["rising"][0]["cells"]:
        assert enter(office).get(url).context["page"].total == count


def test_the_response_what_households_said_and_who_hands_back(worker, supervisor, own, scope, enter, office):
    slow, quick, back = (make.issue(worker, own, title=title) for title in ("slow", "quick", "back"))
    past = timezone.now() - timedelta(days=1)
    Issue.objects.filter(pk__in=[slow.pk, back.pk]).update(respond_by=past, responded_at=timezone.now())
    Issue.objects.filter(pk=quick.pk).update(responded_at=past)
    for issue, said in ((slow, False), (quick, True)):
        CallBack.objects.create(issue=issue, by=supervisor, way="phone", reached=True, solved=said)
    IssueStep.objects.create(issue=back, verb="hand_back", to_status="assigned", facts={"department": "disabled"})
    Issue.objects.filter(pk=back.pk).update(hand_backs=1)
    _lines, total = lines_of(scope, "category")
    assert (total.rates["response"].numerator, total.rates["response"].denominator) == (1, 3)
    assert (total.rates["solved"].numerator, total.rates["solved"].denominator) == (1, 2)
    assert handing_back(scope) == [("disabled", 1, 1)]
    page = enter(office).get(reverse("rates"))
    assert enter(office).get(page.context["handing_back"][0]["url"]).context["page"].total == 1


def test_a_department_is_one_line_under_whatever_name_it_has(rows, scope, enter, admin, office):
    renamed = {"name": "水务局", "name_en": "Water board", "order": 1}
    enter(admin).post(reverse("issues:department_edit", args=["water"]), renamed)
    page = enter(office).get(reverse("rates"), {"by": "department"})
    assert [row["name"] for row in page.context["lines"]] == ["没有写明", "水务局"]
    listed = enter(office).get(reverse("issues:list"), {"department": "water", "view": "all"})
    assert listed.context["page"].total == 1


def test_of_nothing_there_is_no_rate(enter, office):
    page = enter(office).get(reverse("rates"))
    assert page.status_code == 200 and page.context["total"]["line"].median is None


def test_the_sheet_has_what_the_page_has(rows, enter, office, supervisor):
    response = enter(office).post(f"{reverse('rates_export')}?by=category")
    table = read(response.content)[0].rows
    assert len(table) == 5 and table[-1][1 + 3 * list(RATES).index("closed") : 3 + 3 * list(RATES).index("closed")] == [
        4,
        5,
    ]
    assert AccessRecord.objects.get().rows == 3


def test_only_ones_own_area_and_only_with_the_right(rows, enter, supervisor, worker):
    assert enter(supervisor).get(reverse("rates")).context["total"]["line"].n == 3
    assert enter(worker).get(reverse("rates")).status_code == 403

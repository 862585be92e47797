"""Whatever list leaves the house is the list that was looked at: its rows in its order, its filter, its sums."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from caseload.core.models import User
from caseload.core.permissions import Role
from caseload.core.sheets import read
from households.models import Household
from households.quality.services.findings import check_quality
from households.roster.reading.columns import BY_ID
from households.services.closing import close_household
from tests import small_demo
from tests.house.numbers import Page
from tests.house.use import use
from tests.undone import undone
from visits.issues.models import Department, Issue
from visits.issues.services.issues import move_issue

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("numbers")]


@pytest.fixture(scope="module")
def demo(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock():
        small_demo.bring_in()
        yield
        django_db_setup()


@pytest.fixture(params=["fresh", "used"])
def client(demo, request):
    with undone():
        if request.param == "used":
            use()
        home = Household.objects.open().filter(open_issue_count=0, case_level="").order_by("-pk").first()
        close_household(by=None, household=home, reason="moved", on=timezone.localdate())
        check_quality()
        client = Client()
        client.force_login(User.objects.filter(role=Role.OFFICE, is_active=True).order_by("pk").first())
        yield client


def listed(client, url):
    """The rows of a list, from all its pages, and how many it says."""
    rows, total = [], None
    while url:
        answer = client.get(url)
        total = answer.context["page"].total if total is None else total
        rows += answer.context["page"].rows
        url = Page(url, answer.content.decode()).next_url
    return rows, total


def exported(client, url, said=None):
    """The rows of each sheet of a workbook below its captions, as dicts."""
    answer = client.post(url, said or {})
    assert answer.headers["Content-Type"].endswith("sheet"), answer.headers
    return {
        sheet.name: [dict(zip(sheet.rows[0], row, strict=False)) for row in sheet.rows[1:]]
        for sheet in read(answer.content)
    }


def test_households(client):
    """The open ones on one sheet, their members on another, the closed ones on a third."""
    community = Household.objects.open().order_by("pk").first().area.parent.code
    queries = ["", "due=overdue", "worker=nobody", "issues=1", "issues=0", "status=all", "status=closed", "sort=name"]
    for query in [*queries, f"area={community}"]:
        rows, total = listed(client, f"{reverse('households:list')}?{query}")
        sheets = exported(client, f"{reverse('roster:export')}?{query}", {"shape": "both"})
        homes, closed = sheets.get("住户", []), [row for row in rows if not row.is_open]
        opened = [row for row in rows if row.is_open]
        assert len(rows) == total, query
        assert [home["户编号"] for home in homes] == [row.number for row in opened], query
        assert [line["户主姓名"] for line in sheets.get("已销户", [])] == [row.head_name for row in closed], query
        assert len(sheets.get("成员", [])) == sum(row.member_count for row in opened), query
        told = [int(home[BY_ID["open_issues"].captions[0]]) for home in homes]
        assert told == [row.open_issue_count for row in opened], query
        assert closed or query != "status=closed"


def test_findings(client):
    last = listed(client, reverse("quality:list"))[0][-1]
    for query in ("", f"rule={last.rule}", f"area={last.household.area.code}", "state=waived"):
        rows, total = listed(client, f"{reverse('quality:list')}?{query}")
        assert len(rows) == total and (rows or query == "state=waived"), query
        (sheet,) = exported(client, f"{reverse('quality:export')}?{query}").values()
        told = [(line["规则"], line["户编号"], line["家庭成员"] or "") for line in sheet]
        assert told == [(row.rule, row.household.number, row.member.name if row.member else "") for row in rows], query


def test_what_waits_for_a_department(client):
    office = User.objects.get(pk=client.session["_auth_user_id"])
    for issue, department in zip(
        Issue.objects.filter(status__in=Issue.RUNNING), Department.objects.all()[:2], strict=False
    ):
        move_issue(by=office, issue=issue, verb="transfer", department=department, note="请办理")
    page = client.get(reverse("issues:dispatch"))
    assert page.context["departments"]
    for department, count in page.context["departments"]:
        answer = client.get(reverse("issues:dispatch"), {"department": department.pk})
        (sheet,) = exported(client, reverse("issues:dispatch_export"), {"department": department.pk}).values()
        numbers = [issue.number for issue in answer.context["issues"]]
        assert [line["编号"] for line in sheet] == numbers and len(numbers) == count


def test_rates(client):
    for by in ("area", "category", "department", "month"):
        answer = client.get(reverse("rates"), {"by": by})
        lines = [*answer.context["lines"], answer.context["total"]]
        (sheet,) = exported(client, f"{reverse('rates_export')}?by={by}").values()
        assert [next(iter(line.values())) for line in sheet] == [line["name"] for line in lines]
        assert [int(told["n"]) for told in sheet] == [line["line"].n for line in lines]

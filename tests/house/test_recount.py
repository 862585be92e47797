"""The command that compares the facts that stand on rows, in all rooms, with what they follow from."""

import io
from datetime import date
from decimal import Decimal

import pytest
from django.core.management import call_command
from django.utils import timezone, translation

from caseload.core.models import Notice
from caseload.core.tasks import recount_facts
from households.models import Household
from households.services.members import add_member
from tests import make
from tests.plans import making
from visits.issues.models import Issue
from visits.models import VisitDay

pytestmark = pytest.mark.django_db
LONG_AGO, LONG_HENCE = date(2020, 1, 6), date(2099, 1, 5)


def run(**options):
    """(exit status, what was printed)"""
    out = io.StringIO()
    try:
        call_command("recount", stdout=out, **options)
    except SystemExit as ended:
        return ended.code, out.getvalue()
    return 0, out.getvalue()


@pytest.fixture
def wang(east, worker):
    """A household never visited, with an income."""
    facts = {"categories": ["dibao", "lone_elder"], "inc_wage": Decimal(6000)}
    household = make.household(east, "王建华", worker=worker, number="K1", **facts)
    add_member(by=None, household=household, name="曾莉", relation="配偶")
    return household


@pytest.fixture
def ma(east, worker, supervisor):
    """One with visits, an issue, papers in hand and a case."""
    household = make.household(east, "马志强", worker=worker, number="K2")
    make.visit(household, worker, leaflets=3, promise="带申请表")
    make.visit(household, worker, outcome="not_home", condition="")
    making.at_stage(household, worker, supervisor, "intervention")
    make.receipt(worker, household)
    return household


def test_what_the_services_write_is_right(wang, ma, own, foreign):
    assert run() == (0, "各项数据与明细一致。\n")


def test_it_speaks_the_language_asked_for(wang):
    with translation.override("en"):
        assert run()[1] == "Every fact is as its rows say.\n"


OF_HOUSEHOLDS = [
    ("K1", "head_name", "王某"),
    ("K1", "sort_key", "x"),
    ("K1", "search_text", "别的"),
    ("K1", "member_count", 7),
    ("K1", "net_income", Decimal(1)),
    ("K1", "net_income_per_capita", Decimal("1590.00")),
    ("K1", "categories", ["dibao"]),
    ("K1", "visit_rule", "high_risk"),
    ("K1", "next_visit_on", LONG_AGO),
    ("K1", "overdue_from", LONG_HENCE),
    ("K1", "open_issue_count", 4),
    ("K1", "case_level", "III"),
    ("K2", "open_issue_count", 0),
    ("K2", "last_visit_on", LONG_AGO),
    ("K2", "last_tried_on", None),
    ("K2", "next_visit_on", LONG_AGO),
    ("K2", "overdue_from", LONG_HENCE),
    ("K2", "promise", "别的"),
    ("K2", "case_level", ""),
]


@pytest.mark.parametrize(("number", "column", "value"), OF_HOUSEHOLDS)
def test_a_wrong_fact_of_a_household_is_told_and_put_right(wang, ma, number, column, value):
    rows = Household.objects.filter(number=number)
    is_told_and_put_right(rows, f"{number}  {column}", {column: value})


@pytest.mark.parametrize(("column", "value"), [("papers_out", 0), ("said_solved", True), ("hand_backs", 2)])
def test_a_wrong_fact_of_an_issue_is_told_and_put_right(ma, column, value):
    issue = Issue.objects.filter(errand__isnull=False)
    is_told_and_put_right(issue, f"{issue.get().number}  {column}", {column: value})


@pytest.mark.parametrize("wrong", [{"leaflets": 1}, {"visits": 0, "tried": 2}])
def test_a_wrong_day_of_the_roll_up_is_told_and_put_right(ma, wrong):
    is_told_and_put_right(VisitDay.objects.all(), f"{ma.area_id} {timezone.localdate()}  {next(iter(wrong))}", wrong)


def is_told_and_put_right(rows, words, wrong):
    right = rows.values().get()
    rows.update(**wrong)
    status, said = run()
    assert status == 1 and words in said
    assert rows.values(*wrong).get() == wrong
    assert run(fix=True)[0] == 0
    assert rows.values().get() == right
    assert run()[0] == 0


def test_each_night_it_puts_right_what_differs_and_tells_the_administrators(
    ma, admin, office, django_capture_on_commit_callbacks
):
    recount_facts(0)
    Household.objects.update(open_issue_count=9)
    with django_capture_on_commit_callbacks(execute=True):
        recount_facts(0)
    told = Notice.objects.get(kind="facts_differed")
    assert (told.user, told.facts) == (admin, {"count": 1})
    assert run()[0] == 0


def test_its_price_does_not_grow(east, django_assert_max_num_queries):
    for _ in range(20):
        make.household(east)
    with django_assert_max_num_queries(20):
        run()

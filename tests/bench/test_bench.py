import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from caseload.bench import pages as measured
from caseload.bench.import_time import ROWS, time_import
from caseload.bench.issues import bare_seconds, multiply, pages_of_issues
from caseload.bench.management.commands.bench import ACTED
from caseload.bench.pages import FLOOR, clients, measure, pages
from caseload.bench.rivals import copy_pace, stock_pace
from caseload.demo import loader
from visits.issues.models import Issue

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("bench")]
MOST = {"figures": 18}
"""Queries of a page that reads more rooms than others."""


@pytest.fixture(scope="module")
def loaded(django_db_setup, django_db_blocker):
    """Loaded once; what a test writes is taken back."""
    with django_db_blocker.unblock(), transaction.atomic():
        loader.load(seed=1, households=60, visits=600, acted=ACTED)
        yield
        transaction.set_rollback(True)


@pytest.fixture
def registry(loaded, monkeypatch):
    monkeypatch.setattr(measured, "RUNS", 1)


def test_every_page_answers_and_is_counted(registry):
    browsers = clients()
    listed = pages(browsers)
    assert listed[0].name == FLOOR
    floor = (browsers[listed[0].who], listed[0].address)
    for page in listed:
        cost = measure(browsers[page.who], page.address, floor)
        assert 3 <= cost.queries <= MOST.get(page.name, 12), page
        assert cost.ratio > 0


def test_issues_are_multiplied_and_their_pages_ask_no_more(registry):
    browsers = clients()

    def queries():
        found = {}
        for page in pages_of_issues():
            with CaptureQueriesContext(connection) as asked:
                browsers[page.who].get(page.address)
            found[page.name] = len(asked)
        return found

    queries()
    few, before = queries(), Issue.objects.count()
    multiply(before * 5)
    assert Issue.objects.count() == before * 5
    copy = Issue.objects.filter(number__startswith="B").latest("pk")
    assert copy.steps.first().to_status == copy.status
    assert queries() == few
    assert bare_seconds(browsers["office"], "/issues/") > 0


def test_a_page_that_refuses_is_no_measurement(registry):
    browsers = clients()
    with pytest.raises(RuntimeError, match="403"):
        measure(browsers["worker"], "/review/", (browsers["worker"], "/me/"))


def test_the_last_page_is_reached_by_following_next(registry):
    address = pages(clients())[2].address
    assert "after=" in address


def test_the_roster_measured_has_no_rejected_rows(registry, monkeypatch):
    monkeypatch.setattr("caseload.bench.import_time.ROWS", ROWS // 50)
    checked, imported, rejected = time_import()
    assert checked > 0 and imported > 0
    assert rejected == 0
    assert 0 < stock_pace() < copy_pace()

"""The command that compares the facts on the rows with what they follow from."""

import io

import pytest
from django.core.management import call_command

from households.models import Household
from households.services.members import add_member
from tests import make

pytestmark = pytest.mark.django_db


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
    household = make.household(east, "王建华", worker=worker, number="K1", categories=["dibao", "lone_elder"])
    add_member(by=None, household=household, name="曾莉", relation="配偶")
    return household


def test_what_the_services_write_is_right(wang, own, foreign):
    assert run()[0] == 0


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("head_name", "王某"),
        ("sort_key", "x"),
        ("search_text", "别的"),
        ("member_count", 7),
        ("categories", ["dibao"]),
        ("visit_rule", "high_risk"),
    ],
)
def test_a_wrong_fact_is_told_and_put_right(wang, column, value):
    rows = Household.objects.filter(pk=wang.pk)
    right = rows.values().get()
    rows.update(**{column: value})
    status, said = run()
    assert status == 1 and f"K1  {column}" in said
    assert rows.values(column).get()[column] == value
    assert run(fix=True)[0] == 0
    assert rows.values().get() == right
    assert run()[0] == 0


def test_its_price_does_not_grow(east, django_assert_max_num_queries):
    for _ in range(20):
        make.household(east)
    with django_assert_max_num_queries(6):
        run()

"""The pages of gaps: of a household with a tap for each answer, the list, by policy and area, and Today."""

import io

import openpyxl
import pytest
from django.urls import reverse

from households.models import Member
from households.support.eligibility.models import Explanation, NotApplicable, Standing
from households.support.eligibility.services.standing import judge_all
from households.support.policies.models import Entitlement
from tests import make
from tests.eligibility.test_standing import years_ago
from tests.jobs import run_jobs

pytestmark = pytest.mark.django_db
LIST, EXPORT, MATRIX, DUE, JUDGE = (
    reverse(f"eligibility:{name}") for name in ("list", "export", "matrix", "due", "judge")
)


def at(name, row):
    return reverse(f"eligibility:{name}", args=[row.pk])


@pytest.fixture
def gap(own, foreign):
    """Both heads are old; the worker's is shown."""
    Member.objects.filter(household__in=[own, foreign]).update(birth_date=years_ago(81))
    judge_all()
    return Standing.objects.get(household=own, policy="elder_allowance")


def text(answer):
    return answer.content.decode()


def test_the_household_shows_the_gap_the_facts_and_the_taps(enter, worker, own, gap):
    page = text(enter(worker).get(at("of_household", own), headers={"HX-Request": "true"}))
    assert "高龄津贴" in page and "81" in page and at("start", gap) in page and at("aside", gap) in page
    assert "<html" not in page and "<html" in text(enter(worker).get(at("of_household", own)))


def test_what_is_missing_is_a_question(enter, worker, own, gap):
    Member.objects.filter(household=own).update(birth_date=None)
    judge_all()
    assert "出生" in text(enter(worker).get(at("of_household", own)))


def test_who_only_reads_has_no_taps(enter, office, own, gap):
    page = text(enter(office).get(at("of_household", own)))
    assert "高龄津贴" in page and at("start", gap) not in page
    assert enter(office).post(at("start", gap)).status_code == 403


def test_one_tap_begins_the_entitlement_and_the_gap_is_none(enter, worker, own, gap):
    answer = enter(worker).post(at("start", gap))
    begun = Entitlement.objects.get(household=own, policy="elder_allowance", member=gap.member)
    assert answer.url == begun.get_absolute_url() and begun.status == "identified"
    assert at("start", gap) not in text(enter(worker).get(at("of_household", own)))
    gap.refresh_from_db()
    assert gap.kind == "under_way"
    assert enter(worker).post(at("start", gap)).url == gap.get_absolute_url()
    assert Entitlement.objects.filter(household=own, policy="elder_allowance").count() == 1


def test_one_tap_says_that_it_was_explained(enter, worker, own, gap):
    for _twice in range(2):
        enter(worker).post(at("explain", gap))
    assert Explanation.objects.get().by == worker
    assert "李秀兰" in text(enter(worker).get(at("of_household", own)))


def test_it_does_not_apply_because_and_that_is_taken_back(enter, worker, own, gap):
    client = enter(worker)
    assert "reason" in text(client.post(at("aside", gap), {"reason": ""}))
    client.post(at("aside", gap), {"reason": "户口不在本地"})
    assert NotApplicable.objects.get().reason == "户口不在本地"
    gap.refresh_from_db()
    assert gap.kind == "aside" and "户口不在本地" in text(client.get(at("of_household", own)))
    assert "户口不在本地" in text(client.get(at("aside", gap)))
    client.post(at("aside", gap), {"take_back": "1"})
    gap.refresh_from_db()
    assert gap.kind == "gap" and NotApplicable.objects.get().ended_by == worker


def test_the_list_shows_what_is_within_reach_under_its_tabs(enter, supervisor, own, foreign, gap):
    page = text(enter(supervisor).get(LIST, {"policy": "elder_allowance"}))
    assert "王建华" in page and "马志强" not in page
    assert "王建华" not in text(enter(supervisor).get(LIST, {"policy": "elder_allowance", "view": "receives"}))
    assert "王建华" in text(enter(supervisor).get(LIST, {"policy": "elder_allowance", "view": "new"}))


def test_the_workbook_says_facts_in_words(enter, supervisor, gap):
    answer = enter(supervisor).post(f"{EXPORT}?policy=elder_allowance")
    rows = list(openpyxl.load_workbook(io.BytesIO(answer.content)).active.iter_rows(values_only=True))
    assert len(rows) == 2 and "王建华" in rows[1] and any("81" in str(cell) for cell in rows[1])


def test_who_may_not_export_or_judge(enter, worker):
    client = enter(worker)
    assert [client.post(url).status_code for url in (EXPORT, JUDGE)] == [403, 403]
    assert client.get(MATRIX).status_code == 403


def test_by_policy_and_area_each_number_opens_its_rows(enter, office, east, west, gap):
    page = text(enter(office).get(MATRIX))
    assert east.name in page and west.name in page
    for area in (east, west):
        assert f"policy=elder_allowance&amp;area={area.code}" in page
    row = enter(office).get(LIST, {"view": "gap", "policy": "elder_allowance", "area": east.code})
    assert 'data-total="1"' in text(row)


def test_what_lies_on_the_street_itself_has_a_column_of_its_own(enter, office, street, gap):
    there = make.household(street, "郭大山")
    Member.objects.filter(household=there).update(birth_date=years_ago(81))
    judge_all()
    client = enter(office)
    page = client.get(MATRIX)
    [column] = [column for column in page.context["columns"] if column.is_itself]
    assert str(column) == "青禾街道（本级）"
    rows = client.get(f"{LIST}?view=gap&{column.query}").context["page"].rows
    assert {row.household for row in rows} == {there} and len(rows) == dict(page.context["sums"])[column]
    assert page.context["total"] == Standing.objects.gaps().count()


def test_today_has_the_new_gaps_of_ones_own(enter, worker, supervisor, gap):
    assert "高龄津贴" in text(enter(worker).get(DUE))
    assert "高龄津贴" not in text(enter(supervisor).get(DUE))


def test_the_button_gives_it_to_the_job(enter, supervisor, own):
    Member.objects.filter(household=own).update(birth_date=years_ago(90))
    enter(supervisor).post(JUDGE)
    assert not Standing.objects.exists()
    run_jobs()
    assert Standing.objects.filter(household=own, kind="gap").exists()

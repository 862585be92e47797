"""Days that cannot be are refused in words; a child's first year is told."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from caseload.desk.figures.row_lists import row_list
from households.models import Member
from tests import make

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate


def test_a_file_is_not_closed_before_it_was_begun(enter, supervisor, own):
    sent = {"reason": "moved", "on": (TODAY() - timedelta(days=1)).isoformat(), "note": ""}
    page = enter(supervisor).post(reverse("households:close", args=[own.pk]), sent).content.decode()
    own.refresh_from_db()
    assert own.is_open and f"早于建档日期 {TODAY().isoformat()}" in page


@pytest.mark.parametrize(("born", "words"), [("1850-03-01", "请核对年份"), ("2090-01-01", "这一天还没到")])
def test_nobody_is_born_in_1850_or_in_the_future(enter, worker, own, born, words):
    sent = {"name": "王老太", "relation": "之母", "id_status": "none", "id_none_reason": "遗失", "birth_date": born}
    page = enter(worker).post(reverse("households:member_new", args=[own.pk]), sent).content.decode()
    assert words in page and not Member.objects.filter(name="王老太").exists()


def test_nobody_leaves_before_they_were_born(enter, worker, own):
    born = TODAY() - timedelta(days=30)
    baby = make.member(own, "王小宝", birth_date=born, id_status="none", id_none_reason="新生儿")
    sent = {"status": "moved", "on": (born - timedelta(days=1)).isoformat(), "note": ""}
    page = enter(worker).post(reverse("households:member_gone", args=[baby.pk]), sent).content.decode()
    baby.refresh_from_db()
    assert baby.is_active and "早于此人的出生日期" in page


def test_a_child_in_its_first_year_is_0_years_old(own, supervisor):
    baby = make.member(
        own, "王小宝", birth_date=TODAY() - timedelta(days=30), id_status="none", id_none_reason="新生儿"
    )
    (line,) = row_list(Member).lines([baby], supervisor)
    assert line.cells[-1][1] == "0"

"""When a version of a leaflet is replaced, the households that hold the old one are to be given the new one."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from caseload.core.sheets import read
from households.support.leaflets.models import Leaflet
from households.support.leaflets.services import handouts
from tests import make
from tests.leaflets import making
from visits.doorstep.services import replaced
from visits.doorstep.services.saving import undo_visit

pytestmark = pytest.mark.django_db


def given(household, by, code="fraud", ago=0):
    row = {"leaflet": Leaflet.objects.get(pk=code), "count": 1, "explained": False, "understood": False}
    at = timezone.now() - timedelta(days=ago)
    return make.visit(household, by, visited_at=at, beside={"leaflets": [row]})


@pytest.fixture
def new(own, worker):
    """``own`` was given the old version two days ago; a new one began yesterday."""
    given(own, worker, ago=2)
    return making.version(valid_from=timezone.localdate() - timedelta(days=1))


def holders():
    return [row.pk for row in replaced.households()]


def test_whoever_holds_the_old_one_is_to_be_given_the_new_one(new, own, foreign, colleague, worker):
    given(foreign, colleague, "medical", ago=2)
    assert holders() == [own.pk]
    assert [version.number for version in replaced.held_by([own])[own.pk]] == ["2026"]
    visit = given(own, worker)
    assert holders() == []
    undo_visit(by=worker, visit=visit)
    assert holders() == [own.pk]


def test_nobody_is_listed_while_no_version_was_replaced(own, worker):
    given(own, worker)
    assert holders() == []


@pytest.mark.parametrize(("place", "left"), [("", 0), ("幸福里3号楼", 0), ("幸福里4号楼", 1)])
def test_a_building_or_area_that_is_given_the_new_one_has_it(new, own, worker, place, left):
    type(own).objects.filter(pk=own.pk).update(address="幸福里3号楼2单元401")
    facts = {"area": own.area, "version": new, "count": 40, "place": place}
    handout = handouts.hand_out(by=worker, day=timezone.localdate(), **facts)
    assert len(holders()) == left
    handouts.take_back(by=worker, handout=handout, because="记错了")
    assert len(holders()) == 1


def test_a_building_or_area_that_was_given_the_old_one_holds_it(own, foreign, enter, worker, en):
    type(own).objects.filter(pk=own.pk).update(address="幸福里3号楼2单元401")
    own.refresh_from_db()
    (old,) = Leaflet.objects.get(pk="fraud").versions.all()
    days = timezone.localdate() - timedelta(days=2)
    handouts.hand_out(by=worker, day=days, area=own.area, version=old, count=40, place="幸福里3号楼")
    assert holders() == []
    new = making.version(valid_from=timezone.localdate() - timedelta(days=1))
    assert holders() == [own.pk] and replaced.held_by([own, foreign]) == {own.pk: [old], foreign.pk: []}
    page = enter(worker).get(reverse("doorstep:leaflets_held", args=[own.pk])).content.decode()
    assert "replaced since" in page and "with the whole building or area" in page
    given(own, worker)
    assert holders() == [] and replaced.holdings([own])[own.pk][0][0] == new


def test_worker_and_supervisor_read_the_list_and_the_workbook_says_the_same(
    new, enter, own, worker, supervisor, colleague
):
    for who, count in ((worker, 1), (supervisor, 1), (colleague, 0)):
        page = enter(who).get(reverse("doorstep:replaced"))
        assert page.context["page"].total == count
    sheet = read(enter(supervisor).post(reverse("doorstep:replaced_export")).content)[0]
    assert sheet.rows[1][0] == own.number and "2026" in sheet.rows[1][-1]


def test_today_has_a_section_of_those_of_ones_own(new, enter, own, worker, supervisor):
    url, asked = reverse("doorstep:replaced"), {"HX-Request": "true"}
    assert own.head_name in enter(worker).get(url, headers=asked).content.decode()
    assert own.head_name not in enter(supervisor).get(url, headers=asked).content.decode()


def test_the_visit_screen_says_which_is_to_be_replaced(new, enter, own, worker, en):
    page = enter(worker).get(reverse("doorstep:new", args=[own.pk])).content.decode()
    assert page.count("holds an old version") == 1

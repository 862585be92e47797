import pytest
from django.db import IntegrityError, transaction

from caseload.core import catalogues
from caseload.core.models import Area
from caseload.core.services.areas import MovedUnderItself, create_area, move_area, update_area
from households.models import Household
from tests import make

pytestmark = pytest.mark.django_db


def test_a_subtree_is_one_range(street, east, west):
    grid = make.area(east, "370799001001-1", "一网格")
    assert set(Area.objects.in_area(east)) == {east, grid}
    assert Area.objects.in_area(street).count() == 4


def test_what_is_kept_of_areas_knows_a_new_one_and_a_new_name_at_once(street, admin):
    catalogues.rows(Area)
    grid = create_area(by=admin, parent=street, code="G9", name="九网格", level_name="网格")
    assert catalogues.rows(Area)[grid.pk].name == "九网格"
    update_area(by=admin, area=grid, name="第九网格")
    assert catalogues.rows(Area)[grid.pk].name == "第九网格"


def test_moving_an_area_moves_its_subtree_and_households(street, east, west):
    grid = make.area(east, "G1", "一网格")
    household = make.household(grid)
    move_area(by=None, area=grid, parent=west)
    household.refresh_from_db()
    assert household.area_id == grid.path == f"{west.path}G1/"
    assert list(Household.objects.in_area(west)) == [household]


def test_an_area_cannot_be_moved_under_itself(east):
    grid = make.area(east, "G1", "一网格")
    with pytest.raises(MovedUnderItself):
        move_area(by=None, area=east, parent=grid)


def test_the_path_must_end_with_the_code(east):
    with pytest.raises(IntegrityError), transaction.atomic():
        Area.objects.filter(pk=east.pk).update(path="elsewhere/")


def test_reach_is_areas_granted_and_households_assigned(worker, supervisor, own, foreign, east):
    unassigned = make.household(east, "无人管")
    assert set(Household.objects.visible_to(worker)) == {own}
    assert set(Household.objects.visible_to(supervisor)) == {own, unassigned}

"""What somebody may look at, and hand on: their reach, while they work here."""

import pytest

from caseload.core.models import AreaGrant, User
from caseload.core.services.people import set_grants
from households.models import Household
from tests import make
from visits.issues.models import StepPicture

pytestmark = pytest.mark.django_db


def test_nobody_hands_on_more_than_they_reach_whatever_form_asks_for_it(east, west, worker):
    editor = make.person("qian", "钱东", "admin", post=east, areas=[east])
    set_grants(by=editor, user=worker, areas=[east, west])
    assert [grant.area for grant in worker.grants.all()] == [east]


def test_nor_takes_away_what_they_do_not_reach(east, west, worker):
    editor = make.person("qian", "钱东", "admin", post=east, areas=[east])
    set_grants(by=None, user=worker, areas=[east, west])
    set_grants(by=editor, user=worker, areas=[])
    assert [grant.area for grant in AreaGrant.objects.filter(user=worker)] == [west]


@pytest.mark.parametrize("kind", [Household, User])
def test_whoever_left_sees_nothing_any_more(supervisor, own, kind):
    assert kind.objects.visible_to(supervisor).exists()
    supervisor.is_active = False
    assert not kind.objects.visible_to(supervisor).exists()


def test_the_files_of_a_step_are_seen_by_whoever_sees_the_row(worker, supervisor, colleague, own):
    picture = make.step_picture(make.issue(worker, own), worker)
    sees = [StepPicture.objects.visible_to(user).filter(pk=picture.pk).exists() for user in (worker, supervisor)]
    assert sees == [True, True] and not StepPicture.objects.visible_to(colleague).exists()

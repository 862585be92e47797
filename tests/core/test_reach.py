"""What somebody may look at, and hand on: their reach, while they work here."""

import pytest

from caseload.core.models import Area, AreaGrant, User
from caseload.core.permissions import P, Role
from caseload.core.picking import AreaPicker
from caseload.core.picking.pickers import PICKERS
from caseload.core.services.people import set_grants
from households.models import Household
from households.roster.reading.areas import Areas
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


@pytest.mark.parametrize("role", Role)
def test_nobody_may_write_where_they_may_not_read(street, east, west, role):
    """Posted to the street, granted one community. What those who visit register is theirs by assignment."""
    user = make.person("qian", "钱东", role, post=street, areas=[east])
    pickers = [picker for picker in PICKERS.values() if isinstance(picker, AreaPicker) and user.may(picker.right)]
    assert len(pickers) > 2 or not user.may(P.HOUSEHOLD_EDIT)
    for picker in pickers:
        beyond = picker.offered(user).exclude(pk__in=Area.objects.visible_to(user))
        assert not beyond.exists() or user.may(P.VISIT_RECORD), picker.name
    assert Areas(user).may_write(west.path) is user.may(P.VISIT_RECORD)

"""Every address × every role × an own, a foreign and an absent object, from the list of addresses itself.

Without the right: 403, whatever the object. With it: the foreign object is not there, exactly as the absent one.
"""

import re

import pytest

from caseload.core.permissions import ROLES, Role
from households.models import Household
from tests import make
from tests.house.addresses import addresses
from tests.house.things import Side, absent, key_of
from tests.undone import undone

pytestmark = pytest.mark.django_db

ABOUT = {
    "notice": "notice",
    "person": "person",
    "person_edit": "person",
    "person_password": "person",
    "person_active": "person",
    "area": "area",
    "area_edit": "area",
    "area_move": "area",
    "households:detail": "household",
    "households:edit": "household",
    "households:close": "household",
    "households:reopen": "household",
    "households:head": "household",
    "households:history": "household",
    "households:member_new": "household",
    "households:member_edit": "member",
    "households:member_gone": "member",
    "households:member_back": "member",
    "households:member_history": "member",
    "households:reveal": "member",
    "quality:waiver": "finding",
    "plans:plan": "plan",
    "plans:move": "plan_move",
    "plans:of_household": "household",
    "plans:new": "household",
    "plans:intake": "plan",
    "plans:incident": "plan",
    "plans:level": "plan",
    "plans:hand_over": "plan",
    "plans:assessment": "plan",
    "plans:assess": "plan",
    "plans:screen": "plan",
    "plans:draft": "plan",
    "plans:goal_new": "plan",
    "plans:print": "plan",
    "plans:notes": "plan",
    "plans:note_new": "plan",
    "plans:conference_new": "plan",
    "plans:reviews": "plan",
    "plans:review_new": "plan",
    "plans:closing": "plan",
    "plans:satisfaction": "plan",
    "plans:referrals": "plan",
    "plans:referral_new": "plan",
    "plans:goal": "goal",
    "plans:goal_drop": "goal",
    "plans:action_new": "goal",
    "plans:action": "action",
    "plans:action_drop": "action",
    "plans:action_done": "action",
    "plans:action_undo": "action",
    "plans:note": "note",
    "plans:follow_up": "follow_up",
    "plans:referral_print": "referral",
    "plans:referral_step": "referral_step",
    "plans:referral_picture": "referral_picture",
    "plans:referral_document": "referral_document",
    "issues:close_case": "plan",
    "issues:action_issue_new": "action",
    "issues:of_action": "action_issue",
    "doorstep:new": "household",
    "doorstep:not_home": "household",
    "visits:of_household": "household",
    "issues:of_household": "household",
    "doorstep:visit": "visit",
    "doorstep:correct": "visit",
    "doorstep:undo": "visit",
    "doorstep:photo": "photo",
    "doorstep:held": "arrival",
    "doorstep:held_file": "arrival_file",
    "visits:move": "household",
    "doorstep:change_entered": "change",
    "issues:issue": "issue",
    "issues:step_picture": "step_picture",
    "issues:step_document": "step_document",
    "errands:step_picture": "errand_picture",
    "errands:step_document": "errand_document",
    "issues:card_new": "issue",
    "issues:card_slip": "card",
    "issues:move": "move",
    "errands:new": "household",
    "errands:edit": "issue",
    "errands:move": "errand_move",
    "errands:receipt_new": "errand_papers",
    "errands:receipt": "receipt",
    "issues:chase": "issue",
    "issues:view_edit": "view",
    "roster:understood": "batch",
    "roster:map_columns": "batch",
    "roster:check": "batch",
    "roster:error_workbook": "batch",
    "roster:confirm": "batch",
    "roster:result": "batch",
    "roster:decide": "batch",
    "roster:progress": "batch",
    "roster:start_again": "batch",
    "roster:download": "batch",
    "roster:undo": "batch",
}
"""What the address is about, where that lies in somebody's reach. A new address is named here or below."""
EVERYWHERE = {
    "pick",
    "calendar_day",
    "calendar_day_delete",
    "figure_rows",
    "households:category_edit",
    "roster:column_name_remove",
    "roster:overwrite_edit",
    "households:rule_edit",
    "roster:mapping_forget",
    "plans:template",
    "plans:level_edit",
    "plans:follow_up_rule_edit",
    "issues:category_edit",
    "issues:many",
    "issues:department_edit",
    "issues:limit_edit",
    "errands:kind_edit",
    "doorstep:leaflet_edit",
    "issues:card",
}
"""Addresses about something that lies nowhere: tables of codes, days, figures."""
WITH_OBJECT = [address for address in addresses() if address.arguments]
WITHOUT = [address for address in addresses() if not address.arguments and hasattr(address.view, "right")]


@pytest.fixture
def people(worker, supervisor, office, admin):
    return {user.role: user for user in (worker, supervisor, office, admin)}


@pytest.fixture
def elsewhere(db):
    """Another street, which none of the cast reaches."""
    return make.area(None, "370799002", "远山街道", level_name="街道")


@pytest.fixture
def sides(own, worker, east, people, elsewhere, settings, tmp_path):
    """``sides(user)``: what the user may reach, and what lies in the other street."""
    settings.MEDIA_ROOT = tmp_path
    stranger = make.person("far", "远方", Role.WORKER, post=elsewhere, areas=[elsewhere])
    far = make.household(elsewhere, "远邻", worker=stranger)

    def sides(user):
        homes = Household.objects.in_bulk([own.pk, far.pk])  # anew, for what was done to them may have been undone
        return (
            Side(east, homes[own.pk], worker, user, people[Role.ADMIN]),
            Side(elsewhere, homes[far.pk], stranger, stranger, stranger),
        )

    return sides


def body(response, url):
    """The page without what differs on every request."""
    text = response.content.decode()
    text = re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", text).replace(url, "")
    return re.sub(r'name="next" value="[^"]+"', "", text)


def kind_of(address):
    return ABOUT.get(address.name)


def test_every_address_with_an_object_is_in_a_table():
    assert [a.name for a in WITH_OBJECT if not kind_of(a) and a.name not in EVERYWHERE] == []


@pytest.mark.parametrize("address", [a for a in WITH_OBJECT if kind_of(a)], ids=lambda a: a.name)
def test_a_foreign_object_is_as_absent(address, enter, people, sides):
    for user in people.values():
        with undone():
            _meets_its_own_only(address, user, enter(user), sides(user))


def _meets_its_own_only(address, user, client, sides):
    keys = [key_of(kind_of(address), side) for side in sides]
    own, foreign, nothing = (address.url(*key) for key in (*keys, absent(keys[0])))
    for ask in (client.get, client.post):
        seen, missing, mine = ask(foreign), ask(nothing), ask(own)
        if address.view.right not in ROLES[user.role]:
            assert {seen.status_code, missing.status_code, mine.status_code} <= {403, 405}, user.role
            continue
        assert seen.status_code == missing.status_code in (404, 405), f"{user.role}: foreign {seen.status_code}"
        assert body(seen, foreign) == body(missing, nothing), user.role
        assert mine.status_code in (200, 302, 400, 403, 405, 409, 422), f"{user.role}: own {mine.status_code}"


@pytest.mark.parametrize("address", WITHOUT, ids=lambda a: a.name)
def test_a_page_opens_with_its_right_only(address, enter, people, own):
    for user in people.values():
        client, may = enter(user), address.view.right in ROLES[user.role]
        for ask in (client.get, client.post):
            with undone():
                status = ask(address.url()).status_code
            assert status in ((200, 302, 400, 405) if may else (403, 405)), f"{user.role}: {status}"

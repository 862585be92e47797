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
    "households:quality_waiver": "finding",
    "households:plan": "plan",
    "households:plan_move": "plan_move",
    "households:plan_of_household": "household",
    "households:plan_new": "household",
    "households:plan_intake": "plan",
    "households:plan_incident": "plan",
    "households:plan_level": "plan",
    "households:plan_hand_over": "plan",
    "households:plan_assessment": "plan",
    "households:plan_assess": "plan",
    "households:plan_screen": "plan",
    "households:plan_draft": "plan",
    "households:plan_goal_new": "plan",
    "households:plan_print": "plan",
    "households:plan_notes": "plan",
    "households:plan_note_new": "plan",
    "households:plan_conference_new": "plan",
    "households:plan_reviews": "plan",
    "households:plan_review_new": "plan",
    "households:plan_closing": "plan",
    "households:plan_satisfaction": "plan",
    "households:plan_referrals": "plan",
    "households:plan_referral_new": "plan",
    "households:plan_goal": "goal",
    "households:plan_goal_drop": "goal",
    "households:plan_action_new": "goal",
    "households:plan_action": "action",
    "households:plan_action_drop": "action",
    "households:plan_action_done": "action",
    "households:plan_action_undo": "action",
    "households:plan_note": "note",
    "households:plan_follow_up": "follow_up",
    "households:plan_referral_print": "referral",
    "households:plan_referral_step": "referral_step",
    "visits:plan_close": "plan",
    "visits:plan_action_issue": "action",
    "visits:plan_issue": "action_issue",
    "visits:new": "household",
    "visits:not_home": "household",
    "visits:of_household": "household",
    "visits:issues_of_household": "household",
    "visits:detail": "visit",
    "visits:correct": "visit",
    "visits:undo": "visit",
    "visits:photo": "photo",
    "visits:held": "arrival",
    "visits:held_file": "arrival_file",
    "visits:move": "household",
    "visits:change_entered": "change",
    "visits:issue": "issue",
    "visits:step_picture": "step_picture",
    "visits:step_document": "step_document",
    "visits:errand_picture": "errand_picture",
    "visits:errand_document": "errand_document",
    "visits:card_new": "issue",
    "visits:card_slip": "card",
    "visits:issue_move": "move",
    "visits:errand_new": "household",
    "visits:errand_edit": "issue",
    "visits:errand_move": "errand_move",
    "visits:errand_papers": "errand_papers",
    "visits:receipt": "receipt",
    "visits:issue_chase": "issue",
    "visits:issue_view_edit": "view",
}
"""What the address is about, where that lies in somebody's reach. A new address is named here or below."""
EVERYWHERE = {
    "calendar_day",
    "calendar_day_delete",
    "figure_rows",
    "households:category_edit",
    "households:heading_remove",
    "households:overwrite_edit",
    "households:rule_edit",
    "households:source_forget",
    "households:plan_template",
    "households:plan_level_edit",
    "households:follow_up_rule_edit",
    "visits:issue_category_edit",
    "visits:issue_many",
    "visits:department_edit",
    "visits:limit_edit",
    "visits:card",
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
    return ABOUT.get(address.name) or ("batch" if address.name.startswith("households:import") else None)


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

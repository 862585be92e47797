"""Every address × every role × an own, a foreign and an absent object, from the list of addresses itself.

Without the right: 403, whatever the object. With it: the foreign object is not there, exactly as the absent one, and
the own one answers as ``answers.py`` says.
"""

import re

import pytest

from caseload.core.permissions import ROLES, Role
from households.models import Household
from tests import make
from tests.house.addresses import addresses
from tests.house.answers import ANSWERS, BY_ROLE, PAGE, expected, said
from tests.house.things import Side, absent, code_of, key_of
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
    "households:reopen": "closed_household",
    "households:head": "household_of_two",
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
    "plans:assess": "plan_assessed",
    "plans:screen": "plan",
    "plans:draft": "plan_drafted",
    "plans:goal_new": "plan_drafted",
    "plans:print": "plan",
    "plans:notes": "plan",
    "plans:note_new": "plan",
    "plans:conference_new": "plan",
    "plans:reviews": "plan",
    "plans:review_new": "plan_at_work",
    "plans:closing": "plan",
    "plans:satisfaction": "plan",
    "plans:referrals": "plan",
    "plans:referral_new": "plan",
    "plans:goal": "goal_drafted",
    "plans:goal_drop": "goal_drafted",
    "plans:action_new": "goal_drafted",
    "plans:action": "action_at_work",
    "plans:action_drop": "action_at_work",
    "plans:action_done": "action_at_work",
    "plans:action_undo": "action",
    "plans:note": "note",
    "plans:follow_up": "follow_up",
    "plans:referral_print": "referral",
    "plans:referral_step": "referral_step",
    "plans:referral_picture": "referral_picture",
    "plans:referral_document": "referral_document",
    "policies:of_household": "household",
    "policies:income": "household",
    "policies:new": "household",
    "policies:entitlement": "entitlement",
    "eligibility:of_household": "household",
    "eligibility:start": "standing",
    "eligibility:explain": "standing",
    "doorstep:plan_gap": "standing",
    "eligibility:aside": "standing",
    "policies:move": "entitlement_move",
    "policies:payment_new": "entitlement_received",
    "policies:payment_reverse": "payment",
    "policies:payment_list": "payment_list",
    "policies:payment_list_import": "payment_list",
    "policies:payment_list_check": "payment_list",
    "policies:payment_list_undo": "payment_list",
    "policies:payment_list_errors": "payment_list",
    "policies:take_over_undo": "take_over",
    "policies:step_picture": "entitlement_picture",
    "policies:step_document": "entitlement_document",
    "leaflets:stock": "leaflet_stock",
    "leaflets:move": "leaflet_stock",
    "leaflets:count": "leaflet_stock",
    "leaflets:handout": "leaflet_handout",
    "leaflets:handout_back": "leaflet_handout",
    "activities:leaflets": "activity_held",
    "giving:donation": "donation",
    "giving:donation_edit": "donation",
    "giving:write_off": "donation",
    "giving:write_off_back": "write_off",
    "giving:thanks": "donation",
    "giving:need_edit": "need",
    "giving:need_withdraw": "need",
    "giving:of_household": "household",
    "giving:need_new": "household",
    "giving:gift_new": "household",
    "giving:gift": "gift",
    "giving:receipt": "gift",
    "giving:gift_step": "gift_step",
    "giving:gift_picture": "gift_picture",
    "giving:gift_document": "gift_document",
    "giving:donor": "donor",
    "giving:donor_report": "donor",
    "giving:donor_edit": "donor",
    "employment:of_household": "household",
    "employment:recommend": "household",
    "employment:opening": "opening",
    "employment:opening_edit": "opening",
    "employment:wish": "member",
    "employment:course": "course",
    "employment:course_edit": "course",
    "employment:course_sign_up": "household",
    "employment:placement": "placement",
    "employment:move": "placement_move",
    "employment:step_picture": "placement_picture",
    "employment:step_document": "placement_document",
    "chain_of_household": "household",
    "issues:close_case": "plan",
    "issues:action_issue_new": "action_at_work",
    "issues:of_action": "action_issue",
    "doorstep:new": "household",
    "doorstep:leaflets_held": "household",
    "doorstep:not_home": "household",
    "visits:of_household": "household",
    "issues:of_household": "household",
    "doorstep:visit": "visit",
    "doorstep:correct": "visit",
    "doorstep:ask": "old_visit",
    "doorstep:decline": "visit",
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
    "issues:card_new": "solved_issue",
    "issues:card_slip": "card",
    "issues:move": "move",
    "errands:new": "household",
    "errands:edit": "issue",
    "errands:move": "errand_move",
    "errands:receipt_new": "errand_papers",
    "errands:receipt": "receipt",
    "issues:chase": "issue",
    "issues:view_edit": "view",
    "households:handover": "handover",
    "households:handover_undo": "handover",
    **dict.fromkeys(
        [
            f"activities:{name}"
            for name in ("activity", "edit", "people", "ticks", "off", "photos", "sign_in", "record")
        ],
        "activity",
    ),
    "activities:step": "activity_step",
    "activities:photo": "activity_photo",
    "activities:of_household": "household",
    "roster:understood": "batch",
    "roster:map_columns": "batch",
    "roster:check": "batch_checked",
    "roster:check_again": "batch_checked",
    "roster:error_workbook": "batch_checked",
    "roster:confirm": "batch_checked",
    "roster:result": "batch_written",
    "roster:decide": "batch_checked",
    "roster:way_out": "batch_checked",
    "roster:progress": "batch_waiting",
    "roster:start_again": "batch_waiting",
    "roster:cancel": "batch_waiting",
    "roster:download": "batch",
    "roster:undo": "batch_written",
}
"""What the address is about, where that lies in somebody's reach. A new address is named here or below."""
EVERYWHERE = {
    "pick": "picker",
    "calendar_day": "day",
    "calendar_day_delete": "day",
    "figure_rows": "figure",
    "households:category_edit": "category",
    "roster:column_name_remove": "column_name",
    "roster:overwrite_edit": "source",
    "households:rule_edit": "visit_rule",
    "roster:mapping_forget": "mapping",
    "plans:template": "goal_template",
    "plans:level_edit": "level",
    "policies:take_over": "taken_over",
    "policies:policy_edit": "policy",
    "policies:amount_edit": "policy_amount",
    "policies:exclusion_edit": "policy_exclusion",
    "policies:authority_edit": "authority",
    "eligibility:rule": "rule",
    "eligibility:begin": "rule",
    "eligibility:withdraw": "rule",
    "eligibility:new": "policy_without_rule",
    "eligibility:conditions": "rule_draft",
    "eligibility:source": "rule_draft",
    "eligibility:force": "rule_draft",
    "eligibility:case_new": "rule_draft",
    "eligibility:case": "rule_case",
    "eligibility:case_remove": "rule_case",
    "eligibility:line_edit": "income_line",
    "plans:follow_up_rule_edit": "follow_up_rule",
    "issues:category_edit": "issue_category",
    "issues:many": "verb",
    "issues:department_edit": "department",
    "issues:limit_edit": "limit",
    "errands:kind_edit": "errand_kind",
    "activities:kind_edit": "activity_kind",
    "leaflets:leaflet_edit": "leaflet",
    "leaflets:leaflet_version_edit": "leaflet_version",
    "leaflets:version": "leaflet_version",
    "leaflets:leaflet": "leaflet",
    "leaflets:files": "leaflet_version",
    "leaflets:picture": "leaflet_picture",
    "leaflets:document": "leaflet_document",
}
"""Addresses about something that lies nowhere: tables of codes, days, figures."""
PUBLIC = {"activities:feed_file", "issues:card"}
"""Open to whoever holds the address of the feed, or the card."""
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
    chief = make.person("farther", "远山", Role.SUPERVISOR, post=elsewhere, areas=[elsewhere])
    far = make.household(elsewhere, "远邻", worker=stranger)

    def sides(user):
        homes = Household.objects.in_bulk([own.pk, far.pk])  # anew, for what was done to them may have been undone
        return (
            Side(east, homes[own.pk], worker, people[Role.SUPERVISOR], user, people[Role.ADMIN]),
            Side(elsewhere, homes[far.pk], stranger, chief, stranger, stranger),
        )

    return sides


def body(response, url):
    """The page without what differs on every request."""
    text = response.content.decode()
    text = re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", text).replace(url, "")
    return re.sub(r'name="next" value="[^"]+"', "", text)


def kind_of(address):
    return ABOUT.get(address.name)


def refuses(client, *urls):
    """403 whatever it is about; 405 where the way of asking is refused before."""
    return {ask(url).status_code for url in urls for ask in (client.get, client.post)} <= {403, 405}


def test_every_address_with_an_object_is_in_a_table():
    assert [a.name for a in WITH_OBJECT if a.name not in {*ABOUT, *EVERYWHERE, *PUBLIC}] == []


def test_no_answer_is_of_an_address_that_is_gone():
    known = {address.name for address in (*WITH_OBJECT, *WITHOUT)}
    assert {*ANSWERS, *(name for name, _role in BY_ROLE)} - known == set()


@pytest.mark.parametrize("address", [a for a in WITH_OBJECT if kind_of(a)], ids=lambda a: a.name)
def test_a_foreign_object_is_as_absent_and_the_own_one_answers(address, enter, people, sides):
    may = [user for user in people.values() if address.view.right in ROLES[user.role]]
    for user in may:
        with undone():
            keys = [key_of(kind_of(address), side) for side in sides(user)]
            urls = [address.url(*key) for key in (*keys, absent(keys[0]))]
            for other in people.values() if user == may[0] else ():
                assert other in may or refuses(enter(other), *urls), other.role
            _meets_its_own_only(address, user, enter(user), *urls)


def leads_on(ask, address):
    """Whether an address that only takes what is sent leads who opens it to its page, whatever it is about."""
    return ask.__name__ == "get" and isinstance(ANSWERS.get(address.name, PAGE)[0], str)


def test_whoever_opens_an_address_that_takes_what_is_sent_is_led_to_its_page():
    closed = {name for name, (opened, _sent) in ANSWERS.items() if opened == 405}
    assert closed == set()


def _meets_its_own_only(address, user, client, own, foreign, nothing):
    for ask, wanted in zip((client.get, client.post), expected(address, user.role), strict=True):
        seen, missing, mine = ask(foreign), ask(nothing), said(ask(own))
        absent = {405} if wanted == 405 else {404, 302} if leads_on(ask, address) else {404}
        assert seen.status_code == missing.status_code, f"{user.role}: foreign {seen.status_code}"
        assert seen.status_code in absent, f"{user.role}: foreign {seen.status_code}"
        assert body(seen, foreign) == body(missing, nothing), user.role
        assert mine == wanted, f"{user.role}: own {mine}"


@pytest.mark.parametrize("address", WITHOUT, ids=lambda a: a.name)
def test_a_page_opens_with_its_right_only(address, enter, people, own):
    _opens_with_its_right_only(address, address.url(), enter, people)


@pytest.mark.parametrize("address", [a for a in WITH_OBJECT if a.name in EVERYWHERE], ids=lambda a: a.name)
def test_what_lies_nowhere_opens_with_its_right_only(address, enter, people, own):
    _opens_with_its_right_only(address, address.url(code_of(EVERYWHERE[address.name])), enter, people)


def _opens_with_its_right_only(address, url, enter, people):
    for user in people.values():
        client = enter(user)
        if address.view.right not in ROLES[user.role]:
            assert refuses(client, url), user.role
            continue
        for ask, wanted in zip((client.get, client.post), expected(address, user.role), strict=True):
            with undone():
                assert said(ask(url)) == wanted, user.role

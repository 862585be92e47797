"""Openings and wishes: written down, corrected, and what the database takes of them."""

import pytest
from django.db import DatabaseError, IntegrityError, transaction
from django.urls import reverse

from caseload.core import catalogues
from households.services.closing import close_household
from households.services.facts import HouseholdClosed
from households.support.employment.models import Opening, Wish
from tests.employment import making
from tests.giving.making import fields

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("facts", "name"),
    [
        ({"places": 0}, "opening_has_a_place"),
        ({"title": ""}, "opening_says_what_and_with_whom"),
        ({"pay": 0}, "opening_pays_something_if_said"),
        ({"kind": "enterprise"}, "opening_names_a_post_of_public_welfare_only"),
        ({"open_until": "2020-01-01"}, "opening_ends_after_it_begins"),
        ({"youngest": 40, "oldest": 39}, "opening_is_for_some_age"),
    ],
)
def test_the_database_refuses_an_opening_that_cannot_be(east, supervisor, facts, name):
    row = making.opening(east, supervisor)
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        Opening.objects.filter(pk=row.pk).update(**facts)


def test_how_many_are_filled_nobody_writes(east, supervisor):
    row = making.opening(east, supervisor)
    with pytest.raises(DatabaseError, match="Cannot update"), transaction.atomic():
        Opening.objects.filter(pk=row.pk).update(filled=1)


def test_a_supervisor_offers_an_opening_and_corrects_it(enter, supervisor, east):
    client, url = enter(supervisor), reverse("employment:opening_new")
    said = fields(client, url, kind="welfare", title="护路", employer="街道", places="3", pay="850", oldest="59")
    assert "post" in client.post(url, said).context["form"].errors
    answer = client.post(url, {**said, "post": "护路员"})
    opening = Opening.objects.get()
    assert answer.url == opening.get_absolute_url() and (opening.places, opening.pay, opening.area) == (3, 850, east)
    edit = reverse("employment:opening_edit", args=[opening.pk])
    client.post(edit, fields(client, edit, kind="enterprise", places="4"))
    opening.refresh_from_db()
    assert (opening.kind, opening.post, opening.places, opening.version) == ("enterprise", "", 4, 2)


def test_there_are_never_fewer_places_than_people(enter, supervisor, own):
    post = making.opening(own.area, supervisor)
    for person in (own.head, making.member(own)):
        making.placed(own, supervisor, post=post, person=person, words="居委会已核实")
    client, url = enter(supervisor), reverse("employment:opening_edit", args=[post.pk])
    assert "2" in client.post(url, fields(client, url, places="1")).context["form"].errors["places"][0]
    with pytest.raises(IntegrityError, match="opening_is_never_filled_twice"), transaction.atomic():
        Opening.objects.filter(pk=post.pk).update(places=1)


def test_openings_are_seen_by_those_for_whose_households_they_are(east, west, street, worker, colleague, office):
    here, there = making.opening(east, office), making.workshop(west, office)
    for_all = making.workshop(street, office)
    seen = {user: set(Opening.objects.visible_to(user)) for user in (worker, colleague, office)}
    assert seen == {worker: {here, for_all}, colleague: {there, for_all}, office: {here, there, for_all}}


def test_a_worker_keeps_no_opening(enter, worker, east, supervisor):
    row = making.opening(east, supervisor)
    for name, key in (("employment:opening_new", []), ("employment:opening_edit", [row.pk])):
        assert enter(worker).get(reverse(name, args=key)).status_code == 403


def test_the_list_has_the_free_ones_first(enter, supervisor, own, en):
    full = making.workshop(own.area, supervisor, places=1)
    making.placed(own, supervisor, post=full)
    free = making.opening(own.area, supervisor)
    over = making.opening(own.area, supervisor, open_from="2026-01-01", open_until="2026-02-01")
    catalogues.forget()

    def listed(**asked):
        return enter(supervisor).get(reverse("employment:openings"), asked).context["page"].rows

    assert listed() == [free] and listed(view="full") == [full] and len(listed(view="all")) == 3
    assert listed(view="all", kind="workshop") == [full] and over in listed(view="all")
    page = enter(supervisor).get(full.get_absolute_url()).content.decode()
    assert "1 of 1 filled" in page and "王小梅" in page


def test_a_worker_writes_down_what_somebody_can_do_and_wishes_for(enter, worker, own):
    person = making.member(own)
    client, url = enter(worker), reverse("employment:wish", args=[person.pk])
    said = fields(client, url, seeks="not_now", kinds=["workshop", "welfare"], skills="会做饭")
    assert "because" in client.post(url, said).context["form"].errors
    client.post(url, {**said, "because": "要照看孙子"})
    wish = Wish.objects.get()
    assert (wish.seeks, wish.because, wish.kinds, wish.by) == ("not_now", "要照看孙子", ["workshop", "welfare"], worker)
    assert wish.kinds_words == ["帮扶车间", "公益岗位"]
    client.post(url, {**fields(client, url, seeks="looking"), "kinds": ["workshop"]})
    wish.refresh_from_db()
    assert (wish.seeks, wish.because, wish.version) == ("looking", "", 2)


def test_those_who_look_for_work_are_found_by_what_they_wish_for(enter, worker, own):
    people = [making.member(own, name) for name in ("王一", "王二", "王三", "王四")]
    facts = [{"kinds": ["workshop"]}, {"kinds": []}, {"kinds": ["casual"]}, {"seeks": "content"}]
    for person, one in zip(people, facts, strict=True):
        making.wish(person, worker, **one)

    def listed(**asked):
        rows = enter(worker).get(reverse("employment:wishes"), asked).context["page"].rows
        return {wish.member.name for wish in rows}

    assert listed() == {"王一", "王二", "王三"} and listed(view="others") == {"王四"}
    assert listed(kind="workshop") == {"王一", "王二"}


def test_a_closed_household_wishes_for_nothing_more(own, worker, supervisor):
    person = making.member(own)
    close_household(by=supervisor, household=own, reason="moved", on=making.TODAY())
    with pytest.raises(HouseholdClosed):
        making.wish(person, worker)

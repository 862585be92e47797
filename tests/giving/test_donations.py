"""Donors and donations: what is written, what the database refuses, and who sees what."""

from decimal import Decimal

import pytest
from django.db import DatabaseError, IntegrityError, transaction
from django.urls import reverse

from caseload.core.sheets import read
from households.support.giving.models import Donation, Donor
from households.support.giving.services.correcting import correct
from tests import make
from tests.giving import making

pytestmark = pytest.mark.django_db

RICE = {"sort": "food", "what": "大米", "unit": "袋", "quantity": "10", "each": "65"}


@pytest.fixture
def elsewhere(db):
    return make.area(None, "370799002", "远山街道", level_name="街道")


def test_what_comes_has_a_value_a_rest_and_a_number(east, office):
    rice = making.rice(east, office, quantity=10)
    assert (rice.value, rice.left, rice.free) == (650, 10, 10)
    assert rice.number.startswith("JZ20") and rice.amount(rice.left) == "10 袋"
    assert making.donation(east, office, quantity="300.50").value == Decimal("300.50")


@pytest.mark.parametrize(
    ("facts", "name"),
    [
        ({"quantity": 0}, "donation_is_of_something"),
        ({"each": 2}, "donation_is_yuan_or_goods_with_a_name_and_unit"),
        ({"sort": "food", "what": "大米"}, "donation_is_yuan_or_goods_with_a_name_and_unit"),
    ],
)
def test_the_database_refuses_what_is_no_donation(east, office, facts, name):
    with pytest.raises(IntegrityError, match=name):
        making.donation(east, office, **facts)


def test_a_donor_has_a_name_or_is_anonymous(east):
    assert making.donor(east, "", is_anonymous=True, kind="person").public_name
    with pytest.raises(IntegrityError, match="donor_has_a_name_or_is_anonymous"):
        making.donor(east, "")


def test_whoever_does_not_wish_to_be_named_is_named_to_no_household(east):
    donor = making.donor(east, "王老板", is_anonymous=True, kind="person")
    assert str(donor) == "王老板" and "王老板" not in donor.public_name


def test_nobody_but_gifts_changes_what_is_matched_and_given(east, office):
    donation = making.donation(east, office)
    with pytest.raises(DatabaseError, match="Cannot update"), transaction.atomic():
        Donation.objects.filter(pk=donation.pk).update(given=10)
    with pytest.raises(DatabaseError, match="Cannot delete"), transaction.atomic():
        donation.delete()


def test_those_of_the_own_area_and_of_larger_ones_around_it_are_seen(street, east, west, elsewhere, office, supervisor):
    ours, all_ours, theirs, far = (making.donation(area, office) for area in (east, street, west, elsewhere))
    assert set(Donation.objects.visible_to(supervisor)) == {ours, all_ours}
    assert set(Donation.objects.visible_to(office)) == {ours, all_ours, theirs}
    assert set(Donor.objects.visible_to(supervisor)) == {ours.donor, all_ours.donor}
    assert far not in Donation.objects.visible_to(office)


def test_a_donation_is_received_on_its_page(enter, office, street):
    client, donor = enter(office), making.donor(street)
    url = f"{reverse('giving:donation_new')}?donor={donor.pk}"
    said = making.fields(client, url, **RICE, expires_on="2030-01-01", purpose="给独居老人")
    answer = client.post(url, said)
    donation = Donation.objects.get()
    assert answer.url == donation.get_absolute_url()
    assert (donation.donor, donation.area, donation.value, donation.by) == (donor, street, 650, office)
    assert "给独居老人" in client.get(answer.url).content.decode()


def test_goods_have_a_name_a_unit_and_a_value_and_money_has_none(enter, office, street):
    client, donor = enter(office), making.donor(street)
    url = reverse("giving:donation_new")
    bare = making.fields(client, url, donor=donor.pk, sort="food", quantity="3")
    assert {"what", "unit", "each"} <= client.post(url, bare).context["form"].errors.keys()
    client.post(url, making.fields(client, url, donor=donor.pk, **{**RICE, "sort": "money"}, expires_on="2030-01-01"))
    money = Donation.objects.get()
    assert (money.each, money.unit, money.expires_on, money.value) == (1, "", None, 10)


def test_a_donor_is_written_down_and_their_telephone_is_masked(enter, office, street):
    client, url = enter(office), reverse("giving:donor_new")
    said = making.fields(client, url, kind="enterprise", name="", phone="12")
    assert {"name", "phone"} <= client.post(url, said).context["form"].errors.keys()
    answer = client.post(url, said | {"name": "望湖超市", "phone": "13812346207"})
    donor = Donor.objects.get()
    assert answer.url.endswith(f"?donor={donor.pk}")
    for page in (donor.get_absolute_url(), reverse("giving:donors")):
        text = client.get(page).content.decode()
        assert "138****6207" in text and ">13812346207" not in text


def test_two_who_change_a_donation_at_once_see_both_versions(enter, office, street):
    client, donation = enter(office), making.donation(street, office, purpose="助学")
    url = reverse("giving:donation_edit", args=[donation.pk])
    said = making.fields(client, url, purpose="助医")
    correct(by=office, row=Donation.objects.get(pk=donation.pk), purpose="助老")
    assert client.post(url, said).context["form"].stale
    assert Donation.objects.get(pk=donation.pk).purpose == "助老"


def test_the_list_under_its_tabs_and_filters_leaves_as_it_is_shown(enter, office, street, east):
    client = enter(office)
    making.donation(street, office, quantity="500.50")
    making.rice(east, office, expires_on="2020-01-01", received_on="2019-12-01")
    for query, count in (("", 1), ("view=expired", 1), ("view=all", 2), ("view=all&sort=food", 1)):
        url = f"{reverse('giving:donations')}?{query}"
        shown = client.get(url).context["page"].rows
        sheet = read(client.post(f"{reverse('giving:donations_export')}?{query}").content)[0]
        assert [row[0] for row in sheet.rows[1:]] == [donation.number for donation in shown]
        assert len(shown) == count, query


def test_a_worker_keeps_no_donations(enter, worker):
    assert enter(worker).get(reverse("giving:donations")).status_code == 403

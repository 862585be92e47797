"""Goods past their day, or spoilt, leave the stock with a reason; the donor reads it; a mistake is taken back."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import DatabaseError, IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from households.support.giving.models import Donation, WriteOff
from households.support.giving.services.write_offs import WriteOffRefused, take_back
from tests.giving import making

pytestmark = pytest.mark.django_db


@pytest.fixture
def old(own, office):
    """Ten bags of rice, past their day since yesterday."""
    return making.rice(own.area, office, expires_on=timezone.localdate() - timedelta(days=1))


def stock(donation):
    return Donation.objects.values_list("left", "free", "written_off").get(pk=donation.pk)


def test_what_is_past_its_day_is_a_to_do_until_it_is_written_off_and_the_donor_reads_it(
    old, enter, en, office, supervisor
):
    client, due = enter(supervisor), reverse("giving:expired")
    assert "大米" in client.get(due, headers={"HX-Request": "true"}).content.decode()
    assert reverse("giving:expired") in client.get(reverse("today")).content.decode()
    url = reverse("giving:write_off", args=[old.pk])
    assert client.get(url).context["form"].initial == {"quantity": 10, "why": "expired"}
    assert client.get(url).context["form"]["quantity"].value() == "10", "not 10.00"
    for quantity in ("0", "-1", "10.01", "9" * 30, "很多"):
        page = client.post(url, {"quantity": quantity, "why": "expired", "words": "受潮"})
        assert page.context["form"].errors.keys() == {"quantity"} and not WriteOff.objects.exists()
    client.post(url, {"quantity": "10", "why": "expired", "words": "过期，已销毁，赵国庆在场"})
    assert stock(old) == (0, 0, 10)
    assert "大米" not in client.get(due, headers={"HX-Request": "true"}).content.decode()
    report = client.get(reverse("giving:donor_report", args=[old.donor_id])).content.decode()
    assert "What could not be given" in report and "过期，已销毁" in report
    row = WriteOff.objects.get()
    client.post(reverse("giving:write_off_back", args=[row.pk]), {"because": "数错了"})
    assert stock(old) == (10, 10, 0)
    assert "过期，已销毁" not in client.get(reverse("giving:donor_report", args=[old.donor_id])).content.decode()
    assert not take_back(by=office, row=row, because="再来一次")


def test_what_is_matched_is_not_written_off(own, office):
    money = making.donation(own.area, office)
    making.gift(own, office, source=money, quantity=300)
    with pytest.raises(WriteOffRefused, match="700"):
        making.gone(money, office, quantity=701)
    making.gone(money, office, quantity=700, why="missing")
    assert stock(money) == (300, 0, 700)


def test_the_database_lets_nothing_fall_below_zero_and_nothing_be_forgotten(old, office):
    row = making.gone(old, office, quantity=4)
    for wrong, name in (
        ({"quantity": Decimal(7), "words": "x"}, "donation_never_falls_below_zero"),
        ({"quantity": Decimal(0), "words": "x"}, "write_off_is_of_something"),
        ({"quantity": Decimal(1), "words": ""}, "write_off_says_why_in_words"),
    ):
        with pytest.raises(IntegrityError, match=name), transaction.atomic():
            WriteOff.objects.create(donation=old, why="expired", by=office, **wrong)
    for forbidden in (
        lambda: WriteOff.objects.filter(pk=row.pk).delete(),
        lambda: WriteOff.objects.filter(pk=row.pk).update(quantity=1),
        lambda: Donation.objects.filter(pk=old.pk).update(written_off=0),
    ):
        with pytest.raises(DatabaseError, match="pgtrigger"), transaction.atomic():
            forbidden()
    with pytest.raises(IntegrityError, match="write_off_taken_back_says_why_and_by_whom"), transaction.atomic():
        WriteOff.objects.filter(pk=row.pk).update(because="数错了")

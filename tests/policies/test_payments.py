"""Payments of an entitlement: written down, refused, reversed, summed, listed, exported."""

import threading
from decimal import Decimal

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.urls import reverse

from caseload.core.services.calendar import months_after
from caseload.core.sheets import read
from households.support.policies.models import Payment
from households.support.policies.services.payments import PaymentRefused, pay, reverse_payment
from tests import make
from tests.policies import making
from tests.policies.making import TODAY

pytestmark = pytest.mark.django_db


def this_month(back=0):
    return months_after(TODAY().replace(day=1), -back)


@pytest.fixture
def row(own, worker):
    """Received since five months ago, without end."""
    return making.received(own, worker, starts_on=this_month(5), ends_on=None)


def paid(row, by, back=0, **facts):
    said = {"amount": Decimal(900), "paid_on": TODAY(), "first_month": this_month(back), **facts}
    return pay(by=by, entitlement=row, **said)


def test_a_worker_writes_it_down_and_the_next_month_is_proposed(enter, en, worker, row):
    client, url = enter(worker), reverse("policies:payment_new", args=[row.pk])
    asked = client.get(url).context["form"].initial
    assert (asked["first_month"], asked["amount"], asked["paid_on"]) == (this_month(5), 900, TODAY())
    said = {"first_month": f"{this_month(5):%Y年%m月}", "amount": "900", "paid_on": TODAY(), "kind": "regular"}
    answer = client.post(url, said | {"paper": "第5批"})
    payment = Payment.objects.get()
    assert answer.url == payment.get_absolute_url()
    assert (payment.first_month, payment.last_month, payment.by) == (this_month(5), this_month(5), worker)
    assert client.get(url).context["form"].initial["first_month"] == this_month(4)
    page = client.get(row.get_absolute_url()).content.decode()
    assert "第5批" in page and "900 yuan" in page
    tab = client.get(reverse("policies:of_household", args=[row.household_id]))
    assert tab.context["paid"][0].amount == 900


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"back": 6}, "first_month"),
        ({"back": 0, "last_month": this_month(1)}, "last_month"),
        ({"back": 3}, "first_month"),
        ({"back": 5, "last_month": this_month(2)}, "first_month"),
    ],
    ids=["before", "backwards", "twice", "around"],
)
def test_what_does_not_fit_is_refused_in_a_sentence(worker, row, facts, field):
    paid(row, worker, 3)
    with pytest.raises(PaymentRefused) as refused:
        paid(row, worker, **facts)
    assert refused.value.field == field and Payment.objects.count() == 1


def test_what_is_not_granted_or_over_or_in_kind_is_not_paid(worker, own, row):
    stopped = making.move(row, worker, "stop", ends_on=this_month(1), reason="迁出")
    paid(stopped, worker, 1)
    with pytest.raises(PaymentRefused) as refused:
        paid(stopped, worker, 0)
    assert refused.value.field == "last_month"
    member = make.member(own)
    with pytest.raises(PaymentRefused):
        paid(making.applied(own, worker, "dis_living", member), worker)
    with pytest.raises(PaymentRefused):
        paid(making.entitlement(own, worker, "family_doctor", member), worker)


def test_a_supplement_may_be_for_a_month_that_is_paid(enter, en, worker, row):
    paid(row, worker, 2)
    url = reverse("policies:payment_new", args=[row.pk])
    said = {"first_month": f"{this_month(2):%Y-%m}", "amount": "50", "paid_on": TODAY(), "kind": "regular"}
    page = enter(worker).post(url, said)
    assert "first_month" in page.context["form"].errors and "supplement" in page.content.decode()
    enter(worker).post(url, said | {"kind": "supplement"})
    assert Payment.objects.count() == 2


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        (lambda: {"amount": 0}, "payment_is_of_something"),
        (lambda: {"first_month": this_month().replace(day=2)}, "payment_is_for_whole_months"),
        (lambda: {"first_month": this_month(), "last_month": this_month(1)}, "payment_is_for_whole_months"),
        (lambda: {"reversed_on": TODAY()}, "payment_reversed_says_why"),
        (lambda: {"first_month": this_month(6), "last_month": this_month(6)}, "outside the period"),
        (lambda: {"first_month": this_month(4), "last_month": this_month(2)}, "paid already"),
    ],
)
def test_the_database_refuses_it_by_whatever_statement(worker, row, facts, words):
    paid(row, worker, 3)
    usual = {"amount": 900, "paid_on": TODAY(), "first_month": this_month(), "last_month": this_month()}
    with pytest.raises(IntegrityError, match=words), transaction.atomic():
        Payment.objects.create(entitlement=row, **{**usual, **facts()})


def test_it_is_reversed_and_never_changed_or_deleted(enter, en, worker, row):
    payment = paid(row, worker)
    client, url = enter(worker), reverse("policies:payment_reverse", args=[payment.pk])
    assert client.post(url, {"because": ""}).context["form"].errors
    client.post(url, {"because": "发错了户"})
    payment.refresh_from_db()
    assert (payment.because, payment.reversed_by, payment.reversed_on) == ("发错了户", worker, TODAY())
    page = client.get(row.get_absolute_url())
    assert "发错了户" in page.content.decode() and page.context["sums"] == []
    assert client.get(url).status_code == 302, "it is reversed already"
    with pytest.raises(DatabaseError, match="Cannot delete"), transaction.atomic():
        payment.delete()
    for change in ({"reversed_on": None, "because": ""}, {"amount": 1}):
        with pytest.raises(DatabaseError, match="Cannot update"), transaction.atomic():
            Payment.objects.filter(pk=payment.pk).update(**change)
    paid(row, worker)


def test_the_first_payment_begins_what_was_granted_and_its_reversal_takes_that_back(worker, own):
    row = making.applied(own, worker)
    month = this_month(1)
    making.move(row, worker, "grant", decided_on=month, starts_on=month, ends_on=None, amount=900, paper_number="")
    payment = paid(row, worker, 1)
    row.refresh_from_db()
    assert (row.status, row.paid_on, payment.begins) == ("paid", TODAY(), True)
    second = paid(row, worker, 0)
    reverse_payment(by=worker, payment=payment, because="退回")
    row.refresh_from_db()
    assert row.status == "paid", "another one stands"
    paid(row, worker, 1)
    for one in Payment.objects.standing():
        reverse_payment(by=worker, payment=one, because="退回")
    row.refresh_from_db()
    assert row.status == "paid" and not second.begins
    other = making.applied(own, worker, "dis_living", make.member(own))
    making.move(other, worker, "grant", decided_on=month, starts_on=month, ends_on=None, amount=9, paper_number="")
    assert reverse_payment(by=worker, payment=paid(other, worker), because="退回")
    other.refresh_from_db()
    assert (other.status, other.paid_on, other.steps.first().verb) == ("granted", None, "unpay")


def test_what_is_given_once_is_paid_by_its_hand_over_and_once(enter, en, worker, own):
    row = making.applied(own, worker, "temp_aid")
    making.move(row, worker, "grant", decided_on=TODAY(), amount=2000, paper_number="")
    client, url = enter(worker), reverse("policies:payment_new", args=[row.pk])
    assert "first_month" not in client.get(url).context["form"].fields
    client.post(url, {"amount": "1800", "paid_on": TODAY(), "paper": "民2"})
    row.refresh_from_db()
    payment = Payment.objects.get()
    assert (row.status, row.amount, payment.amount, payment.paper) == ("delivered", 1800, 1800, "民2")
    with pytest.raises(PaymentRefused):
        paid(row, worker)
    reverse_payment(by=worker, payment=payment, because="退回")
    row.refresh_from_db()
    assert row.status == "granted"
    making.move(row, worker, "deliver", paid_on=TODAY(), amount=1900)
    assert Payment.objects.standing().get().amount == 1900, "the step writes it down too"


def test_of_two_who_pay_one_month_at_once_one_is_refused(committed, worker, row):
    start, ended = threading.Barrier(2), []

    def write():
        try:
            start.wait(5)
            paid(row, worker)
            ended.append("stands")
        except PaymentRefused:
            ended.append("refused")
        finally:
            connection.close()

    threads = [threading.Thread(target=write) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(ended) == ["refused", "stands"]


def test_the_list_sums_what_it_shows_and_leaves_as_a_workbook(enter, en, supervisor, worker, row, foreign, colleague):
    for back in (5, 4):
        paid(row, worker, back, paid_on=this_month(back))
    reverse_payment(by=worker, payment=paid(row, worker, 0), because="退回")
    elsewhere = making.received(foreign, colleague, starts_on=this_month(5))
    paid(elsewhere, colleague)
    client, url = enter(supervisor), reverse("policies:payments")
    page = client.get(url)
    assert (page.context["page"].total, page.context["sum"]) == (2, 1800)
    assert [one.n for one in page.context["months"]] == [1, 1]
    month = client.get(f"{url}?paid_in={this_month(5):%Y-%m}")
    assert (month.context["page"].total, month.context["sum"]) == (1, 900)
    assert client.get(f"{url}?paid_in=2019-02").context["page"].total == 0
    assert "退回" in client.get(f"{url}?view=reversed").content.decode()
    assert client.get(f"{url}?household={foreign.pk}").context["page"].total == 0
    (sheet,) = read(client.post(reverse("policies:payments_export")).content)
    said = dict(zip(sheet.rows[0], sheet.rows[1], strict=True))
    assert 900 in said.values() and f"{this_month(4):%Y-%m}" in said.values() and len(sheet.rows) == 3


def test_the_office_reads_payments_and_writes_none(enter, en, office, worker, row):
    payment = paid(row, worker)
    page = enter(office).get(row.get_absolute_url()).content.decode()
    assert "900" in page and "Reverse…" not in page
    for name, key in (("policies:payment_new", row.pk), ("policies:payment_reverse", payment.pk)):
        assert enter(office).get(reverse(name, args=[key])).status_code == 403

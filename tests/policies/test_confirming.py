"""The household says whether a benefit came: who, how and how much; what has not come becomes an issue."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import translation

from caseload.core.casework.moves import MoveRefused
from households.support.policies.models import Entitlement
from households.support.policies.services.payments import reverse_payment
from tests.policies import making
from tests.policies.making import TODAY
from visits.issues.models import Issue

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
TOLD = {"confirmed_how": "phone", "confirmed_by": "王建华"}


@pytest.fixture
def paid(own, worker):
    """Granted, and its first month paid yesterday."""
    return making.first_paid(own, worker, on=TODAY() - DAY)


def waiting():
    return Entitlement.objects.unconfirmed(TODAY()).count()


def test_the_household_confirms_with_one_click_who_how_and_when(enter, en, worker, own, paid):
    client, url = enter(worker), reverse("policies:move", args=[paid.pk, "confirm"])
    form = client.get(url).context["form"]
    said = {name: form[name].value() or "" for name in form.fields if name != "documents"}
    assert waiting() == 1
    assert client.post(url, said).status_code == 302
    paid.refresh_from_db()
    assert (paid.confirmed_on, paid.confirmed_how, paid.confirmed_by) == (TODAY(), "phone", own.head_name)
    assert (paid.status, paid.confirmed_amount, waiting()) == ("paid", None, 0)
    assert "By telephone" in client.get(paid.get_absolute_url()).content.decode()
    with pytest.raises(MoveRefused):
        making.move(paid, worker, "confirm", confirmed_on=TODAY(), **TOLD)


def test_what_was_not_so_is_taken_back_and_stays_in_the_history(worker, paid):
    making.move(paid, worker, "confirm", confirmed_on=TODAY(), confirmed_amount=880, **TOLD)
    making.move(paid, worker, "unsay", because="是另一笔钱")
    paid.refresh_from_db()
    assert (paid.confirmed_on, paid.confirmed_how, paid.confirmed_amount, waiting()) == (None, "", None, 1)
    steps = list(paid.steps.order_by("pk").values_list("verb", "words"))
    assert steps[-2:] == [("confirm", ""), ("unsay", "是另一笔钱")]


def test_what_has_not_come_is_an_issue_once_and_can_be_confirmed_later(worker, own, paid):
    making.move(paid, worker, "miss", missing_on=TODAY(), words="卡上没有")
    issue = Issue.objects.get(household=own)
    assert (issue.category_id, issue.owner, issue.description) == ("benefits", worker, "卡上没有")
    assert str(paid.policy) in issue.title and waiting() == 1
    with pytest.raises(MoveRefused):
        making.move(paid, worker, "miss", missing_on=TODAY())
    making.move(paid, worker, "unsay", because="看错了")
    making.move(paid, worker, "miss", missing_on=TODAY())
    assert Issue.objects.count() == 1
    making.move(paid, worker, "unsay", because="看错了")
    with translation.override("en"):
        making.move(paid, worker, "miss", missing_on=TODAY())
    assert Issue.objects.get().title.startswith("未收到")
    making.move(paid, worker, "confirm", confirmed_on=TODAY(), **TOLD)
    paid.refresh_from_db()
    assert (paid.missing_on, waiting()) == (None, 0)


def test_a_payment_that_is_reversed_takes_what_was_said_of_it_along(worker, paid):
    making.move(paid, worker, "confirm", confirmed_on=TODAY(), **TOLD)
    reverse_payment(by=worker, payment=paid.payments.get(), because="退回")
    paid.refresh_from_db()
    assert (paid.status, paid.confirmed_on, paid.confirmed_how) == ("granted", None, "")


def test_what_was_received_before_anybody_entered_it_is_not_asked(worker, own):
    making.received(own, worker)
    assert waiting() == 0


@pytest.mark.parametrize(
    ("facts", "name"),
    [
        (lambda: {"confirmed_on": TODAY()}, "entitlement_confirmed_says_how_and_by_whom"),
        (lambda: {"confirmed_how": "phone"}, "entitlement_confirmed_says_how_and_by_whom"),
        (
            lambda: {"confirmed_on": TODAY(), "missing_on": TODAY(), **TOLD},
            "entitlement_confirmed_says_how_and_by_whom",
        ),
        (lambda: {"confirmed_on": TODAY() - 2 * DAY, **TOLD}, "entitlement_is_confirmed_after_it_was_paid"),
        (lambda: {"missing_on": TODAY() - 2 * DAY}, "entitlement_is_confirmed_after_it_was_paid"),
        (lambda: {"confirmed_on": TODAY(), "confirmed_amount": 0, **TOLD}, "entitlement_confirmed_amount_is_something"),
    ],
)
def test_what_is_always_true_of_it(paid, facts, name):
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        Entitlement.objects.filter(pk=paid.pk).update(**facts())

"""Entitlements as the pages make them, at the stage that a test needs."""

from datetime import timedelta

from django.utils import timezone

from households.support.policies.models import Entitlement, Policy
from households.support.policies.services.entitlements import identify, move_entitlement
from households.support.policies.services.payment_lists import receive_list
from households.support.policies.services.payments import pay
from households.support.policies.sheets.payment_file import PaymentFile
from tests import make

TODAY = timezone.localdate
YEAR = timedelta(days=364)


def entitlement(household, by, policy="dibao", member=None):
    return identify(by=by, household=household, policy=Policy.objects.get(pk=policy), member=member)


def move(row, by, verb, **asked):
    row = Entitlement.objects.select_related("household", "policy").get(pk=row.pk)
    return move_entitlement(by=by, entitlement=row, verb=verb, **asked)


def received(household, by, policy="dibao", member=None, **asked):
    """Being paid, since today for a year where nothing else is said."""
    days = {"amount": 900, "starts_on": TODAY(), "ends_on": TODAY() + YEAR, "paper_number": ""}
    return move(entitlement(household, by, policy, member), by, "record", **{**days, **asked})


def applied(household, by, policy="dibao", member=None):
    return move(entitlement(household, by, policy, member), by, "apply", applied_on=TODAY())


def paid(row, by, **facts):
    """The first month of it, paid today."""
    said = {"amount": 900, "paid_on": TODAY(), "first_month": row.starts_on.replace(day=1), **facts}
    return pay(by=by, entitlement=row, **said)


def first_paid(household, by, on=None, policy="dibao"):
    """Granted, and its first month paid ``on`` this day, else today."""
    on = on or TODAY()
    days = {"starts_on": on, "ends_on": None, "amount": 900, "paper_number": ""}
    row = move(applied(household, by, policy), by, "grant", decided_on=on, **days)
    paid(row, by, paid_on=on)
    return Entitlement.objects.get(pk=row.pk)


def payment_list(by, household):
    """One that its uploader checked: somebody who is registered nowhere, and the household's head."""
    content = f"姓名,社区,金额\n查无此人,,900\n{household.head_name},,900\n".encode()
    return receive_list(by=by, name="x.csv", file=PaymentFile(content), paid_on=TODAY())


def files(row, by):
    """A picture and a document of its last step."""
    return make.files_of(row.steps.first(), by)

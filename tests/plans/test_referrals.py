"""A referral: prepared, sent with consent and a time limit, answered, its result; each from its state only."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from caseload.core.services.calendar import add_working_days
from tests.plans import making

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan(worker, supervisor, own):
    return making.at_stage(own, worker, supervisor, "intervention")


@pytest.fixture
def referral(enter, worker, plan):
    facts = {"to": "区残联", "to_person": "王主任", "reason": "要辅具", "urgency": "normal", "shared": "残疾类别"}
    enter(worker).post(reverse("plans:referral_new", args=[plan.pk]), facts)
    return plan.referrals.get()


@pytest.fixture
def step(enter, en, worker, referral):
    def step(name, **said):
        url = reverse("plans:referral_step", args=[referral.pk, name])
        answer = enter(worker).post(url, said) if said else enter(worker).get(url)
        referral.refresh_from_db()
        return answer

    return step


TODAY = timezone.localdate
SENT = {"consent_by": "王建华", "consent_how": "signed"}


def sent(**facts):
    today = TODAY()
    return {**SENT, "consent_on": today, "sent_on": today, "reply_by": today + timedelta(days=7), **facts}


def test_the_whole_way(step, referral, enter, worker):
    assert step("send").context["form"].initial["reply_by"] == add_working_days(TODAY(), 10)
    step("send", **sent())
    step("accept", replied_on=TODAY(), reply="每周两次上门评估", result_by=TODAY() + timedelta(days=30))
    step("result", result_on=TODAY(), result="轮椅已到家")
    assert referral.status == "done"
    page = enter(worker).get(reverse("plans:referral_print", args=[referral.pk])).content.decode()
    for words in ("区残联", "残疾类别", "王建华", "每周两次上门评估", "轮椅已到家", "signature"):
        assert words in page


@pytest.mark.parametrize(
    "name, said, field",
    [
        ("send", lambda: sent(consent_by=""), "consent_by"),
        ("send", lambda: sent(reply_by=TODAY() - timedelta(days=1)), "reply_by"),
        ("send", lambda: sent(consent_on=TODAY() + timedelta(days=1)), "consent_on"),
    ],
)
def test_nothing_is_sent_without_consent_and_a_day(step, referral, name, said, field):
    answer = step(name, **said())
    assert field in answer.context["form"].errors and referral.status == "draft"


def test_a_step_from_another_state_is_not_taken(step, referral):
    answer = step("accept", replied_on=TODAY(), reply="好", result_by=TODAY())
    assert "first" in answer.content.decode() and referral.status == "draft"
    step("send", **sent())
    step("refuse", replied_on=TODAY(), reply="不在服务范围")
    assert referral.status == "refused" and referral.reply == "不在服务范围"

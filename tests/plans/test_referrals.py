"""A referral: prepared, sent with consent and a time limit, answered, its result; each from its state only."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from caseload.core.services.calendar import add_working_days
from households.plans.models import Referral
from tests import make
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
    assert answer.status_code == 409 and referral.status == "draft"
    assert "the status is now “Being prepared”" in answer.content.decode()
    step("send", **sent())
    step("refuse", replied_on=TODAY(), reply="不在服务范围")
    assert referral.status == "refused" and referral.reply == "不在服务范围"


def test_each_step_is_kept_with_its_words_and_files(step, referral, enter, worker, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    step("send", **sent(), documents=[make.document_file("转介函.pdf")])
    step("refuse", replied_on=TODAY(), reply="不在服务范围", pictures_=[make.picture_file()])
    row = enter(worker).get(reverse("plans:referrals", args=[referral.plan_id])).context["referrals"][0]
    assert [(entry["what"], entry["text"]) for entry in row.timeline] == [
        (Referral.Status.REFUSED.label, "不在服务范围"),
        (Referral.Status.SENT.label, ""),
        (Referral.Status.DRAFT.label, ""),
    ]
    assert row.timeline[1]["documents"][0]["name"] == "转介函.pdf" and len(row.timeline[0]["pictures"]) == 1
    assert row.moves == []


def test_files_are_for_the_readers_of_the_case(
    step, referral, enter, worker, colleague, supervisor, settings, tmp_path
):
    settings.MEDIA_ROOT = tmp_path
    step("send", **sent(), documents=[make.document_file()], pictures_=[make.picture_file()])
    entry = enter(worker).get(reverse("plans:referrals", args=[referral.plan_id])).context["referrals"][0].timeline[0]
    for url in (entry["documents"][0]["url"], entry["pictures"][0]["url"]):
        answers = [enter(person).get(url).status_code for person in (worker, supervisor, colleague)]
        assert answers == [200, 200, 404]


def test_of_two_at_once_the_other_sees_what_was_done_and_keeps_their_words(step, referral, enter, worker):
    seen = referral.version
    step("send", **sent(), version=seen)
    Referral.objects.update(status="draft")
    answer = step("send", **sent(consent_by="王小红"), version=seen)
    assert answer.status_code == 409 and answer.context["happened"]["what"] == Referral.Status.SENT.label
    assert "王小红" in answer.content.decode() and "Somebody else was faster" in answer.content.decode()


def test_the_answer_is_told_in_the_words_of_the_field(step, referral, enter, worker):
    """Two things are called "Accepted": an issue that is taken on 受理, and a referral that the other side takes."""
    worker.language = "zh-hans"
    worker.save(update_fields=["language"])
    step("send", **sent())
    url = reverse("plans:referral_step", args=[referral.pk, "accept"])
    facts = {"replied_on": TODAY(), "reply": "可以", "result_by": TODAY()}
    assert "转介：对方已接收" in enter(worker).post(url, facts, follow=True).content.decode()

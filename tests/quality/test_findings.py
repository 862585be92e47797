"""The check-up of the registry: each rule finds what breaks it, and what does not apply stays set aside."""

import io
from datetime import date

import openpyxl
import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from caseload.core.models import AccessRecord
from households.models import Household, Member
from households.quality.models import QualityFinding, QualityWaiver
from households.quality.rules import RULES
from households.quality.services.findings import check_quality, take_back, waive
from tests import make

pytestmark = pytest.mark.django_db
LIST, CHECK, EXPORT = (reverse(f"quality:{name}") for name in ("list", "check", "export"))
TODAY = date(2026, 11, 23)
GROWN, CHILD, OLD = date(1980, 1, 1), date(2015, 1, 1), date(1950, 1, 1)
GOOD = {
    "education": "初中", "health": ["健康"], "labour_skill": "普通劳动力", "medical_insurance": True,
    "pension_insurance": True, "birth_date": GROWN, "political_status": "群众", "sex": "M",
}  # fmt: skip
SOUND = {
    "phones": ["13812346207"], "unsafe_house": False, "house_area_m2": 80, "safe_water": True, "house_grade": "A",
    "electricity": True, "toilet": True, "access_road": False,
}  # fmt: skip
MONITORED = {"categories": ["marginal"]}
REMOVED = {"risk_removed": True, "risk_removal_mode": "帮扶消除", "monitor_identified_on": "2025-01"}
BROKEN_BY_PERSON = {
    "R04": {"relation": "干亲"},
    "R09": {"relation": "之女"},
    "R10": {"education": ""},
    "R11": {"labour_skill": "很壮"},
    "R12": {"health": []},
    "R13": {"work_place": "青州市", "work_months": None},
    "R14": {"employee_medical_insurance": True},
    "R15": {"medical_insurance": False, "roster": {"med_aid": True}},
    "R16": {"pension_insurance": None},
    "R17": {"birth_date": CHILD},
    "R18": {"labour_skill": "无劳动力"},
    "R19": {"birth_date": CHILD, "education": "", "school_status": "学前教育"},
    "R20": {"birth_date": CHILD, "education": "", "school_status": "七年级"},
    "R21": {"birth_date": CHILD, "education": "", "school_status": "中职一年级"},
    "R22": {"birth_date": CHILD, "education": "", "school_status": "本科一年级"},
    "R23": {"birth_date": date(2008, 1, 1), "education": "小学"},
    "R24": {"education": "", "school_status": "本科一年级", "work_place": "青州市", "work_months": 3},
    "R26": {"birth_date": OLD, "welfare_post": "保洁员"},
    "R27": {"dropout_reason": "因病"},
    "R28": {"disability_type": "视力"},
    "R29": {"labour_skill": "丧失劳动力", "work_place": "青州市", "work_months": 3},
    "R31": {"work_place": "外地", "work_months": 3},
    "R49": {"education": "", "school_status": "中职一年级"},
    "R50": {"id_index": None, "id_cipher": None, "id_status": "none"},
    "R51": {"dibao": "城市低保"},
}
BROKEN_BY_HOME = {
    "R34": {"phones": ["8812345"]},
    "R35": {"toilet": None},
    "R36": {"unsafe_house": True},
    "R37": {"net_income_per_capita": 5000, "roster": {"monitor_line": "7000"}},
    "R38": {"risks": ["因残"]},
    "R39": {"risks": ["因病"]},
    "R40": {"risks": ["其他"]},
    "R42": {"categories": ["marginal", "dibao"]},
    "R43": {**MONITORED, "roster": {"monitor_identified_on": "2026-09"}},
    "R44": {**MONITORED, "roster": {"monitor_identified_on": "2026-04", "measure_house": "修缮"}},
    "R45": {"roster": {**REMOVED, "risk_removed_on": "2026-01"}},
    "R46": {"roster": {**REMOVED, "risk_removed_on": "2025-02"}},
    "R47": {"unsafe_house": True, "roster": REMOVED},
    "R48": {"roster": REMOVED},
}


@pytest.fixture
def sound(east, worker):
    """A household that keeps every rule, with a second member like its head."""
    household = make.household(east, "王建华", worker=worker)
    make.member(household, "王建国", "之子")
    for n, member in enumerate(household.members.all()):
        known = {"id_index": bytes([n]) * 32, "id_cipher": b"1", "id_status": "known"}
        Member.objects.filter(pk=member.pk).update(**GOOD, **known)
    Household.objects.filter(pk=household.pk).update(**SOUND)
    return household


def found():
    check_quality(day=TODAY)
    return set(QualityFinding.objects.values_list("rule", flat=True))


def test_a_sound_household_breaks_no_rule(sound):
    assert found() == set()


@pytest.mark.parametrize("code", BROKEN_BY_PERSON)
def test_what_a_person_breaks(sound, code):
    second = sound.members.get(relation="之子")
    Member.objects.filter(pk=second.pk).update(**BROKEN_BY_PERSON[code])
    assert code in found()
    assert QualityFinding.objects.get(rule=code).member_id == second.pk


@pytest.mark.parametrize("code", BROKEN_BY_HOME)
def test_what_a_household_breaks(sound, code):
    Household.objects.filter(pk=sound.pk).update(**BROKEN_BY_HOME[code])
    assert code in found()


def test_heads_and_spouses(sound):
    sound.members.filter(is_head=False).update(relation="配偶")
    assert found() == {"R08"}
    make.member(sound, "马兰", "配偶")
    assert "R07" in found()
    sound.members.filter(name="王建国").update(relation="户主")
    assert "R05" in found()
    sound.members.update(relation="其他")
    assert "R06" in found()


def test_one_telephone_of_two_households(sound, east):
    other = make.household(east, "陈大山")
    Household.objects.filter(pk=other.pk).update(**SOUND)
    assert found() >= {"R33"} and QualityFinding.objects.filter(rule="R33").count() == 2


def test_nobody_can_work(sound):
    sound.members.update(labour_skill="无劳动力")
    assert "R41" in found()
    Household.objects.update(categories=["dibao"])
    assert "R41" not in found()
    Household.objects.update(categories=[])
    sound.members.filter(is_head=True).update(tekun="城市特困")
    assert "R41" not in found()


def test_an_employee_insurance_counts_as_one(sound):
    sound.members.update(medical_insurance=None, employee_medical_insurance=True, roster={"med_aid": True})
    sound.members.update(pension_insurance=None, employee_pension_insurance=False)
    assert found() == set()
    sound.members.update(employee_medical_insurance=None, employee_pension_insurance=None)
    assert found() == {"R14", "R15", "R16"}


def test_every_rule_was_broken_once():
    told = {*BROKEN_BY_PERSON, *BROKEN_BY_HOME, "R05", "R06", "R07", "R08", "R33", "R41"}
    assert told == set(RULES)


def test_a_birthday_is_the_day(sound):
    second = sound.members.filter(relation="之子")
    second.update(birth_date=date(2010, 11, 24))
    assert "R17" in found()
    second.update(birth_date=date(2010, 11, 23))
    assert "R17" not in found()


def test_a_corrected_finding_goes_and_another_keeps_its_day(sound):
    sound.members.update(health=[])
    check_quality(day=date(2026, 11, 1))
    sound.members.filter(is_head=True).update(health=["健康"])
    check_quality(day=TODAY)
    assert [f.found_on for f in QualityFinding.objects.filter(rule="R12")] == [date(2026, 11, 1)]


def test_what_does_not_apply_stays_and_can_be_taken_back(sound, supervisor):
    sound.members.filter(is_head=False).update(health=[])
    found()
    finding = QualityFinding.objects.get(rule="R12")
    waive(by=supervisor, finding=finding, reason="拒绝体检")
    sound.members.filter(is_head=True).update(health=[])
    found()
    assert QualityFinding.objects.to_settle().filter(rule="R12").count() == 1
    assert [f.pk for f in QualityFinding.objects.set_aside()] == [finding.pk]
    waiver = QualityWaiver.objects.get()
    assert (waiver.by, waiver.reason) == (supervisor, "拒绝体检")
    take_back(by=supervisor, finding=finding)
    waiver.refresh_from_db()
    assert waiver.ended_by == supervisor and QualityFinding.objects.to_settle().filter(rule="R12").count() == 2


def test_the_check_costs_the_same_for_few_and_many(sound, east):
    def cost():
        with CaptureQueriesContext(connection) as asked:
            check_quality()
        return len(asked)

    few = cost()
    for _n in range(10):
        make.household(east)
    assert cost() == few <= len(RULES) + 8


@pytest.mark.parametrize(
    ("facts", "name"),
    [
        ({"reason": ""}, "quality_waiver_gives_a_reason"),
        ({"reason": "x", "ended_at": "2020-01-01T00:00Z"}, "quality_waiver_ends_after_it_begins"),
    ],
)
def test_what_the_database_refuses(sound, facts, name):
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        QualityWaiver.objects.create(rule="R12", household=sound, **facts)


def test_once_for_each_rule(sound):
    for model, name in ((QualityFinding, "quality_finding_stands_once"), (QualityWaiver, "quality_waiver_stands_once")):
        more = {"reason": "x"} if model is QualityWaiver else {}
        model.objects.create(rule="R12", household=sound, **more)
        with pytest.raises(IntegrityError, match=name), transaction.atomic():
            model.objects.create(rule="R12", household=sound, **more)


# --- the pages ---


def test_the_page_says_the_rule_the_evidence_and_where_to_put_it_right(sound, enter, supervisor, en):
    second = sound.members.get(is_head=False)
    Member.objects.filter(pk=second.pk).update(birth_date=CHILD)
    client = enter(supervisor)
    assert client.post(CHECK).url == LIST
    page = client.get(LIST, {"rule": "R17"}).content.decode()
    assert "Younger than 16, but said to be able to work." in page and "普通劳动力" in page
    assert reverse("households:member_edit", args=[second.pk]) in page


def test_setting_aside_on_the_page(sound, enter, supervisor, foreign, en):
    Member.objects.update(health=[])
    found()
    client = enter(supervisor)
    mine = QualityFinding.objects.filter(rule="R12", household=sound).first()
    url = reverse("quality:waiver", args=[mine.pk])
    assert client.post(url, {"reason": ""}).status_code == 200
    client.post(url, {"reason": "拒绝体检"})
    aside = client.get(LIST, {"state": "waived"}).content.decode()
    assert "拒绝体检" in aside and "赵国庆" in aside
    client.post(url, {"take_back": "1"})
    assert not QualityWaiver.objects.standing().exists()
    other = QualityFinding.objects.filter(household=foreign).first()
    assert client.get(reverse("quality:waiver", args=[other.pk])).status_code == 404


def test_only_within_reach(sound, foreign, enter, supervisor, office):
    found()
    Member.objects.update(health=[])
    found()
    assert "马志强" not in enter(supervisor).get(LIST).content.decode()
    assert "马志强" in enter(office).get(LIST).content.decode()


def test_the_workbook(sound, enter, supervisor):
    sound.members.filter(is_head=False).update(health=[])
    found()
    answer = enter(supervisor).post(f"{EXPORT}?rule=R12")
    head, row = openpyxl.load_workbook(io.BytesIO(answer.content)).active.iter_rows(values_only=True)
    assert row[0] == "R12" and row[6] == "王建国" and len(head) == len(row) == 10
    assert AccessRecord.objects.get().rows == 1


def test_more_than_can_leave_at_once_is_said(sound, enter, supervisor, monkeypatch, en):
    monkeypatch.setattr("caseload.core.lists.workbook.EXPORTED", 1)
    sound.members.update(health=[])
    found()
    client = enter(supervisor)
    assert "Choose a rule or an area first." in client.post(f"{EXPORT}?rule=R12", follow=True).content.decode()
    assert not AccessRecord.objects.exists()


def test_who_may(enter, worker, supervisor, office, admin):
    assert enter(worker).get(LIST).status_code == enter(worker).post(CHECK).status_code == 403
    for user in (supervisor, office, admin):
        assert enter(user).get(LIST).status_code == 200


def test_what_is_waived_for_the_household_and_for_its_member_is_set_aside_once(own, supervisor):
    for member in (None, own.head):
        QualityWaiver.objects.create(rule="R12", household=own, member=member, reason="拒绝体检", by=supervisor)
    QualityFinding.objects.create(rule="R12", household=own, member=own.head)
    assert QualityFinding.objects.set_aside().count() == 1

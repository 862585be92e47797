"""Where each rule of the check-up begins: what just breaks it, and what just keeps it."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from households.models import Household, Member
from households.quality.models import QualityFinding
from households.quality.rules import RULES
from households.quality.rules.rule import born_by, month_number
from households.quality.services.findings import waive
from tests import make
from tests.quality.test_findings import GOOD, MONITORED, REMOVED, SOUND, TODAY
from tests.undone import undone

pytestmark = pytest.mark.django_db
HEALTHY, LOW = {"health": ["健康"]}, {"education": "小学"}


def aged(years, *, a_day_less=False, **facts):
    born = date(TODAY.year - years, TODAY.month, TODAY.day)
    return {"birth_date": born + timedelta(days=a_day_less), **facts}


def pupil(stage, years, **facts):
    return aged(years, education="", school_status=stage, **facts)


def roster(**facts):
    return {"roster": facts}


PERSONS = {
    "R09": (
        [{"sex": "F", "relation": "之父"}, {"sex": "M", "relation": "之母"}],
        [{"sex": "M", "relation": "之父"}, {"sex": "F", "relation": "之母"}, {"sex": "", "relation": "之母"}],
    ),
    "R10": (
        [{"education": "", "school_status": ""}, {"education": "初中", "school_status": "七年级"}],
        [{"education": "", "school_status": "七年级"}, {"education": "初中", "school_status": ""}],
    ),
    "R13": (
        [{"work_months": 3}, {"work_place": "青州市"}, {"work_place": "青州市", "work_months": 0}],
        [{"work_months": 0}, {"work_place": "青州市", "work_months": 3}, {}],
    ),
    "R14": (
        [{"employee_medical_insurance": True}, {"medical_insurance": None}, {"medical_insurance": False}],
        [{}, {"medical_insurance": False, "employee_medical_insurance": True}],
    ),
    "R15": (
        [{"medical_insurance": None, **roster(med_aid=True)}],
        [
            roster(med_aid=True),
            {"medical_insurance": False, "employee_medical_insurance": True, **roster(med_aid=True)},
        ],
    ),
    "R16": (
        [aged(16, pension_insurance=None)],
        [
            aged(16, pension_insurance=None, a_day_less=True),
            aged(16, pension_insurance=False),
            aged(16, pension_insurance=None, school_status="本科一年级"),
            aged(16, pension_insurance=None, employee_pension_insurance=True),
        ],
    ),
    "R17": (
        [aged(16, a_day_less=True)],
        [aged(16), aged(9, labour_skill=""), aged(9, labour_skill="无劳动力")],
    ),
    "R18": (
        [aged(16, labour_skill="无劳动力"), aged(60, a_day_less=True, labour_skill="弱劳动力或半劳动力")],
        [
            aged(16, a_day_less=True, labour_skill="无劳动力"),
            aged(60, labour_skill="无劳动力"),
            aged(30, labour_skill="无劳动力", health=["残疾"]),
            aged(18, labour_skill="无劳动力", school_status="本科一年级"),
        ],
    ),
    "R19": (
        [pupil("学前教育", 7), pupil("学龄前儿童", 9)],
        [pupil("学前教育", 7, a_day_less=True), pupil("一年级", 9), pupil("学前教育", 9, health=["残疾"])],
    ),
    "R20": (
        [pupil("七年级", 12, a_day_less=True), pupil("九年级", 18)],
        [pupil("七年级", 12), pupil("九年级", 18, a_day_less=True), pupil("六年级", 11)],
    ),
    "R21": (
        [pupil("中职一年级", 15, a_day_less=True), pupil("普通高中三年级", 21)],
        [pupil("中职一年级", 15), pupil("普通高中三年级", 21, a_day_less=True), pupil("高职一年级", 21)],
    ),
    "R22": (
        [pupil("本科一年级", 18, a_day_less=True), pupil("硕士", 20, a_day_less=True)],
        [pupil("本科一年级", 18), pupil("硕士", 20), pupil("普通高中一年级", 17)],
    ),
    "R23": (
        [aged(16, **LOW), aged(23, a_day_less=True, **LOW)],
        [aged(16, a_day_less=True, **LOW), aged(23, **LOW), aged(18, education="初中")],
    ),
    "R24": (
        [{"school_status": "七年级", "work_months": 1}, {"school_status": "七年级", "work_place": "青州市"}],
        [{"work_months": 1}, {"school_status": "七年级", "work_months": 0}],
    ),
    "R26": (
        [aged(70, welfare_post="保洁员")],
        [aged(70, a_day_less=True, welfare_post="保洁员"), aged(70)],
    ),
    "R27": (
        [{"dropout_reason": "因残"}, {"dropout_reason": "因病"}],
        [{"dropout_reason": "厌学"}, {"dropout_reason": "因病", "health": ["患有大病"]}],
    ),
    "R28": (
        [{"disability_level": "一级"}, {"disability_type": "视力"}, {"health": ["残疾"]}],
        [{"disability_type": "视力", "disability_level": "一级", "health": ["残疾"]}, {}],
    ),
    "R29": (
        [{"labour_skill": "无劳动力", "work_months": 1}],
        [{"labour_skill": "弱劳动力或半劳动力", "work_months": 1}, {"labour_skill": "无劳动力", "work_months": 0}],
    ),
    "R31": (
        [{"work_place": "内蒙古自治区"}, {"work_place": "山东省"}],
        [{"work_place": "青州市"}, {"work_place": "奎文区"}, {"work_place": "王府街道"}, {"work_place": ""}],
    ),
}
HOMES = {
    "R34": (
        [{"phones": []}, {"phones": ["138123462071"]}],
        [{"phones": ["138-1234-6207"]}, {"phones": ["8812345", "13812346207"]}],
    ),
    "R35": (
        [
            {"unsafe_house": None},
            {"house_area_m2": None},
            {"safe_water": None},
            {"toilet": None},
            {"electricity": None},
            {"access_road": None},
        ],
        [{}, {"access_road": False}],
    ),
    "R36": (
        [{"house_grade": "C"}, {"house_grade": "D"}, {"safe_water": False}],
        [{"house_grade": "B"}, {"safe_water": None}, {"safe_water": False, **MONITORED}],
    ),
    "R37": (
        [{"net_income_per_capita": Decimal("6999.99"), **roster(monitor_line="7000")}],
        [
            {"net_income_per_capita": 7000, **roster(monitor_line="7000")},
            {"net_income_per_capita": 1, **roster(monitor_line="7000"), **MONITORED},
            {"net_income_per_capita": 1, **roster(monitor_line="七千")},
            {"net_income_per_capita": None, **roster(monitor_line="7000")},
        ],
    ),
    "R39": (
        [{"risks": ["因学"]}, {"risks": ["因病"], **roster(measure_edu="助学金")}],
        [{"risks": ["因学"], **roster(measure_compulsory_edu="助学金")}, {"risks": ["其他"]}, {}],
    ),
    "R40": (
        [{"risks": ["其他"]}],
        [{"risks": ["其他"], "note": "离异"}, {"risks": ["其他"], "flag_grounds": "离异"}, {"risks": ["因病"]}],
    ),
    "R42": (
        [
            {"categories": ["marginal", "dibao"], **roster(measure_safety_net="特困供养")},
            {"categories": ["marginal"], **roster(measure_safety_net="低保")},
            {"categories": ["marginal"], **roster(measure_safety_net="残疾补贴")},
        ],
        [
            {"categories": ["marginal", "dibao"], **roster(measure_safety_net="农村低保")},
            {"categories": ["marginal", "tekun"], **roster(measure_safety_net="特困供养")},
            {"categories": ["dibao"]},
            MONITORED,
        ],
    ),
    "R43": (
        [{**MONITORED, **roster(monitor_identified_on="2026-09")}],
        [
            {**MONITORED, **roster(monitor_identified_on="2026-10")},
            {**MONITORED, **roster(monitor_identified_on="2026-09", measure_water="通水")},
            {**MONITORED, **roster(monitor_identified_on="去年")},
            roster(monitor_identified_on="2026-09"),
        ],
    ),
    "R44": (
        [{**MONITORED, **roster(monitor_identified_on="2026-04-30")}],
        [
            {**MONITORED, **roster(monitor_identified_on="2026-05-01")},
            {**MONITORED, **roster(monitor_identified_on="2026-04", measure_job="务工")},
        ],
    ),
    "R45": (
        [roster(**REMOVED)],
        [
            roster(**{**REMOVED, "risk_removal_mode": "自然消除"}),
            roster(**REMOVED, measure_job="务工"),
            roster(**{**REMOVED, "risk_removed": False}),
        ],
    ),
    "R46": (
        [
            roster(**REMOVED, risk_removed_on="2025-02"),
            roster(**{**REMOVED, "monitor_identified_on": "2025-12"}, risk_removed_on="2026-01"),
        ],
        [
            roster(**REMOVED, risk_removed_on="2025-03"),
            roster(**{**REMOVED, "monitor_identified_on": "2025-12"}, risk_removed_on="2026-02"),
            roster(**{**REMOVED, "risk_removal_mode": "自然消除"}, risk_removed_on="2025-02"),
        ],
    ),
    "R47": (
        [{"house_grade": "C", **roster(**REMOVED)}, {"safe_water": False, **roster(**REMOVED)}],
        [roster(**REMOVED), {"house_grade": "C"}],
    ),
    "R48": (
        [
            roster(**REMOVED),
            {"net_income_per_capita": 1, "unsafe_house": None, "house_grade": "", **roster(**REMOVED)},
            {"net_income_per_capita": 1, "safe_water": None, **roster(**REMOVED)},
        ],
        [{"net_income_per_capita": 1, "unsafe_house": None, **roster(**REMOVED)}, {"net_income_per_capita": None}],
    ),
}


@pytest.fixture
def home(east, worker):
    household = make.household(east, "王建华", worker=worker)
    make.member(household, "王建国", "之子")
    Member.objects.filter(household=household).update(**GOOD)
    Household.objects.filter(pk=household.pk).update(**SOUND)
    return household


@pytest.fixture
def son(home):
    return Member.objects.filter(household=home, is_head=False)


def found(code, day=TODAY):
    """The members or households that break the rule."""
    return {member or household for household, member, _seen in RULES[code].query(day)}


def judged(code, rows, facts):
    with undone():
        rows.update(**facts)
        return bool(found(code) & set(rows.values_list("pk", flat=True)))


@pytest.mark.parametrize("code", PERSONS)
def test_where_a_rule_about_persons_begins(son, code):
    broken, kept = PERSONS[code]
    assert [facts for facts in broken if not judged(code, son, facts)] == []
    assert [facts for facts in kept if judged(code, son, facts)] == []


@pytest.mark.parametrize("code", HOMES)
def test_where_a_rule_about_households_begins(home, code):
    rows, (broken, kept) = Household.objects.filter(pk=home.pk), HOMES[code]
    assert [facts for facts in broken if not judged(code, rows, facts)] == []
    assert [facts for facts in kept if judged(code, rows, facts)] == []


def test_a_vocational_pupil_has_the_grant_of_their_household(home, son):
    son.update(school_status="中职一年级")
    assert found("R49") == {son.get().pk}
    Household.objects.filter(pk=home.pk).update(roster={"measure_edu": "雨露计划"})
    assert found("R49") == set()
    son.update(school_status="普通高中一年级")
    Household.objects.filter(pk=home.pk).update(roster={})
    assert found("R49") == set()


def test_more_than_a_quarter_can_work_fully(home, son):
    Household.objects.filter(pk=home.pk).update(risks=["缺劳动力"])
    Member.objects.filter(household=home).update(labour_skill="无劳动力")
    for name in ("王小红", "王小军"):
        make.member(home, name)
    son.filter(name="王建国").update(labour_skill="普通劳动力")
    assert found("R38") == set(), "one of four"
    son.filter(name="王小红").update(labour_skill="技能劳动力")
    assert found("R38") == {home.pk}


@pytest.mark.parametrize("disabled", [{"disability_type": "视力"}, {"health": ["残疾"]}])
def test_a_risk_by_disability_has_somebody_disabled(home, son, disabled):
    Household.objects.filter(pk=home.pk).update(risks=["因残"])
    assert found("R38") == {home.pk}
    son.update(**disabled)
    assert found("R38") == set()


def test_a_severe_disability_is_in_the_measure(home, son):
    rows = Household.objects.filter(pk=home.pk)
    rows.update(**MONITORED)
    for level, net, broken in [
        ("二级", "", True),
        ("三级", "", False),
        ("三级", "残疾补贴", False),
        ("", "残疾补贴", True),
    ]:
        son.update(disability_level=level)
        rows.update(roster={"measure_safety_net": net})
        assert found("R42") == ({home.pk} if broken else set()), (level, net)


def test_development_is_for_those_who_can_work(home, son):
    Household.objects.filter(pk=home.pk).update(**MONITORED, roster={"monitor_identified_on": "2026-01"})
    Member.objects.filter(household=home).update(labour_skill="无劳动力")
    assert found("R44") == set()
    son.update(labour_skill="弱劳动力或半劳动力")
    assert found("R44") == {home.pk}


def test_a_child_out_of_school_keeps_the_risk_open(home, son):
    Household.objects.filter(pk=home.pk).update(roster=REMOVED)
    assert found("R47") == set()
    son.update(roster={"out_of_school": True})
    assert found("R47") == {home.pk}


def test_closed_households_and_those_who_are_gone_break_no_rule(home, son):
    son.update(health=[])
    Household.objects.filter(pk=home.pk).update(house_area_m2=None)
    assert found("R12") and found("R35")
    son.update(is_active=False, status="moved")
    Household.objects.filter(pk=home.pk).update(status="closed", close_reason="moved", closed_on=TODAY)
    assert found("R12") == found("R35") == set()


def test_spouses_of_one_sex_are_known_to_be_so(home, son):
    for sex, broken in (("M", True), ("F", False), ("", False)):
        son.update(relation="配偶", sex=sex)
        assert found("R08") == ({home.pk} if broken else set()), sex
    home.members.update(sex="")
    assert found("R08") == set()


@pytest.mark.parametrize(
    ("day", "years", "born"),
    [
        (date(2026, 11, 23), 16, date(2010, 11, 23)),
        (date(2024, 2, 29), 16, date(2008, 2, 29)),
        (date(2024, 2, 29), 7, date(2017, 2, 28)),  # who was born on 1 March is not seven yet
        (date(2024, 2, 28), 7, date(2017, 2, 28)),
        (date(2023, 3, 29), 7, date(2016, 3, 29)),
    ],
)
def test_full_years_on_a_day(day, years, born):
    assert born_by(day, years) == born


def test_months_are_counted_through_the_year():
    assert month_number(date(2026, 1, 5)) - month_number(date(2025, 12, 30)) == 1
    assert month_number(date(2026, 11, 5)) - month_number(date(2025, 11, 30)) == 12


def test_what_is_set_aside_is_set_aside_for_that_rule_and_household_only(home, own, supervisor):
    mine, other, theirs = (
        QualityFinding.objects.create(rule=rule, household=household)
        for rule, household in (("R35", home), ("R34", home), ("R35", own))
    )
    waive(by=supervisor, finding=mine, reason="暂住")
    waive(by=supervisor, finding=mine, reason="又一次")
    assert list(QualityFinding.objects.set_aside()) == [mine]
    assert set(QualityFinding.objects.to_settle()) == {other, theirs}


def test_set_aside_for_the_whole_household_is_set_aside_for_each_member(home, son, supervisor):
    of_home = QualityFinding.objects.create(rule="R12", household=home)
    waive(by=supervisor, finding=of_home, reason="拒绝体检")
    of_son = QualityFinding.objects.create(rule="R12", household=home, member=son.get())
    assert set(QualityFinding.objects.set_aside()) == {of_home, of_son}
    head_only = QualityFinding.objects.create(rule="R16", household=home, member=home.head)
    waive(by=supervisor, finding=head_only, reason="已在外地参保")
    other = QualityFinding.objects.create(rule="R16", household=home, member=son.get())
    assert other in QualityFinding.objects.to_settle() and head_only in QualityFinding.objects.set_aside()

"""Who lives in a household: the head, and members whose ages, schooling and health fit together."""

from dataclasses import dataclass, field
from datetime import timedelta
from decimal import Decimal

from caseload.core.personal import check_digit
from caseload.core.services.calendar import months_after
from caseload.demo import names
from households.models import Household
from households.vocab import HEAD

REGION = "370799"
ALONE = {"lone_elder": (66, 79), "elder_alone_80": (81, 93), "tekun": (62, 79), "dibao": (45, 59)}
"""Category of somebody living alone → their age."""
AGES = {"child_in_need": (62, 74), "lost_only_child": (58, 70), "severe_disability": (40, 66)}
ADULT = (34, 67)
GRANDPARENT = 44
"""Nobody younger has grandchildren: whoever comes last in a large family is then a late child."""
MONITORED = {"lifted_unstable", "marginal", "sudden_hardship"}
FLAGGED = {
    "因病": ("家人长期看病，自付费用大", "医院结算单和医保报销单；入户核查时家人正在服药。"),
    "因残": ("重度残疾，需要家人照料，少了一个劳动力", "残疾人证；入户核查。"),
    "因学": ("孩子上学花费大，收入跟不上", "学校缴费单；家庭收支账。"),
    "缺劳力": ("家里没有能干活的人，主要靠转移性收入", "家庭收支账；社区公示无异议。"),
    "其他": ("收入不稳，接近监测线", "近 12 个月收支账；社区公示无异议。"),
}
"""Cause → why a monitored household is flagged, and the grounds."""
SCHOOLS = {
    range(3, 6): "学前教育",
    range(6, 12): "小学",
    range(12, 13): "七年级",
    range(13, 14): "八年级",
    range(14, 15): "九年级",
    range(15, 16): "普通高中一年级",
    range(16, 17): "普通高中二年级",
    range(17, 19): "普通高中三年级",
    range(19, 20): "本科一年级",
    range(20, 22): "本科三年级",
}


@dataclass
class Registrar:
    """Gives out ID numbers of the region that does not exist, each once."""

    given: set = field(default_factory=set)

    def number(self, rng, birth, sex):
        while True:
            sequence = rng.randrange(2, 998) // 2 * 2 + (sex == "M")
            first17 = f"{REGION}{birth:%Y%m%d}{sequence:03}"
            if first17 not in self.given:
                self.given.add(first17)
                return first17 + check_digit(first17)


def compose(rng, size, category, sex=None):
    """(relation, sex, age) of each member, the head first."""
    low, high = ALONE[category] if size == 1 and category in ALONE else AGES.get(category, ADULT)
    age, sex = rng.randint(low, high), sex or ("M" if rng.random() < (0.45 if size == 1 else 0.68) else "F")
    found = [(HEAD, sex, age)]
    if category == "child_in_need":
        found += [_child(rng, max(age - 54, 8), "grand")]
    elif size > 1 and rng.random() < 0.75:
        found += [("配偶", "F" if sex == "M" else "M", age + rng.randint(-4, 3))]
    while len(found) < size:
        found.append(_another(rng, age, len(found)))
    return found[:size]


def _another(rng, age, place):
    if place >= 4 or age > 58:
        return _child(rng, max(age - 52, 1), "grand" if age >= GRANDPARENT else "")
    if place == 3 and rng.random() < 0.6:
        sex = rng.choice("MF")
        return ("之父" if sex == "M" else "之母", sex, min(age + rng.randint(22, 27), 96))
    return _child(rng, max(age - rng.randint(23, 32), 2))


def _child(rng, age, grand=""):
    sex = rng.choice("MF")
    words = {"M": "之孙子", "F": "之孙女"} if grand else {"M": "之子", "F": "之女"}
    return (words[sex], sex, age)


def make_people(rng, registrar, household, people, cause, today, person=None):
    """What is said of each of ``people`` when ``household`` is registered, as ``register_household`` and ``add_member``
    take it, the head first. ``person``: (name, ethnicity) of a particular head."""
    family_name, found = names.surname(rng), []
    for relation, sex, age in people:
        birth = _birth(rng, today, age)
        name = _name(rng, relation, sex, birth, family_name)
        ethnicity = "汉族"
        if person:
            name, ethnicity = person if relation == HEAD else (name, person[1])
        said = {
            "name": name,
            "relation": relation,
            "cert_type": "居民身份证",
            "id_number": registrar.number(rng, birth, sex),
            "ethnicity": ethnicity,
            "person_no": f"{household.number}{len(found) + 1:02}",
            "medical_insurance": True,
            "pension_insurance": age >= 18 or None,
        }
        found.append(said | _circumstances(rng, household, age, cause, is_first=not found))
    for place, said in enumerate(found):
        said |= _standing(people, place, household.categories)
    return found


def _standing(people, place, categories):
    """What follows from who lives there: married or not, insured for how much, what they receive on their own."""
    return {
        "marital_status": _marital_status(people, place, categories),
        "employee_medical_insurance": False,
        "major_illness_insurance": True,
        "dibao": "城市低保" if "dibao" in categories else "未享受",
        "tekun": "城市特困" if "tekun" in categories and place == 0 else "不享受",
    }


def _marital_status(people, place, categories):
    relation, _sex, age = people[place]
    if relation in (HEAD, "配偶") and any(other == "配偶" for other, *_more in people):
        return "已婚"
    if age < 18:
        return ""
    if relation not in (HEAD, "之父", "之母") or "tekun" in categories:
        return "未婚"
    return "丧偶" if age >= 60 else "离婚"


def _birth(rng, today, age):
    """A birth date of somebody who is ``age`` full years old on ``today``."""
    return months_after(today, -12 * age) - timedelta(days=rng.randrange(365))


def _name(rng, relation, sex, birth, family_name):
    own = names.surname(rng) if relation in ("配偶", "之母") else family_name
    return own + names.given(rng, sex, birth.year)


def _circumstances(rng, household, age, cause, *, is_first):
    severe, said = "severe_disability" in household.categories, {}
    school = next((words for ages, words in SCHOOLS.items() if age in ages), "")
    if school:
        said["school_status"] = school
    elif age >= 7:
        said["education"] = rng.choice(["小学", "初中"] if age > 45 else ["初中", "高中", "大专"])
    said["political_status"] = "中共党员" if age > 40 and rng.random() < 0.04 else "群众"
    health = _health(rng, age, cause, is_first)
    said["health"] = health = ["残疾"] if is_first and severe else health
    if "残疾" in health:
        said["disability_type"] = rng.choice(["肢体", "肢体", "视力", "听力", "智力", "精神"])
        said["disability_level"] = rng.choice(["一级", "二级"] if severe else ["二级", "三级", "四级"])
    able = 18 <= age <= 60 and not school and health == ["健康"]
    said["labour_skill"] = "普通劳动力" if able else "无劳动力" if age < 16 or age > 70 else "弱劳动力或半劳动力"
    if able and rng.random() < 0.55:
        said |= {"work_place": rng.choice(names.PLACES_OF_WORK), "work_months": rng.randint(3, 11)}
    return said


def _health(rng, age, cause, is_first):
    if is_first and cause == "因残":
        return ["残疾", "长期慢性病"] if age > 60 and rng.random() < 0.4 else ["残疾"]
    if is_first and cause == "因病":
        return [rng.choice(["长期慢性病", "长期慢性病", "患有大病"])]
    return ["长期慢性病"] if age > 60 and rng.random() < 0.55 else ["健康"]


def put_money(rng, household, people, cause):
    """A year's income and what the family paid itself for doctors, in yuan."""
    adults = sum(20 <= age <= 60 for _relation, _sex, age in people)
    elders = sum(age > 60 for _relation, _sex, age in people)
    household.inc_wage = adults * rng.randrange(4000, 15000, 100)
    household.inc_business = rng.choice([0, 0, 0, 2600, 4800])
    household.exp_business = household.inc_business // 3
    household.inc_property = rng.choice([0, 0, 0, 600, 1200])
    household.inc_transfer = elders * rng.randrange(2400, 5600, 40) + rng.randrange(3000, 9600, 60)
    household.compliant_self_pay = rng.randrange(1200, 26000, 100) if cause == "因病" else rng.randrange(0, 3000, 50)


def put_house(rng, household):
    household.tenure = rng.choices(list(Household.Tenure.values), [70, 10, 14, 5, 0])[0]
    household.house_grade = rng.choices(["A", "B", "C"], [60, 37, 3])[0]
    household.house_area_m2 = rng.randrange(32, 130)
    household.unsafe_house = household.house_grade == "C"
    household.elder_in_old_house = household.house_grade != "A" and rng.random() < 0.12
    household.hollow_house = rng.random() < 0.02
    household.safe_water = True


def put_living(rng, household):
    """Of a household of which ``toilet`` says whether anybody asked how they live; who helps it; why it is flagged."""
    if household.toilet is not None:
        household.toilet = rng.random() < 0.93
        household.electricity, household.tv = True, rng.random() < 0.97
        household.access_road_kind = rng.choices(["水泥路", "沥青路", "砂石路"], [70, 25, 5])[0]
        household.access_road = household.access_road_kind != "砂石路"
        household.road_km = Decimal(rng.randrange(1, 30)) / 10
        household.land_farm_mu = Decimal(rng.randrange(5, 60)) / 10 if rng.random() < 0.4 else None
        household.land_fruit_mu = Decimal(rng.randrange(5, 30)) / 10 if rng.random() < 0.12 else None
    household.helper_name = names.surname(rng) + names.given(rng, rng.choice("MF"), rng.randrange(1968, 1995))
    household.helper_unit = rng.choice(names.OFFICES)
    if MONITORED & set(household.categories):
        household.flag_reason, household.flag_grounds = FLAGGED.get(household.main_cause, FLAGGED["其他"])

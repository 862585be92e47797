"""Rules worked out once more in plain Python, from rows of the registry and nothing of the room's SQL."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

OF = {
    "age": ["birth_date"],
    "eldest_age": ["eldest_birth_date"],
    "income_to_dibao": ["income", "dibao_line"],
    "income_to_monitor": ["income", "monitor_line"],
}
STAGES = {
    "学前教育": "kindergarten",
    "小学": "primary",
    "七年级": "junior",
    "八年级": "junior",
    "九年级": "junior",
    "学龄前儿童": "none",
}
STARTS = {
    "普通高中": "senior",
    "中职": "vocational",
    "技师学院": "vocational",
    "高职高专": "college",
    "本科": "university",
    "硕士": "university",
}


def years(birth, day):
    return max(0, day.year - birth.year - ((day.month, day.day) < (birth.month, birth.day)))


def of_home(home, day, lines, received):
    care = home.roster.get("care_level", "")
    needs = any(word in care for word in ("不能", "无自理", "失能", "丧失", "半", "全护"))
    does_not = any(word in care for word in ("自理", "具备", "完好"))
    return {
        "categories": home.categories,
        "income": home.net_income_per_capita,
        "self_paid": home.compliant_self_pay,
        "dibao_line": lines.get("dibao"),
        "monitor_line": lines.get("monitor"),
        "household_size": home.member_count,
        "causes": [*home.other_causes, *filter(None, [home.main_cause])] or None,
        "house_grade": home.house_grade or None,
        "tenure": home.tenure or None,
        "safe_water": home.safe_water,
        "needs_care": True if needs else False if does_not else None,
        "receives": received,
    }


def is_disabled(person):
    if person.disability_type or person.disability_level or "残疾" in person.health:
        return True
    if person.health:
        return False
    said = person.roster.get("is_disabled")
    return None if said is None else bool(said)


def schooling(person):
    status = person.school_status
    if not status:
        return "none" if person.education else None
    return STAGES.get(status) or next((stage for start, stage in STARTS.items() if status.startswith(start)), None)


def works(person):
    if person.work_months is not None:
        return person.work_months > 0
    if person.work_place or person.work_employer:
        return True
    said = person.roster.get("is_working")
    return None if said is None else bool(said)


def either(one, other):
    if one or other:
        return True
    return None if None in (one, other) else False


def of_person(person):
    none = "none" if is_disabled(person) is False else None
    return {
        "birth_date": person.birth_date,
        "sex": person.sex or None,
        "marital_status": person.marital_status if person.marital_status not in ("", "未说明") else None,
        "disabled": is_disabled(person),
        "disability": person.disability_type or none,
        "disability_level": person.disability_level or none,
        "health": person.health or None,
        "schooling": schooling(person),
        "labour": person.labour_skill or None,
        "works": works(person),
        "medical_insured": either(person.medical_insurance, person.employee_medical_insurance),
        "employee_pension": person.employee_pension_insurance,
        "resident_pension": person.pension_insurance,
    }


def of_family(people):
    births = [person.birth_date for person in people]
    severe = [person.disability_level in ("一级", "二级") for person in people]
    known = [person.disability_level or (person.health and "残疾" not in person.health) for person in people]
    return {
        "eldest_birth_date": None if None in births else min(births),
        "has_severe": True if any(severe) else False if all(known) else None,
    }


def worked_out(told, day):
    found = dict(told)
    for code, source in (("age", "birth_date"), ("eldest_age", "eldest_birth_date")):
        if source in told:
            found[code] = None if told[source] is None else years(told[source], day)
    for line in ("dibao", "monitor"):
        parts = told["income"], told[f"{line}_line"]
        found[f"income_to_{line}"] = None if None in parts else Fraction(parts[0]) * 100 / Fraction(parts[1])
    return found


def _number(value):
    return Fraction(Decimal(str(value)))


COMPARE = {
    "at_least": lambda fact, value: fact >= _number(value),
    "at_most": lambda fact, value: fact <= _number(value),
    "below": lambda fact, value: fact < _number(value),
    "above": lambda fact, value: fact > _number(value),
    "from": lambda fact, value: fact >= date.fromisoformat(value),
    "until": lambda fact, value: fact <= date.fromisoformat(value),
    "among": lambda fact, value: fact in value,
    "any_of": lambda fact, value: bool(set(fact) & set(value)),
    "is": lambda fact, value: fact is value,
}


def judge(tree, facts):
    """True, False, or None: cannot be told."""
    if "not" in tree:
        inner = judge(tree["not"], facts)
        return None if inner is None else not inner
    if "all" in tree or "any" in tree:
        decides = "any" in tree
        answers = [judge(part, facts) for part in tree["any" if decides else "all"]]
        return decides if decides in answers else None if None in answers else not decides
    fact = facts[tree["fact"]]
    return None if fact is None else COMPARE[tree["is"]](fact, tree["value"])


def missing(tree, facts):
    """The told facts that nobody knows and that keep it undecided, in the order of their codes."""
    return sorted(set(_missing(tree, facts)))


def _missing(tree, facts):
    if judge(tree, facts) is not None:
        return
    if "fact" in tree:
        yield from (code for code in OF.get(tree["fact"], [tree["fact"]]) if facts[code] is None)
    for part in [tree["not"]] if "not" in tree else tree.get("all", tree.get("any", ())):
        yield from _missing(part, facts)

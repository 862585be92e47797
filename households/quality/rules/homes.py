"""Rules about a household: who lives in it, how it lives, and what is done against its risks."""

from functools import reduce
from operator import or_

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import (
    Case,
    CharField,
    Count,
    DecimalField,
    Exists,
    F,
    Func,
    IntegerField,
    OuterRef,
    Q,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Cast, Coalesce
from django.utils.translation import gettext_lazy as _

from households import vocab
from households.quality.rules.people import NO_LABOUR
from households.quality.rules.rule import ALERT, ERROR, WARNING, home, homes, kept, month_number, people, with_months
from households.roster.reading.categories import MONITORED
from households.vocab import DIBAO_HELD, TEKUN_HELD

SPOUSE = "配偶"
IS_MONITORED = Q(categories__overlap=sorted(MONITORED.values()))
UNSAFE_HOUSE = Q(unsafe_house=True) | Q(house_grade__in=["C", "D"])
SAFETY_NET = ["dibao", "tekun"]
FULL_LABOUR = ["普通劳动力", "技能劳动力"]
DEVELOPMENT = ["measure_industry", "measure_job", "measure_finance", "measure_welfare_post"]
OTHERS = [
    "house",
    "water",
    "health",
    "compulsory_edu",
    "edu",
    "safety_net",
    "society",
    "relocation",
    "living",
    "infrastructure",
]
MEASURES = [*DEVELOPMENT, *(f"measure_{name}" for name in OTHERS)]
REMEDIES = {
    "因学": ["measure_edu", "measure_compulsory_edu"],
    "因病": ["measure_health"],
    "因残": ["measure_safety_net", "measure_society"],
    "因安全住房": ["measure_house"],
    "因安全饮水": ["measure_water"],
}
"""Risk → the measures of which one at least should be there."""
AMOUNT = r"^\d{1,9}(\.\d{1,2})?$"
ELEVEN_DIGITS = r"(^|,)\d{11}(,|$)"
LIVING = ["unsafe_house", "house_area_m2", "safe_water", "electricity", "toilet", "access_road"]


def members(**facts):
    """Of the household in the outer query."""
    return people().filter(household=OuterRef("pk"), **facts)


def has(**facts):
    return Exists(members(**facts))


def several(relation):
    """Households with more than one member of ``relation``."""
    found = people().filter(relation=relation).values("household").annotate(n=Count("pk")).filter(n__gt=1)
    return homes().filter(pk__in=found.values("household"))


def number_of(**facts):
    found = members(**facts).order_by().values("household").annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(found, output_field=IntegerField()), 0)


def no_measure(*ids):
    return ~Q(roster__has_any_keys=list(ids))


def _one_sex(day):
    spouse = members(relation=SPOUSE).filter(sex=OuterRef("head__sex")).exclude(sex="")
    return homes().filter(Exists(spouse))


def _shared_phones(day):
    one = Func(F("phones"), function="unnest", output_field=CharField())
    shared = homes().order_by().annotate(one=one).values("one").annotate(n=Count("pk")).filter(n__gt=1).values("one")
    return homes().filter(phones__overlap=ArraySubquery(shared))


def _phones_odd(day):
    joined = Func(F("phones"), Value(","), function="array_to_string", output_field=CharField())
    digits = Func(joined, Value("-"), Value(""), function="replace", output_field=CharField())
    return homes().alias(digits=digits).exclude(digits__regex=ELEVEN_DIGITS)


def _living_unknown(day):
    return homes().filter(reduce(or_, (Q(**{field: None}) for field in LIVING)))


def _below_the_line(day):
    line = Cast("line_text", DecimalField(max_digits=12, decimal_places=2))
    rows = homes().exclude(IS_MONITORED).alias(line_text=kept("monitor_line"))
    rows = rows.alias(line=Case(When(line_text__regex=AMOUNT, then=line), default=None))
    return rows.filter(net_income_per_capita__lt=F("line"))


def _risk_without_ground(day):
    rows = homes().alias(able=number_of(labour_skill__in=FULL_LABOUR), all=number_of())
    disabled = Exists(members().filter(~Q(disability_type="") | Q(health__contains=["残疾"])))
    return rows.filter(
        Q(risks__contains=["因残"]) & ~disabled | Q(risks__contains=["缺劳动力"]) & Q(able__gt=F("all") / 4.0)
    )


def _risk_without_remedy(day):
    condition = Q(pk__in=[])
    for risk, measures in REMEDIES.items():
        condition |= Q(risks__contains=[risk]) & no_measure(*measures)
    return homes().filter(condition)


def _nobody_able(day):
    """Of every member it is known that they cannot work."""
    others = Exists(members().exclude(labour_skill__in=NO_LABOUR))
    alone = Exists(members().filter(Q(dibao__in=DIBAO_HELD) | Q(tekun__in=TEKUN_HELD)))
    return homes().filter(~others, ~alone, has()).exclude(categories__overlap=SAFETY_NET)


def _safety_net_differs(day):
    rows = homes().filter(IS_MONITORED).alias(net=kept("measure_safety_net"))
    severe, certified = has(disability_level__in=["一级", "二级"]), Exists(members().exclude(disability_level=""))
    pairs = [
        (Q(categories__contains=["dibao"]), Q(categories__contains=["dibao"]), "低保"),
        (Q(categories__contains=["tekun"]), Q(categories__contains=["tekun"]), "特困"),
        (Q(severe), Q(certified), "残疾"),
    ]
    condition = Q()
    for must, may, word in pairs:
        said = Q(net__contains=word)
        condition |= must & ~said | said & ~may
    return rows.filter(condition)


def _late(day, months, *measures):
    """Monitored since more than ``months`` months without one of ``measures``."""
    rows = with_months(homes().filter(IS_MONITORED), "monitor_identified_on")
    return rows.filter(no_measure(*measures), monitor_identified_on_month__lt=month_number(day) - months)


def _removed():
    rows = with_months(homes(), "monitor_identified_on", "risk_removed_on")
    return rows.alias(mode=kept("risk_removal_mode")).filter(roster__risk_removed=True)


def _removed_though_open(day):
    out_of_school = has(roster__out_of_school=True)
    return _removed().filter(UNSAFE_HOUSE | Q(safe_water=False) | Q(out_of_school))


def _removed_at_once(day):
    soon = Q(risk_removed_on_month__lte=F("monitor_identified_on_month") + 1)
    return _removed().filter(soon).exclude(mode__contains="自然")


HOME_RULES = [
    home("R05", ERROR, _("More than one head."), "head_name", lambda day: several(vocab.HEAD)),
    home("R06", ERROR, _("No head."), "head_name", lambda day: homes().exclude(has(relation=vocab.HEAD))),
    home("R07", ERROR, _("More than one husband or wife of the head."), "head_name", lambda day: several(SPOUSE)),
    home("R08", WARNING, _("Head and spouse have the same sex."), "head_name", _one_sex),
    home("R33", WARNING, _("Another household has the same telephone."), "household_phone", _shared_phones),
    home("R34", WARNING, _("No telephone of 11 digits."), "household_phone", _phones_odd),
    home(
        "R35", WARNING, _("House, floor area, water, electricity, toilet or access road is not given."),
        " ".join(LIVING), _living_unknown,
    ),
    home(
        "R36", ALERT, _("An unsafe house or unsafe water, but not monitored."), "unsafe_house house_grade safe_water",
        lambda day: homes().filter(UNSAFE_HOUSE | Q(safe_water=False)).exclude(IS_MONITORED),
    ),
    home(
        "R37", ALERT, _("The income per head is below the line, but the household is not monitored."),
        "net_income_per_capita monitor_line", _below_the_line,
    ),
    home(
        "R38", WARNING, _("Risk 因残 with nobody disabled, or 缺劳动力 though more than a quarter can work fully."),
        "risks", _risk_without_ground,
    ),
    home("R39", WARNING, _("A risk without a measure that answers it."), "risks", _risk_without_remedy),
    home(
        "R40", WARNING, _("Risk 其他 without a remark."), "risks",
        lambda day: homes().filter(risks__contains=["其他"], note="", flag_reason="", flag_grounds=""),
    ),
    home(
        "R41", WARNING, _("Nobody can work, but nobody has 低保 or 特困."), "main_cause", _nobody_able,
    ),
    home(
        "R42", WARNING, _("低保, 特困 or a severe disability does not agree with the measure 综合保障."),
        "measure_safety_net", _safety_net_differs,
    ),
    home(
        "R43", ALERT, _("Monitored for more than a month without any measure."), "monitor_identified_on",
        lambda day: _late(day, 1, *MEASURES),
    ),
    home(
        "R44", ALERT, _("Able to work, monitored for more than six months, and no development measure."),
        "monitor_identified_on",
        lambda day: _late(day, 6, *DEVELOPMENT).filter(has(labour_skill__in=[*FULL_LABOUR, "弱劳动力或半劳动力"])),
    ),
    home(
        "R45", WARNING, _("The risk was removed by help, but no measure is given."), "risk_removal_mode",
        lambda day: _removed().filter(no_measure(*MEASURES), mode__contains="帮扶"),
    ),
    home(
        "R46", WARNING, _("The risk was removed in the month it was found or the next."),
        "monitor_identified_on risk_removed_on", _removed_at_once,
    ),
    home(
        "R47", ALERT, _("The risk is said to be removed, but house, water or school is still open."),
        "unsafe_house house_grade safe_water", _removed_though_open,
    ),
    home(
        "R48", WARNING, _("The risk was removed, but income or safe house and water are not given."),
        "net_income_per_capita unsafe_house safe_water",
        lambda day: _removed().filter(
            Q(net_income_per_capita=None) | Q(unsafe_house=None, house_grade="") | Q(safe_water=None)
        ),
    ),
]  # fmt: skip

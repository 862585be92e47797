"""Facts of a household; a member's rule may ask for those of their household too."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from households.support.eligibility.facts import words
from households.support.eligibility.facts.fact import CODE, CODES, DAY, NUMBER, YES_NO, Fact
from households.support.policies.models import RECEIVED

PER_YEAR = _("yuan a year")
PER_CENT = "%"
NEEDS_CARE = """CASE
    WHEN home.roster ->> 'care_level' ~ '不能|无自理|失能|丧失|半|全护' THEN true
    WHEN home.roster ->> 'care_level' ~ '自理|具备|完好' THEN false
END"""
"""What the roster of the destitute says of them, in many words."""
OF_MEMBERS = "SELECT {0} FROM households_member person WHERE person.household_id = home.id AND person.is_active"
SEVERE = "person.disability_level IN ('一级', '二级')"
HAS_SEVERE = OF_MEMBERS.format(
    f"""CASE WHEN bool_or({SEVERE}) THEN true
    WHEN bool_and(person.disability_level <> '' OR person.health <> '{{}}' AND '残疾' <> ALL(person.health))
    THEN false END"""
)
ELDEST = OF_MEMBERS.format("CASE WHEN bool_and(person.birth_date IS NOT NULL) THEN min(person.birth_date) END")


def _line(kind):
    """The income line of ``kind`` that holds on the day."""
    return f"""(SELECT line.amount FROM eligibility_incomeline line
        WHERE line.kind = '{kind}' AND (line.valid_from IS NULL OR line.valid_from <= given.day)
        ORDER BY line.valid_from DESC NULLS LAST LIMIT 1)"""  # noqa: S608 - a name of our own


def receives(whose):
    """What is being paid on the day: to the household, or to ``whose`` of its members."""
    return f"""ARRAY(SELECT got.policy_id::text FROM policies_entitlement got
        WHERE got.household_id = home.id AND {whose} AND {RECEIVED.format(day="given.day")}
        ORDER BY got.policy_id)"""  # noqa: S608 - names of our own


TOLD = [
    Fact(
        "categories",
        CODES,
        pgettext_lazy("fact", "category of the household"),
        "home.categories",
        options=words.categories,
        is_known=True,
    ),
    Fact(
        "income",
        NUMBER,
        _("income per head"),
        "home.net_income_per_capita",
        _("What did the family earn in the last twelve months, all together?"),
        unit=PER_YEAR,
    ),
    Fact(
        "self_paid",
        NUMBER,
        _("costs paid by themselves"),
        "home.compliant_self_pay",
        _("What did they pay themselves for illness and school in the last twelve months?"),
        unit=PER_YEAR,
    ),
    Fact("dibao_line", NUMBER, _("line of the minimum allowance"), _line("dibao"), unit=PER_YEAR, is_asked=False),
    Fact("monitor_line", NUMBER, _("line of monitoring"), _line("monitor"), unit=PER_YEAR, is_asked=False),
    Fact(
        "household_size",
        NUMBER,
        _("members of the household"),
        "home.member_count",
        unit=pgettext_lazy("unit of a fact", "people"),
        is_known=True,
    ),
    Fact(
        "causes",
        CODES,
        _("causes of hardship"),
        "NULLIF(array_remove(home.other_causes || home.main_cause, ''), '{}')",
        _("What is the cause of their hardship?"),
        options=words.causes,
    ),
    Fact(
        "house_grade",
        CODE,
        _("grade of the house"),
        "NULLIF(home.house_grade, '')",
        _("How safe was the house found to be: A, B, C or D?"),
        options=words.grades,
    ),
    Fact(
        "tenure",
        CODE,
        pgettext_lazy("fact", "whose house it is"),
        "NULLIF(home.tenure, '')",
        _("Is the house their own, rented or borrowed?"),
        options=words.tenures,
    ),
    Fact("safe_water", YES_NO, _("has safe water"), "home.safe_water", _("Is there safe drinking water?")),
    Fact("needs_care", YES_NO, _("needs care"), NEEDS_CARE, _("Can they eat, dress and wash by themselves?")),
]
WORKED_OUT = [
    Fact(
        "income_to_dibao",
        NUMBER,
        _("income per head, of the line of the minimum allowance"),
        "told.income * 100 / told.dibao_line",
        unit=PER_CENT,
        says={
            "below": _("income per head below %(value)s of the line of the minimum allowance"),
            "at_most": _("income per head at most %(value)s of the line of the minimum allowance"),
        },
        of=("income", "dibao_line"),
    ),
    Fact(
        "income_to_monitor",
        NUMBER,
        _("income per head, of the line of monitoring"),
        "told.income * 100 / told.monitor_line",
        unit=PER_CENT,
        says={
            "below": _("income per head below %(value)s of the line of monitoring"),
            "at_most": _("income per head at most %(value)s of the line of monitoring"),
        },
        of=("income", "monitor_line"),
    ),
]
MEMBER_TOLD = [
    Fact(
        "receives",
        CODES,
        pgettext_lazy("fact", "receives"),
        receives("(got.member_id IS NULL OR got.member_id = person.id)"),
        options=words.policies,
        is_known=True,
    )
]
HOUSEHOLD_TOLD = [
    Fact(
        "receives",
        CODES,
        pgettext_lazy("fact", "receives"),
        receives("true"),
        options=words.policies,
        is_known=True,
    ),
    Fact(
        "has_severe",
        YES_NO,
        _("has a severely disabled member"),
        f"({HAS_SEVERE})",
        _("Has anybody a disability of level one or two?"),
    ),
    Fact(
        "eldest_birth_date",
        DAY,
        _("birth date of the eldest"),
        f"({ELDEST})",
        _("When was everybody of the family born?"),
        is_asked=False,
    ),
]
HOUSEHOLD_WORKED_OUT = [
    Fact(
        "eldest_age",
        NUMBER,
        _("age of the eldest"),
        "extract(year FROM age(told.day, told.eldest_birth_date))",
        unit=pgettext_lazy("unit of age", "years"),
        says={
            "at_least": _("the eldest is %(value)s old, or older"),
            "below": _("the eldest is younger than %(value)s"),
        },
        of=("eldest_birth_date",),
    )
]

"""Facts of a member."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from households import vocab
from households.support.eligibility.facts import words
from households.support.eligibility.facts.fact import CODE, CODES, DAY, NUMBER, YES_NO, Fact

SCHOOLING = """CASE
    WHEN person.school_status = '学前教育' THEN 'kindergarten'
    WHEN person.school_status = '小学' THEN 'primary'
    WHEN person.school_status IN ('七年级', '八年级', '九年级') THEN 'junior'
    WHEN person.school_status LIKE '普通高中%%' THEN 'senior'
    WHEN person.school_status ~ '^(中职|技师学院)' THEN 'vocational'
    WHEN person.school_status LIKE '高职高专%%' THEN 'college'
    WHEN person.school_status ~ '^(本科|硕士)' THEN 'university'
    WHEN person.school_status = '学龄前儿童' OR person.school_status = '' AND person.education <> '' THEN 'none'
END"""
"""Rosters give the education of everybody who is not at school, and of nobody who is."""
IS_DISABLED = """CASE
    WHEN person.disability_type <> '' OR person.disability_level <> '' OR '残疾' = ANY(person.health) THEN true
    WHEN person.health <> '{}' THEN false
    ELSE (person.roster ->> 'is_disabled') = 'true'
END"""
WORKS = """CASE
    WHEN person.work_months IS NOT NULL THEN person.work_months > 0
    WHEN person.work_place <> '' OR person.work_employer <> '' THEN true
    ELSE (person.roster ->> 'is_working') = 'true'
END"""


def _or_none(column):
    """A column of the certificate, or that they have none."""
    return f"CASE WHEN person.{column} <> '' THEN person.{column} WHEN NOT ({IS_DISABLED}) THEN 'none' END"


TOLD = [
    Fact(
        "birth_date",
        DAY,
        _("birth date"),
        "person.birth_date",
        _("When were they born?"),
    ),
    Fact("sex", CODE, _("sex"), "NULLIF(person.sex, '')", _("Man or woman?"), options=words.sexes),
    Fact(
        "marital_status",
        CODE,
        _("marital status"),
        "NULLIF(NULLIF(person.marital_status, ''), '未说明')",
        _("Married, single, widowed or divorced?"),
        options=words.listed(vocab.MARITAL_STATUSES[:-1]),
    ),
    Fact(
        "disabled",
        YES_NO,
        pgettext_lazy("fact", "disabled"),
        IS_DISABLED,
        _("Is there a disability, and a certificate of it?"),
    ),
    Fact(
        "disability",
        CODE,
        _("kind of disability"),
        _or_none("disability_type"),
        _("Which kind of disability does the certificate say?"),
        options=words.or_none(vocab.DISABILITY_TYPES),
    ),
    Fact(
        "disability_level",
        CODE,
        _("level of disability"),
        _or_none("disability_level"),
        _("Which level does the disability certificate say?"),
        options=words.or_none(vocab.DISABILITY_LEVELS),
    ),
    Fact(
        "health",
        CODES,
        _("state of health"),
        "NULLIF(person.health, '{}')",
        _("Healthy, chronically ill, seriously ill or disabled?"),
        options=words.listed(vocab.HEALTH),
    ),
    Fact(
        "schooling",
        CODE,
        _("schooling"),
        SCHOOLING,
        _("At which school, and in which year?"),
        options=words.schooling,
    ),
    Fact(
        "labour",
        CODE,
        _("ability to work"),
        "NULLIF(person.labour_skill, '')",
        _("Able to work, partly, or not at all?"),
        options=words.listed(vocab.LABOUR_SKILLS),
    ),
    Fact("works", YES_NO, pgettext_lazy("fact", "works"), WORKS, _("At work now? Where, how many months a year?")),
    Fact(
        "medical_insured",
        YES_NO,
        _("has medical insurance"),
        "(person.medical_insurance OR person.employee_medical_insurance)",
        _("Insured for illness this year: as a resident, or by an employer?"),
    ),
    Fact(
        "employee_pension",
        YES_NO,
        _("has the pension insurance of employees"),
        "person.employee_pension_insurance",
        _("Is there a pension insurance by an employer?"),
    ),
    Fact(
        "resident_pension",
        YES_NO,
        _("has the pension insurance of residents"),
        "person.pension_insurance",
        _("Insured for old age as a resident?"),
    ),
]
WORKED_OUT = [
    Fact(
        "age",
        NUMBER,
        pgettext_lazy("fact", "age"),
        "CASE WHEN told.birth_date > told.day THEN 0 ELSE extract(year FROM age(told.day, told.birth_date)) END",
        unit=pgettext_lazy("unit of age", "years"),
        says={"at_least": _("%(value)s old, or older"), "below": _("younger than %(value)s")},
        of=("birth_date",),
    ),
]

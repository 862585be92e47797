"""Rules about a person. Ages are full years."""

from functools import reduce
from operator import and_, or_

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from households import vocab
from households.models import Household
from households.quality.rules.rule import ERROR, WARNING, born_by, kept, people, person
from households.services.benefits import OWN

MEN = [
    "之子", "之女婿", "之孙子", "之外孙子", "之父", "之岳父", "之公公", "之祖父",
    "之外祖父", "之曾孙子", "之侄儿", "之叔伯",
]  # fmt: skip
WOMEN = [
    "之女", "之儿媳", "之孙女", "之外孙女", "之母", "之岳母", "之婆婆", "之祖母",
    "之外祖母", "之曾孙女", "之侄女", "之兄弟媳妇",
]  # fmt: skip
NO_LABOUR = ["无劳动力", "丧失劳动力"]
WEAK_LABOUR = [*NO_LABOUR, "弱劳动力或半劳动力"]
BEFORE_SCHOOL = ["学龄前儿童", "学前教育"]
JUNIOR = ["七年级", "八年级", "九年级"]
HEALTHY = Q(health=[vocab.HEALTHY])
IS_PUPIL = ~Q(school_status="")
WORKS = Q(work_months__gt=0) | ~Q(work_place="")
INSURED = Q(medical_insurance=True) | Q(employee_medical_insurance=True)
"""~INSURED are also those of whom nothing is said."""
DOWN_TO_COUNTY = r"[县旗市乡镇村]|[^治]区|街道"
LISTED = {
    "education": vocab.EDUCATIONS,
    "school_status": vocab.SCHOOL_STATUSES,
    "labour_skill": vocab.LABOUR_SKILLS,
    "political_status": vocab.POLITICAL_STATUSES,
}


def younger(day, years):
    return Q(birth_date__gt=born_by(day, years))


def older(day, years):
    """``years`` old or older."""
    return Q(birth_date__lte=born_by(day, years))


def starts(field, *words):
    condition = Q()
    for word in words:
        condition |= Q(**{f"{field}__startswith": word})
    return condition


def _not_in_list(day):
    condition = Q()
    for field, words in LISTED.items():
        condition |= ~Q(**{f"{field}__in": ["", *words]})
    return people().filter(condition)


def _pensions(day):
    blank = {"pension_insurance": None, "employee_pension_insurance": None, "school_status": ""}
    return people().filter(older(day, 16), **blank)


def _without_grant(day):
    """The measure stands on the household."""
    helped = Household.objects.alias(measure=kept("measure_edu")).filter(
        pk=OuterRef("household"), measure__contains="雨露"
    )
    return people().filter(starts("school_status", "中职", "高职")).exclude(Exists(helped))


def _own_differs(day):
    """As ``households.services.benefits.doubts`` says it on saving."""
    held = {field: Q(**{f"{field}__in": words}) for field, words in OWN.items()}
    alone = [has & ~Q(household__categories__contains=[field]) for field, has in held.items()]
    return people().filter(reduce(or_, [reduce(and_, held.values()), *alone]))


def _at(day, stages, least, most):
    """Pupils of ``stages`` younger than ``least`` or older than ``most``."""
    return people().filter(stages, younger(day, least) | older(day, most + 1))


PEOPLE_RULES = [
    person(
        "R04", ERROR, _("The relation to the head is not one of the list."), "relation_to_head",
        lambda day: people().exclude(relation__in=vocab.RELATIONS),
    ),
    person(
        "R09", WARNING, _("The sex does not fit the relation to the head."), "sex relation_to_head",
        lambda day: people().filter(Q(sex="F", relation__in=MEN) | Q(sex="M", relation__in=WOMEN)),
    ),
    person(
        "R10", ERROR, _("Of education and school exactly one is to be given: school for pupils, education for others."),
        "education school_status",
        lambda day: people().filter(Q(education="", school_status="") | ~Q(education="") & IS_PUPIL),
    ),
    person(
        "R11", ERROR, _("Education, school, ability to work or political status is not one of its list."),
        "education school_status labour_skill political_status", _not_in_list,
    ),
    person("R12", ERROR, _("The health is not given."), "health", lambda day: people().filter(health=[])),
    person(
        "R13", WARNING, _("Place of work without months, or months without place."), "work_place work_months",
        lambda day: people().filter(
            Q(work_place="", work_months__gt=0) | ~Q(work_place="") & (Q(work_months=None) | Q(work_months=0))
        ),
    ),
    person(
        "R14", WARNING, _("Of resident and employee medical insurance exactly one is to be yes."),
        "med_ins_resident med_ins_employee",
        lambda day: people().filter(Q(medical_insurance=True, employee_medical_insurance=True) | ~INSURED),
    ),
    person(
        "R15", WARNING, _("Medical aid without a basic medical insurance."), "med_aid med_ins_resident",
        lambda day: people().alias(aid=kept("med_aid")).filter(~INSURED, aid="true"),
    ),
    person(
        "R16", WARNING, _("16 or older, not at school, and no pension insurance is given."),
        "birth_date pension_resident", _pensions,
    ),
    person(
        "R17", WARNING, _("Younger than 16, but said to be able to work."), "birth_date labour_skill",
        lambda day: people().filter(younger(day, 16)).exclude(labour_skill__in=["", "无劳动力"]),
    ),
    person(
        "R18", WARNING, _("16 to 59, healthy, not at school, but hardly or not able to work."),
        "birth_date health labour_skill",
        lambda day: people().filter(
            HEALTHY, older(day, 16), younger(day, 60), school_status="", labour_skill__in=WEAK_LABOUR
        ),
    ),
    person(
        "R19", WARNING, _("7 or older and healthy, but not at school yet."), "birth_date health school_status",
        lambda day: people().filter(HEALTHY, older(day, 7), school_status__in=BEFORE_SCHOOL),
    ),
    person(
        "R20", WARNING, _("In junior secondary school younger than 12 or older than 17."), "birth_date school_status",
        lambda day: _at(day, Q(school_status__in=JUNIOR), 12, 17),
    ),
    person(
        "R21", WARNING, _("In senior secondary or vocational school younger than 15 or older than 20."),
        "birth_date school_status", lambda day: _at(day, starts("school_status", "普通高中", "中职"), 15, 20),
    ),
    person(
        "R22", WARNING, _("At college younger than 18, or a postgraduate younger than 20."), "birth_date school_status",
        lambda day: people().filter(
            starts("school_status", "高职", "本科") & younger(day, 18)
            | starts("school_status", "硕士") & younger(day, 20)
        ),
    ),
    person(
        "R23", WARNING, _("16 to 22 with no more than primary school."), "birth_date education",
        lambda day: people().filter(older(day, 16), younger(day, 23), education__in=["文盲或半文盲", "小学"]),
    ),
    person(
        "R24", WARNING, _("At school, but said to work."), "school_status work_place work_months",
        lambda day: people().filter(IS_PUPIL, WORKS),
    ),
    person(
        "R26", WARNING, _("70 or older in a public-welfare post."), "birth_date welfare_post_type",
        lambda day: people().filter(older(day, 70)).exclude(welfare_post=""),
    ),
    person(
        "R27", WARNING, _("Not at school because of illness or disability, but healthy."), "dropout_reason health",
        lambda day: people().filter(HEALTHY, dropout_reason__regex="病|残"),
    ),
    person(
        "R28", WARNING, _("A disability certificate without 残疾 as health, or the reverse."),
        "health disability_type disability_level",
        lambda day: people().filter(
            ~Q(disability_type="", disability_level="") & ~Q(health__contains=["残疾"])
            | Q(disability_type="", disability_level="", health__contains=["残疾"])
        ),
    ),
    person(
        "R29", WARNING, _("Not able to work, but working."), "labour_skill work_place work_months",
        lambda day: people().filter(WORKS, labour_skill__in=NO_LABOUR),
    ),
    person(
        "R31", WARNING, _("The place of work is not given down to the county."), "work_place",
        lambda day: people().exclude(work_place="").exclude(work_place__regex=DOWN_TO_COUNTY),
    ),
    person(
        "R49", WARNING, _("At a vocational school or college without the grant 雨露计划."), "school_status",
        _without_grant,
    ),
    person(
        "R50", WARNING, _("There is no ID number."), "birth_date", lambda day: people().filter(id_index=None)
    ),
    person(
        "R51", WARNING, _("What somebody receives on their own does not agree with the categories of the household."),
        "dibao_enjoy tekun_enjoy", _own_differs,
    ),
]  # fmt: skip

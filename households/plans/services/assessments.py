"""The assessment: begun with what file and visits know, so that only what is new is typed; the scored screen."""

from django.db import transaction
from django.utils.translation import gettext as _

from caseload.core.casework.moves import Overtaken
from caseload.core.records import in_the_streets_language
from caseload.core.templatetags.reading import yuan
from households.plans.events import assessment_begun
from households.plans.models import Assessment, Problem, Screen
from households.services.living import living

COPIED = [
    *["person", "family", "economy", "housing", "network", "strengths"],
    *["risk_self", "risk_others", "risk_neglect", "risk_words", "causes"],
]

AMOUNTS = ["inc_wage", "inc_business", "inc_property", "inc_transfer", "compliant_self_pay"]


@in_the_streets_language()
def begin_assessment(plan, by):
    """A new assessment: a copy of the last one, of the earlier case if need be, or else what the household's file says.

    What was seen on visits since then is added by the room of visits.
    """
    last = Assessment.objects.filter(plan__in=[plan.pk, plan.previous_id]).first()
    household = plan.household
    causes = [cause for cause in [household.main_cause, *household.other_causes] if cause]
    known = (
        {name: getattr(last, name) for name in COPIED}
        if last
        else {"causes": causes, **known_of(household, household.members.active())}
    )
    found = Assessment.objects.create(plan=plan, by=by, **known)
    if last:
        Problem.objects.bulk_create(
            Problem(
                assessment=found,
                what=problem.what,
                member=problem.member,
                cause=problem.cause,
                severity=problem.severity,
                priority=problem.priority,
            )
            for problem in last.problems.all()
        )
    assessment_begun.tell(assessment=found, since=last.on if last else None)
    return found


def known_of(household, members):
    """What the file says of person, economy and housing, in words that the worker goes on from."""
    people = []
    for member in members:
        age = member.age()
        years = [_("%(n)s years") % {"n": age}] if age is not None else []
        said = [
            member.relation,
            *years,
            member.marital_status,
            *member.health,
            member.disability_level,
            member.labour_skill,
        ]
        people.append(f"{member.name}（{'，'.join(filter(None, said))}）")
    amounts = [(household._meta.get_field(name).verbose_name, getattr(household, name)) for name in AMOUNTS]
    told = [_("%(what)s: %(n)s") % {"what": what, "n": "、".join(words)} for what, words in living(household)]
    house = [household.get_tenure_display(), household.get_house_grade_display()]
    return {
        "person": "\n".join(people),
        "economy": "\n".join(
            _("%(what)s: %(n)s") % {"what": label, "n": yuan(value)} for label, value in amounts if value
        ),
        "housing": "\n".join(filter(None, ["、".join(filter(None, house)), *told])),
    }


@transaction.atomic
def save_intake(*, by, intake, **said):
    for field, value in said.items():
        setattr(intake, field, value)
    intake.version += 1
    intake.save()
    return intake


@transaction.atomic
def save_assessment(*, by, assessment, problems, **said):
    """Write what was assessed. ``problems``: dicts in order of priority. Raises Overtaken."""
    stored = Assessment.objects.select_for_update().get(pk=assessment.pk)
    if stored.version != assessment.version:
        raise Overtaken
    for field, value in said.items():
        setattr(stored, field, value)
    stored.by = by
    stored.version += 1
    stored.save()
    stored.problems.all().delete()
    Problem.objects.bulk_create(
        Problem(assessment=stored, priority=place, **problem) for place, problem in enumerate(problems, 1)
    )
    return stored


@transaction.atomic
def take_screen(*, by, plan, moment, items, needs):
    """Ten answers of 0 to 2 and the needs (code → 1 to 3)."""
    pressing = {code: value for code, value in needs.items() if value}
    return Screen.objects.create(plan=plan, moment=moment, items=items, needs=pressing, total=sum(items), by=by)

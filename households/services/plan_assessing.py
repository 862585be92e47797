"""The assessment: begun with what the file knows, so that only what is new is typed; the scored screen."""

from django.db import transaction

from caseload.core.workflow import Overtaken
from households.models import Assessment, Problem, Screen

COPIED = [
    *["person", "family", "economy", "housing", "network", "strengths"],
    *["risk_self", "risk_others", "risk_neglect", "risk_words", "causes"],
]


def begin_assessment(plan, by):
    """A new assessment: a copy of the last one, problems included, or else what the household's file says."""
    last = plan.assessments.first()
    household = plan.household
    causes = [cause for cause in [household.main_cause, *household.other_causes] if cause]
    known = {name: getattr(last, name) for name in COPIED} if last else {"causes": causes}
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
    return found


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

"""Goals of the library are put into a draft, and the library itself is kept."""

from datetime import timedelta

from django.db import transaction

from caseload.core import wall_clock
from households.plans.services.goals import add_goal


@transaction.atomic
def add_from_library(*, by, plan, templates):
    """Each template becomes a goal with its actions, due so many days from today. Raises NotDrafting."""
    today = wall_clock.today()
    return [
        add_goal(
            by=by,
            plan=plan,
            title=row.title,
            cause=row.cause,
            indicator=row.indicator,
            unit=row.unit,
            baseline=row.baseline,
            target=row.target,
            due_on=today + timedelta(days=row.days),
            actions=[
                {
                    "what": action.what,
                    "owner_kind": action.owner_kind,
                    "owner_name": action.owner_name,
                    "due_on": today + timedelta(days=action.days),
                }
                for action in row.actions.all()
            ],
        )
        for row in templates.prefetch_related("actions")
    ]


@transaction.atomic
def save_template(*, by, template, actions):
    """``actions``: unsaved or changed ActionTemplate rows that it has from now on, in order."""
    template.save()
    template.actions.exclude(pk__in=[action.pk for action in actions if action.pk]).delete()
    for place, action in enumerate(actions):
        action.goal, action.order = template, place
        action.save()

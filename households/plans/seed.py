"""What case work begins with: the looks after a closing, and the library of goals (DOMAIN 3)."""

from households.plans.library_seed import LIBRARY
from households.plans.models import ActionTemplate, FollowUpRule, GoalTemplate

FOLLOW_UPS = [
    ("1m", "满1个月", "After 1 month", 1),
    ("3m", "满3个月", "After 3 months", 3),
    ("6m", "满6个月", "After 6 months", 6),
]
DEFAULT_LEVEL = "III"
URGENT_LEVEL = "I"


def seed():
    FollowUpRule.objects.bulk_create(
        (
            FollowUpRule(code=code, name=name, name_en=name_en, months=months, order=months)
            for code, name, name_en, months in FOLLOW_UPS
        ),
        ignore_conflicts=True,
    )
    _seed_library()


def _seed_library():
    if GoalTemplate.objects.exists():
        return
    for cause, goals in LIBRARY.items():
        for order, (title, indicator, unit, baseline, target, days, actions) in enumerate(goals):
            goal = GoalTemplate.objects.create(
                cause=cause,
                title=title,
                indicator=indicator,
                unit=unit,
                baseline=baseline,
                target=target,
                days=days,
                order=order,
            )
            ActionTemplate.objects.bulk_create(
                ActionTemplate(goal=goal, what=what, owner_kind=owner, owner_name=name, days=until, order=place)
                for place, (what, owner, name, until) in enumerate(actions)
            )

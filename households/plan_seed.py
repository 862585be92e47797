"""What case work begins with: levels and their rhythm (DOMAIN 3.4), follow-ups, and the library of goals."""

from django.apps import apps as current_apps

from households.plan_library_seed import LIBRARY

LEVELS = [
    # code, Chinese, English, days between contacts, grace, days between reviews, working days for the answer, weight
    ("I", "Ⅰ级 紧急", "I, urgent", 1, 0, 7, 1, 4),
    ("II", "Ⅱ级 重点", "II, intensive", 14, 2, 30, 2, 3),
    ("III", "Ⅲ级 一般", "III, ordinary", 30, 5, 90, 3, 2),
    ("IV", "Ⅳ级 观察", "IV, watch", 90, 10, 180, 5, 1),
]
FOLLOW_UPS = [
    ("1m", "满1个月", "After 1 month", 1),
    ("3m", "满3个月", "After 3 months", 3),
    ("6m", "满6个月", "After 6 months", 6),
]
DEFAULT_LEVEL = "III"
URGENT_LEVEL = "I"


def rule_code(level):
    return f"case_{level.lower()}"


def seed(apps=current_apps):
    VisitRule, CaseLevel = apps.get_model("households", "VisitRule"), apps.get_model("households", "CaseLevel")
    VisitRule.objects.bulk_create(
        (
            VisitRule(
                code=rule_code(code),
                name=f"个案{name}",
                name_en=f"Case level {name_en}",
                interval_days=days,
                grace_days=grace,
                priority=order,
                order=20 + order,
            )
            for order, (code, name, name_en, days, grace, *_more) in enumerate(LEVELS)
        ),
        ignore_conflicts=True,
    )
    CaseLevel.objects.bulk_create(
        (
            CaseLevel(
                code=code,
                name=name,
                name_en=name_en,
                rule_id=rule_code(code),
                review_days=review,
                answer_days=answer,
                weight=weight,
                order=order,
            )
            for order, (code, name, name_en, _days, _grace, review, answer, weight) in enumerate(LEVELS)
        ),
        ignore_conflicts=True,
    )
    FollowUpRule = apps.get_model("households", "FollowUpRule")
    FollowUpRule.objects.bulk_create(
        (
            FollowUpRule(code=code, name=name, name_en=name_en, months=months, order=months)
            for code, name, name_en, months in FOLLOW_UPS
        ),
        ignore_conflicts=True,
    )
    _seed_library(apps)


def _seed_library(apps):
    GoalTemplate, ActionTemplate = (
        apps.get_model("households", "GoalTemplate"),
        apps.get_model("households", "ActionTemplate"),
    )
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

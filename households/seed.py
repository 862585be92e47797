"""Categories, visit rules and case levels that an empty database begins with (DOMAIN 0, 3.3, 3.4, 4.1, 4.6)."""

from households.models import CaseLevel, Category, VisitRule

RULES = [
    # code, Chinese, English, days, grace, priority
    ("high_risk", "高风险", "High risk", 7, 1, 1),
    ("key", "重点关爱", "Key group", 30, 5, 2),
    ("monitored", "监测户", "Monitored", 30, 5, 2),
    ("quarterly", "低保及稳定困难", "Stable hardship", 90, 10, 3),
    ("ordinary", "普通帮扶", "Ordinary", 90, 15, 4),
]
DEFAULT_RULE = "ordinary"
CATEGORIES = [
    # code, Chinese, English, rule
    ("dibao", "低保", "Minimum living allowance", "quarterly"),
    ("tekun", "特困供养", "Destitute support", "key"),
    ("dibao_margin", "低保边缘", "Just above the allowance line", "quarterly"),
    ("rigid_expense", "刚性支出困难", "Unavoidable expenses", "quarterly"),
    ("lifted", "脱贫户", "Lifted out of poverty", "ordinary"),
    ("lifted_unstable", "脱贫不稳定户", "Lifted out of poverty, unstable", "monitored"),
    ("marginal", "边缘易致贫户", "Close to falling into poverty", "monitored"),
    ("sudden_hardship", "突发严重困难户", "Sudden hardship", "monitored"),
    ("lone_elder", "独居老人", "Elder living alone", "key"),
    ("elder_alone_80", "80岁以上独居", "Over 80 and living alone", "high_risk"),
    ("severe_disability", "重度残疾", "Severe disability", "quarterly"),
    ("child_in_need", "困境儿童", "Child in need", "key"),
    ("lost_only_child", "失独家庭", "Lost their only child", "key"),
    ("high_risk", "高风险", "High risk", "high_risk"),
    ("general", "一般困难", "General hardship", "ordinary"),
]
LEVELS = [
    # code, Chinese, English, days between contacts, grace, days between reviews, working days for the answer, weight
    ("I", "Ⅰ级 紧急", "I, urgent", 1, 0, 7, 1, 4),
    ("II", "Ⅱ级 重点", "II, intensive", 14, 2, 30, 2, 3),
    ("III", "Ⅲ级 一般", "III, ordinary", 30, 5, 90, 3, 2),
    ("IV", "Ⅳ级 观察", "IV, watch", 90, 10, 180, 5, 1),
]


def seed():
    _seed_categories()
    _seed_levels()


def _seed_categories():
    VisitRule.objects.bulk_create(
        (
            VisitRule(
                code=code,
                name=name,
                name_en=name_en,
                interval_days=days,
                grace_days=grace,
                priority=priority,
                is_default=code == DEFAULT_RULE,
                order=order,
            )
            for order, (code, name, name_en, days, grace, priority) in enumerate(RULES)
        ),
        ignore_conflicts=True,
    )
    Category.objects.bulk_create(
        (
            Category(code=code, name=name, name_en=name_en, rule_id=rule, order=order)
            for order, (code, name, name_en, rule) in enumerate(CATEGORIES)
        ),
        ignore_conflicts=True,
    )


def rule_code(level):
    return f"case_{level.lower()}"


def _seed_levels():
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

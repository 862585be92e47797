"""The tables of categories and visit rules that an empty database begins with (DOMAIN 0, 3.3, 4.1, 4.6)."""

from django.apps import apps as current_apps

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
    ("tekun", "特困供养", "Special hardship", "key"),
    ("dibao_margin", "低保边缘", "Allowance margin", "quarterly"),
    ("rigid_expense", "刚性支出困难", "Rigid expense", "quarterly"),
    ("lifted", "脱贫户", "Lifted out of poverty", "ordinary"),
    ("lifted_unstable", "脱贫不稳定户", "Lifted, unstable", "monitored"),
    ("marginal", "边缘易致贫户", "Marginal", "monitored"),
    ("sudden_hardship", "突发严重困难户", "Sudden hardship", "monitored"),
    ("lone_elder", "独居老人", "Elder living alone", "key"),
    ("elder_alone_80", "80岁以上独居", "Over 80 and alone", "high_risk"),
    ("severe_disability", "重度残疾", "Severe disability", "quarterly"),
    ("child_in_need", "困境儿童", "Child in need", "key"),
    ("lost_only_child", "失独家庭", "Lost their only child", "key"),
    ("high_risk", "高风险", "High risk", "high_risk"),
    ("general", "一般困难", "General hardship", "ordinary"),
]


def seed(apps=current_apps):
    VisitRule, Category = apps.get_model("households", "VisitRule"), apps.get_model("households", "Category")
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

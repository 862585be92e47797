"""The tables of issue categories and time limits that an empty database begins with (DOMAIN 7.2, 7.3)."""

from django.apps import apps as current_apps

CATEGORIES = [
    # code, Chinese, English, working days for a normal matter
    ("benefits", "政策待遇", "Policy benefits", 5),
    ("medical", "医疗健康", "Medical care", 5),
    ("disability", "残疾康复", "Disability and rehabilitation", 7),
    ("elder_care", "养老照护", "Care of the elderly", 5),
    ("education", "教育", "Education", 5),
    ("housing", "住房安全", "Housing safety", 7),
    ("water", "饮水安全", "Drinking water", 3),
    ("job", "就业", "Work", 7),
    ("livelihood", "生活困难", "Daily hardship", 3),
    ("family", "家庭矛盾", "Family conflict", 5),
    ("mental", "心理", "Mental health", 5),
    ("safety", "安全隐患", "Safety hazard", 3),
    ("environment", "环境", "Environment", 5),
    ("other", "其他", "Other", 5),
]
OF_ALL_CATEGORIES = [("important", 3, None), ("urgent", None, 24), ("critical", None, 2)]
"""Priority, working days, hours: those do not depend on the category."""


def seed(apps=current_apps):
    IssueCategory, TimeLimit = (
        apps.get_model("visits", "IssueCategory"),
        apps.get_model("visits", "TimeLimit"),
    )
    IssueCategory.objects.bulk_create(
        (
            IssueCategory(code=code, name=name, name_en=name_en, order=order)
            for order, (code, name, name_en, _) in enumerate(CATEGORIES)
        ),
        ignore_conflicts=True,
    )
    limits = [TimeLimit(category_id=code, priority="normal", working_days=days) for code, _, _, days in CATEGORIES] + [
        TimeLimit(priority=priority, working_days=days, hours=hours) for priority, days, hours in OF_ALL_CATEGORIES
    ]
    TimeLimit.objects.bulk_create(limits, ignore_conflicts=True)

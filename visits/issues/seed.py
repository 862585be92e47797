"""The tables of issue categories and time limits that an empty database begins with (DOMAIN 7.2, 7.3)."""

from visits.issues.models import Department, IssueCategory, TimeLimit

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
OF_ALL_CATEGORIES = [("important", 3, None, 1, None), ("urgent", None, 24, None, 4), ("critical", None, 24, None, 2)]
"""Priority, working days, hours, and until the first response working days, hours: whatever the category."""
DEPARTMENTS = [
    ("civil_affairs", "民政所", "Civil affairs office"),
    ("disabled", "残联", "Disabled persons' federation"),
    ("medical_insurance", "医保所", "Medical insurance office"),
    ("labour", "人社所", "Labour and social security office"),
    ("clinic", "卫生院", "Health centre"),
    ("housing", "住建部门", "Housing and construction"),
    ("water", "水务部门", "Water authority"),
    ("education", "教育部门", "Education authority"),
    ("justice", "司法所", "Justice office"),
    ("police", "派出所", "Police station"),
    ("safety", "应急部门", "Emergency management"),
    ("sanitation", "环卫部门", "Sanitation"),
    ("bank", "银行网点", "Bank branch"),
]


def seed():
    """A limit has no code, so that limits are begun with once, and then kept on their page."""
    categories = (
        IssueCategory(code=c, name=name, name_en=en, order=n) for n, (c, name, en, _) in enumerate(CATEGORIES)
    )
    IssueCategory.objects.bulk_create(categories, ignore_conflicts=True)
    departments = (Department(code=c, name=name, name_en=en, order=n) for n, (c, name, en) in enumerate(DEPARTMENTS))
    Department.objects.bulk_create(departments, ignore_conflicts=True)
    if not TimeLimit.objects.exists():
        TimeLimit.objects.bulk_create(_limits())


def _limits():
    """How long a solution may take, and the first response: one working day where nothing else is said."""
    for code, _name, _name_en, days in CATEGORIES:
        yield TimeLimit(category_id=code, priority="normal", working_days=days)
    for priority, days, hours, response_days, response_hours in OF_ALL_CATEGORIES:
        facts = {"response_days": response_days, "response_hours": response_hours}
        yield TimeLimit(priority=priority, working_days=days, hours=hours, **facts)

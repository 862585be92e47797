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


ID_CARD, HUKOU, PHOTO, RECORDS = "身份证", "户口本", "一寸照片", "病历和诊断证明"
ERRAND_KINDS = [
    # code, Chinese, English, category, department, papers usually needed, working days until it is usually done
    (
        "chronic_cert",
        "慢病证",
        "Chronic-illness certificate",
        "medical",
        "medical_insurance",
        [ID_CARD, RECORDS, PHOTO],
        20,
    ),
    ("dis_cert", "残疾证", "Disability certificate", "disability", "disabled", [ID_CARD, HUKOU, RECORDS, PHOTO], 20),
    (
        "elder_allowance",
        "高龄津贴",
        "Allowance for the very old",
        "elder_care",
        "civil_affairs",
        [ID_CARD, HUKOU, "银行卡"],
        15,
    ),
    ("dibao", "低保申请", "Subsistence allowance", "benefits", "civil_affairs", [ID_CARD, HUKOU, "收入证明"], 30),
    ("insurance", "医保缴费", "Medical insurance, payment", "medical", "medical_insurance", [ID_CARD], 5),
    (
        "reimburse",
        "医保报销",
        "Medical insurance, reimbursement",
        "medical",
        "medical_insurance",
        [ID_CARD, "发票", RECORDS],
        20,
    ),
    ("social_card", "社保卡", "Social security card", "benefits", "labour", [ID_CARD, PHOTO], 10),
    ("id_card", "身份证", "Identity card", "other", "police", [HUKOU], 20),
    ("life_proof", "养老认证", "Proof of life for the pension", "elder_care", "labour", [ID_CARD], 3),
    ("bank_card", "银行卡", "Bank card", "other", "bank", [ID_CARD, "存折"], 5),
    ("legal_aid", "法律援助", "Legal aid", "family", "justice", [ID_CARD, "困难证明"], 10),
    ("other_errand", "其他代办", "Another errand", "other", None, [ID_CARD], 10),
]


def seed_errand_kinds(apps=current_apps):
    ErrandKind = apps.get_model("visits", "ErrandKind")
    department_of = ErrandKind._meta.get_field("department").attname
    """Once a column of words, then a key: migration 0003 finds the codes in it."""
    ErrandKind.objects.bulk_create(
        (
            ErrandKind(
                code=code,
                name=name,
                name_en=name_en,
                category_id=category,
                papers=papers,
                working_days=days,
                order=order,
                **{department_of: department or ("" if department_of == "department" else None)},
            )
            for order, (code, name, name_en, category, department, papers, days) in enumerate(ERRAND_KINDS)
        ),
        ignore_conflicts=True,
    )


LEAFLETS = [
    # code, Chinese, English, version
    ("rescue", "社会救助政策一本通", "Social assistance in short", "2026"),
    ("medical", "医疗保障待遇明白纸", "Medical insurance and aid", "2026"),
    ("monitoring", "防返贫监测帮扶政策", "Monitoring and prevention", "2026"),
    ("fraud", "防诈骗提示", "Beware of fraud", "2026"),
    ("safety", "冬季取暖和用电安全", "Safe heating and electricity", "2026"),
]


def seed_leaflets(apps=current_apps):
    Leaflet = apps.get_model("visits", "Leaflet")
    Leaflet.objects.bulk_create(
        (
            Leaflet(code=code, name=name, name_en=name_en, version=version, order=order)
            for order, (code, name, name_en, version) in enumerate(LEAFLETS)
        ),
        ignore_conflicts=True,
    )


def seed(apps=current_apps):
    seed_categories(apps)
    seed_responses(apps)
    seed_departments(apps)
    seed_errand_kinds(apps)
    seed_leaflets(apps)


def seed_categories(apps):
    """Categories and how long a solution may take."""
    IssueCategory, TimeLimit = apps.get_model("visits", "IssueCategory"), apps.get_model("visits", "TimeLimit")
    IssueCategory.objects.bulk_create(
        (
            IssueCategory(code=code, name=name, name_en=name_en, order=order)
            for order, (code, name, name_en, _) in enumerate(CATEGORIES)
        ),
        ignore_conflicts=True,
    )
    limits = [TimeLimit(category_id=code, priority="normal", working_days=days) for code, _, _, days in CATEGORIES] + [
        TimeLimit(priority=priority, working_days=days, hours=hours) for priority, days, hours, *_ in OF_ALL_CATEGORIES
    ]
    TimeLimit.objects.bulk_create(limits, ignore_conflicts=True)


def seed_responses(apps):
    """Until when somebody is to have taken it up; one working day where nothing else is said."""
    limits = apps.get_model("visits", "TimeLimit").objects.filter(category=None)
    for priority, _, hours, answer_days, answer_hours in OF_ALL_CATEGORIES:
        limits.filter(priority=priority).update(hours=hours, response_days=answer_days, response_hours=answer_hours)


def seed_departments(apps):
    Department = apps.get_model("visits", "Department")
    rows = (Department(code=code, name=name, name_en=en, order=n) for n, (code, name, en) in enumerate(DEPARTMENTS))
    Department.objects.bulk_create(rows, ignore_conflicts=True)

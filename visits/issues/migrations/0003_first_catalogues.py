"""What the tables of codes began with when this was written; later codes come by ``load_catalogues``."""

from caseload.core.database import begin_with
from caseload.core.light_migrations import LightMigration

ISSUE_CATEGORY = [
    ("benefits", "政策待遇", "Policy benefits", 0),
    ("disability", "残疾康复", "Disability and rehabilitation", 2),
    ("education", "教育", "Education", 4),
    ("elder_care", "养老照护", "Care of the elderly", 3),
    ("environment", "环境", "Environment", 12),
    ("family", "家庭矛盾", "Family conflict", 9),
    ("housing", "住房安全", "Housing safety", 5),
    ("job", "就业", "Work", 7),
    ("livelihood", "生活困难", "Daily hardship", 8),
    ("medical", "医疗健康", "Medical care", 1),
    ("mental", "心理", "Mental health", 10),
    ("other", "其他", "Other", 13),
    ("safety", "安全隐患", "Safety hazard", 11),
    ("water", "饮水安全", "Drinking water", 6),
]
DEPARTMENT = [
    ("bank", "银行网点", "Bank branch", 12),
    ("civil_affairs", "民政所", "Civil affairs office", 0),
    ("clinic", "卫生院", "Health centre", 4),
    ("disabled", "残联", "Disabled persons' federation", 1),
    ("education", "教育部门", "Education authority", 7),
    ("housing", "住建部门", "Housing and construction", 5),
    ("justice", "司法所", "Justice office", 8),
    ("labour", "人社所", "Labour and social security office", 3),
    ("medical_insurance", "医保所", "Medical insurance office", 2),
    ("police", "派出所", "Police station", 9),
    ("safety", "应急部门", "Emergency management", 10),
    ("sanitation", "环卫部门", "Sanitation", 11),
    ("water", "水务部门", "Water authority", 6),
]
TIME_LIMIT = [
    ("benefits", "normal", 5, None, 1, None),
    ("medical", "normal", 5, None, 1, None),
    ("disability", "normal", 7, None, 1, None),
    ("elder_care", "normal", 5, None, 1, None),
    ("education", "normal", 5, None, 1, None),
    ("housing", "normal", 7, None, 1, None),
    ("water", "normal", 3, None, 1, None),
    ("job", "normal", 7, None, 1, None),
    ("livelihood", "normal", 3, None, 1, None),
    ("family", "normal", 5, None, 1, None),
    ("mental", "normal", 5, None, 1, None),
    ("safety", "normal", 3, None, 1, None),
    ("environment", "normal", 5, None, 1, None),
    ("other", "normal", 5, None, 1, None),
    (None, "important", 3, None, 1, None),
    (None, "urgent", None, 24, None, 4),
    (None, "critical", None, 24, None, 2),
]


class Migration(LightMigration):
    dependencies = [("issues", "0002_areas_are_followed_and_search")]

    operations = [
        begin_with("issues_issuecategory", "code name name_en order", ISSUE_CATEGORY),
        begin_with("issues_department", "code name name_en order", DEPARTMENT),
        begin_with(
            "issues_timelimit", "category_id priority working_days hours response_days response_hours", TIME_LIMIT
        ),
    ]

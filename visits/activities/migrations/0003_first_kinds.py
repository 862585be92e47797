"""What the table of codes began with when this was written; later codes come by ``load_catalogues``."""

from caseload.core.database import begin_with
from caseload.core.light_migrations import LightMigration

ACTIVITY_KINDS = [
    ("policy", "政策宣讲", "Policies explained", 0),
    ("clinic", "义诊", "Free clinic", 1),
    ("festival", "节日慰问", "Festival visit with gifts", 2),
    ("skills", "技能培训", "Skills training", 3),
    ("neighbours", "邻里活动", "Neighbours together", 4),
    ("children", "儿童陪伴", "Company for children", 5),
    ("meal", "老人聚餐", "Meal for the elderly", 6),
    ("safety", "安全防诈宣传", "Safety and fraud prevention", 7),
    ("volunteers", "志愿服务", "Volunteers at work", 8),
    ("other_activity", "其他活动", "Another activity", 9),
]


class Migration(LightMigration):
    dependencies = [("activities", "0002_areas_are_followed")]

    operations = [begin_with("activities_activitykind", "code name name_en order", ACTIVITY_KINDS)]

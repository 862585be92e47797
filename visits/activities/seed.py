"""The kinds of activities that an empty database begins with."""

from visits.activities.models import ActivityKind

ACTIVITY_KINDS = [
    # code, Chinese, English
    ("policy", "政策宣讲", "Policies explained"),
    ("clinic", "义诊", "Free clinic"),
    ("festival", "节日慰问", "Festival visit with gifts"),
    ("skills", "技能培训", "Skills training"),
    ("neighbours", "邻里活动", "Neighbours together"),
    ("children", "儿童陪伴", "Company for children"),
    ("meal", "老人聚餐", "Meal for the elderly"),
    ("safety", "安全防诈宣传", "Safety and fraud prevention"),
    ("volunteers", "志愿服务", "Volunteers at work"),
    ("other_activity", "其他活动", "Another activity"),
]


def seed():
    ActivityKind.objects.bulk_create(
        (
            ActivityKind(code=code, name=name, name_en=name_en, order=order)
            for order, (code, name, name_en) in enumerate(ACTIVITY_KINDS)
        ),
        ignore_conflicts=True,
    )

"""What the tables of codes began with when this was written; later codes come by ``load_catalogues``."""

from caseload.core.database import begin_with
from caseload.core.light_migrations import LightMigration

VISIT_RULE = [
    ("case_i", "个案Ⅰ级 紧急", "Case level I, urgent", 20, 1, 0, 0, False),
    ("case_ii", "个案Ⅱ级 重点", "Case level II, intensive", 21, 14, 2, 1, False),
    ("case_iii", "个案Ⅲ级 一般", "Case level III, ordinary", 22, 30, 5, 2, False),
    ("case_iv", "个案Ⅳ级 观察", "Case level IV, watch", 23, 90, 10, 3, False),
    ("high_risk", "高风险", "High risk", 0, 7, 1, 1, False),
    ("key", "重点关爱", "Key group", 1, 30, 5, 2, False),
    ("monitored", "监测户", "Monitored", 2, 30, 5, 2, False),
    ("ordinary", "普通帮扶", "Ordinary", 4, 90, 15, 4, True),
    ("quarterly", "低保及稳定困难", "Stable hardship", 3, 90, 10, 3, False),
]
CATEGORY = [
    ("child_in_need", "困境儿童", "Child in need", 11, "key"),
    ("dibao", "低保", "Minimum living allowance", 0, "quarterly"),
    ("dibao_margin", "低保边缘", "Allowance margin", 2, "quarterly"),
    ("elder_alone_80", "80岁以上独居", "Over 80 and alone", 9, "high_risk"),
    ("general", "一般困难", "General hardship", 14, "ordinary"),
    ("high_risk", "高风险", "High risk", 13, "high_risk"),
    ("lifted", "脱贫户", "Lifted out of poverty", 4, "ordinary"),
    ("lifted_unstable", "脱贫不稳定户", "Lifted, unstable", 5, "monitored"),
    ("lone_elder", "独居老人", "Elder living alone", 8, "key"),
    ("lost_only_child", "失独家庭", "Lost their only child", 12, "key"),
    ("marginal", "边缘易致贫户", "Marginal", 6, "monitored"),
    ("rigid_expense", "刚性支出困难", "Rigid expense", 3, "quarterly"),
    ("severe_disability", "重度残疾", "Severe disability", 10, "quarterly"),
    ("sudden_hardship", "突发严重困难户", "Sudden hardship", 7, "monitored"),
    ("tekun", "特困供养", "Special hardship", 1, "key"),
]
CASE_LEVEL = [
    ("I", "Ⅰ级 紧急", "I, urgent", 0, "case_i", 7, 1, 4),
    ("II", "Ⅱ级 重点", "II, intensive", 1, "case_ii", 30, 2, 3),
    ("III", "Ⅲ级 一般", "III, ordinary", 2, "case_iii", 90, 3, 2),
    ("IV", "Ⅳ级 观察", "IV, watch", 3, "case_iv", 180, 5, 1),
]


class Migration(LightMigration):
    dependencies = [("households", "0002_search_and_areas")]

    operations = [
        begin_with(
            "households_visitrule", "code name name_en order interval_days grace_days priority is_default", VISIT_RULE
        ),
        begin_with("households_category", "code name name_en order rule_id", CATEGORY),
        begin_with(
            "households_caselevel", "code name name_en order rule_id review_days answer_days weight", CASE_LEVEL
        ),
    ]

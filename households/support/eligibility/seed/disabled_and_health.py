"""Rules of the policies of the disabled persons' federation, of medical insurance and of health."""

from households.support.eligibility.seed.words import (
    ALLOWANCE,
    MONITORED,
    POOR,
    SCHOOLS,
    SEVERE,
    among,
    any_of,
    at_least,
    below,
    birthday,
    born,
    case,
    category,
    either,
    every,
    never,
    receives,
    yes,
)

CHILD, GROWN, OLD = born(10), born(35), born(70)
RULES = {
    "dis_living": (
        every(yes("disabled"), category(*ALLOWANCE), never(receives("tekun", "orphan", "de_facto_unsupported"))),
        "须持有残疾人证。",
        [
            case("yes", "低保家庭残疾人", categories=["dibao"], disabled=True),
            case("yes", "低保边缘家庭残疾人", categories=["dibao_margin"], disabled=True),
            case("no", "低保家庭，没有残疾", categories=["dibao"], disabled=False),
            case("no", "一般困难家庭残疾人", categories=["general"], disabled=True),
            case("no", "已享受特困供养", categories=["dibao"], disabled=True, receives=["tekun"]),
            case("unknown", "低保家庭，不知道有无残疾", categories=["dibao"]),
        ],
    ),
    "dis_care": (
        every(among("disability_level", *SEVERE), never(receives("tekun", "tekun_care", "elder_care_subsidy"))),
        "工伤护理费与本补贴不重复享受。",
        [
            case("yes", "一级残疾", disability_level="一级"),
            case("yes", "二级残疾，正好够上重度", disability_level="二级"),
            case("no", "三级残疾，差一级", disability_level="三级"),
            case("no", "没有残疾", disability_level="none"),
            case("no", "已享受特困照料护理", disability_level="一级", receives=["tekun_care"]),
            case("unknown", "不知道残疾等级"),
        ],
    ),
    "barrier_free": (
        every(category(*POOR), yes("has_severe")),
        "",
        [
            case("yes", "低保家庭有重度残疾人", categories=["dibao"], has_severe=True),
            case("no", "低保家庭没有重度残疾人", categories=["dibao"], has_severe=False),
            case("no", "不是困难家庭", has_severe=True),
            case("unknown", "低保家庭，不知道有无重度残疾人", categories=["dibao"]),
        ],
    ),
    "rehab_child": (
        every(below("age", 18), yes("disabled")),
        "须有康复需求，在定点机构康复。",
        [
            *birthday(18, ("yes", "no"), disabled=True),
            case("no", "儿童没有残疾", birth_date=CHILD, disabled=False),
            case("unknown", "儿童，不知道有无残疾", birth_date=CHILD),
        ],
    ),
    "day_care": (
        every(
            at_least("age", 16),
            below("age", 60),
            either(
                among("disability", "智力", "精神"),
                every(among("disability", "肢体"), among("disability_level", *SEVERE)),
            ),
        ),
        "",
        [
            *birthday(16, ("no", "yes"), disability="智力"),
            *birthday(60, ("yes", "no"), disability="精神"),
            case("yes", "二级肢体残疾", birth_date=GROWN, disability="肢体", disability_level="二级"),
            case("no", "三级肢体残疾", birth_date=GROWN, disability="肢体", disability_level="三级"),
            case("unknown", "肢体残疾，不知道等级", birth_date=GROWN, disability="肢体"),
        ],
    ),
    "dis_edu": (
        every(below("age", 30), yes("disabled"), among("schooling", *SCHOOLS)),
        "困难残疾人家庭的子女在读也可申请，须入户了解。",
        [
            case("yes", "残疾大学生", birth_date=born(20), disabled=True, schooling="university"),
            case("yes", "残疾小学生", birth_date=CHILD, disabled=True, schooling="primary"),
            case("no", "在读幼儿园", birth_date=born(5), disabled=True, schooling="kindergarten"),
            *birthday(30, ("yes", "no"), disabled=True, schooling="university"),
            case("unknown", "残疾少年，不知道是否在校", birth_date=born(15), disabled=True),
        ],
    ),
    "ins_subsidy": (
        either(category("dibao", "tekun", *MONITORED), receives("orphan")),
        "",
        [
            case("yes", "特困供养人员", categories=["tekun"]),
            case("yes", "边缘易致贫户", categories=["marginal"]),
            case("yes", "享受孤儿基本生活费", receives=["orphan"]),
            case("no", "低保边缘户", categories=["dibao_margin"]),
            case("no", "没有困难类别"),
        ],
    ),
    "med_aid": (
        every(category(*POOR), any_of("health", "患有大病", "长期慢性病")),
        "须有医保报销后个人负担的合规费用。",
        [
            case("yes", "低保家庭大病患者", categories=["dibao"], health=["患有大病"]),
            case("no", "低保家庭，健康", categories=["dibao"], health=["健康"]),
            case("no", "不是困难家庭的大病患者", health=["患有大病"]),
            case("unknown", "低保家庭，不知道健康状况", categories=["dibao"]),
        ],
    ),
    "chronic_cert": (
        any_of("health", "长期慢性病"),
        "病种须在门诊慢特病目录内。",
        [
            case("yes", "长期慢性病", health=["长期慢性病", "残疾"]),
            case("no", "患有大病，没有慢性病", health=["患有大病"]),
            case("no", "健康", health=["健康"]),
            case("unknown", "不知道健康状况"),
        ],
    ),
    "family_doctor": (
        either(
            at_least("age", 65),
            any_of("health", "长期慢性病", "患有大病"),
            yes("disabled"),
            category(*POOR),
        ),
        "其他常住居民自愿签约。",
        [
            *birthday(65, ("no", "yes"), health=["健康"], disabled=False),
            case("yes", "慢性病患者", birth_date=GROWN, health=["长期慢性病"]),
            case("yes", "低保家庭成员，其他情况不明", categories=["dibao"]),
            case("unknown", "35周岁，不知道健康状况", birth_date=GROWN, disabled=False),
        ],
    ),
    "checkup": (
        at_least("age", 65),
        "",
        [
            *birthday(65, ("no", "yes")),
            case("yes", "70周岁", birth_date=OLD),
            case("unknown", "不知道出生日期"),
        ],
    ),
    "fp_reward": (
        every(at_least("age", 49), category("lost_only_child")),
        "以女方年龄为准。",
        [
            *birthday(49, ("no", "yes"), categories=["lost_only_child"]),
            case("no", "不是失独家庭", birth_date=OLD, categories=["general"]),
            case("unknown", "失独家庭，不知道出生日期", categories=["lost_only_child"]),
        ],
    ),
}  # fmt: skip

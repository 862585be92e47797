"""Rules of the policies of education, agriculture, labour, housing, water and power."""

from households.support.eligibility.seed.words import (
    HARDSHIP,
    LIFTED,
    MONITORED,
    POOR,
    SCHOOLS,
    SEVERE,
    among,
    at_least,
    below,
    birthday,
    born,
    case,
    category,
    either,
    every,
    never,
    no,
    yes,
)

GROWN = born(35)
RULES = {
    "edu_pre": (
        every(below("age", 7), among("schooling", "kindergarten"), either(category(*HARDSHIP), yes("disabled"))),
        "",
        [
            *birthday(7, ("yes", "no"), schooling="kindergarten", categories=["dibao"]),
            case("yes", "残疾幼儿在园", birth_date=born(5), schooling="kindergarten", disabled=True),
            case("no", "没有入园", birth_date=born(5), schooling="none", categories=["dibao"]),
            case("no", "不是困难家庭，也没有残疾", birth_date=born(5), schooling="kindergarten", disabled=False),
            case("unknown", "低保家庭幼儿，不知道是否在园", birth_date=born(5), categories=["dibao"]),
        ],
    ),
    "edu_living": (
        every(below("age", 18), among("schooling", "primary", "junior"), category(*HARDSHIP)),
        "",
        [
            case("yes", "低保家庭小学生", birth_date=born(9), schooling="primary", categories=["dibao"]),
            case("yes", "脱贫户初中生", birth_date=born(14), schooling="junior", categories=["lifted"]),
            *birthday(18, ("yes", "no"), schooling="junior", categories=["dibao"]),
            case("no", "高中生", birth_date=born(16), schooling="senior", categories=["dibao"]),
            case("no", "一般困难家庭", birth_date=born(9), schooling="primary", categories=["general"]),
            case("unknown", "低保家庭儿童，不知道是否在校", birth_date=born(9), categories=["dibao"]),
        ],
    ),
    "edu_senior": (
        every(below("age", 22), among("schooling", "senior", "vocational"), category(*HARDSHIP)),
        "",
        [
            case("yes", "低保家庭高中生", birth_date=born(16), schooling="senior", categories=["dibao"]),
            case("yes", "监测户中职生", birth_date=born(17), schooling="vocational", categories=["marginal"]),
            *birthday(22, ("yes", "no"), schooling="vocational", categories=["dibao"]),
            case("no", "初中生", birth_date=born(14), schooling="junior", categories=["dibao"]),
            case("unknown", "低保家庭少年，不知道是否在校", birth_date=born(16), categories=["dibao"]),
        ],
    ),
    "edu_grant": (
        every(below("age", 30), among("schooling", "college", "university"), category(*HARDSHIP)),
        "",
        [
            case("yes", "低保家庭大学生", birth_date=born(20), schooling="university", categories=["dibao"]),
            *birthday(30, ("yes", "no"), schooling="university", categories=["dibao"]),
            case("no", "高中生", birth_date=born(17), schooling="senior", categories=["dibao"]),
            case("unknown", "低保家庭青年，不知道是否在校", birth_date=born(20), categories=["dibao"]),
        ],
    ),
    "yulu": (
        every(below("age", 30), among("schooling", "vocational", "college"), category(*LIFTED)),
        "",
        [
            case("yes", "脱贫户中职生", birth_date=born(17), schooling="vocational", categories=["lifted"]),
            case("yes", "监测户高职生", birth_date=born(20), schooling="college", categories=["marginal"]),
            *birthday(30, ("yes", "no"), schooling="college", categories=["lifted"]),
            case("no", "脱贫户普通高中生", birth_date=born(17), schooling="senior", categories=["lifted"]),
            case("no", "低保户，不是脱贫户或监测户", birth_date=born(17), schooling="vocational",
                 categories=["dibao"]),
            case("unknown", "脱贫户青年，不知道是否在校", birth_date=born(17), categories=["lifted"]),
        ],
    ),
    "training": (
        every(
            at_least("age", 16),
            below("age", 60),
            category(*HARDSHIP),
            among("labour", "普通劳动力", "技能劳动力", "弱劳动力或半劳动力"),
            no("works"),
            never(among("schooling", *SCHOOLS)),
        ),
        "须有培训意愿，取得证书后申领。",
        [
            *birthday(60, ("yes", "no"), categories=["dibao"], labour="普通劳动力", works=False, schooling="none"),
            case("no", "16周岁生日前一天", "2026-11-29", birth_date=born(16), categories=["dibao"],
                 labour="普通劳动力", works=False, schooling="none"),
            case("no", "有工作", birth_date=GROWN, categories=["dibao"], labour="普通劳动力", works=True),
            case("no", "丧失劳动力", birth_date=GROWN, categories=["dibao"], labour="丧失劳动力", works=False),
            case("unknown", "没有问过是否务工", birth_date=GROWN, categories=["dibao"], labour="普通劳动力",
                 schooling="none"),
        ],
    ),
    "pension_pay": (
        every(
            at_least("age", 16),
            below("age", 60),
            either(category(*POOR, *MONITORED), among("disability_level", *SEVERE)),
            never(among("schooling", *SCHOOLS)),
            no("employee_pension"),
        ),
        "",
        [
            *birthday(16, ("no", "yes"), categories=["dibao"], schooling="none", employee_pension=False),
            *birthday(60, ("yes", "no"), categories=["dibao"], schooling="none", employee_pension=False),
            case("yes", "重度残疾，不在困难类别", birth_date=GROWN, disability_level="二级", schooling="none",
                 employee_pension=False),
            case("no", "参加职工养老保险", birth_date=GROWN, categories=["dibao"], employee_pension=True),
            case("unknown", "没有问过职工养老保险", birth_date=GROWN, categories=["dibao"], schooling="none"),
        ],
    ),
    "pension_receive": (
        every(at_least("age", 60), yes("resident_pension"), no("employee_pension")),
        "缴费年限是否满规定，由经办机构核定。",
        [
            *birthday(60, ("no", "yes"), resident_pension=True, employee_pension=False),
            case("no", "领职工养老金", birth_date=born(70), resident_pension=False, employee_pension=True),
            case("unknown", "没有问过养老保险", birth_date=born(70)),
        ],
    ),
    "house_rebuild": (
        every(among("house_grade", "C", "D"), category(*HARDSHIP), among("tenure", "own")),
        "须为唯一住房，以房屋鉴定报告为准。",
        [
            case("yes", "低保户自有D级危房", house_grade="D", categories=["dibao"], tenure="own"),
            case("yes", "C级，正好够上危房", house_grade="C", categories=["marginal"], tenure="own"),
            case("no", "B级，不是危房", house_grade="B", categories=["dibao"], tenure="own"),
            case("no", "租住的房屋", house_grade="D", categories=["dibao"], tenure="rented"),
            case("unknown", "房屋没有鉴定", categories=["dibao"], tenure="own"),
        ],
    ),
    "water_access": (
        every(no("safe_water"), category(*HARDSHIP)),
        "",
        [
            case("yes", "低保户没有安全饮水", safe_water=False, categories=["dibao"]),
            case("no", "饮水安全", safe_water=True, categories=["dibao"]),
            case("no", "不是困难家庭", safe_water=False),
            case("unknown", "没有问过饮水", categories=["dibao"]),
        ],
    ),
    "utility_relief": (
        category("dibao", "tekun"),
        "",
        [
            case("yes", "低保户", categories=["dibao"]),
            case("no", "低保边缘户", categories=["dibao_margin"]),
            case("no", "没有困难类别"),
        ],
    ),
}  # fmt: skip

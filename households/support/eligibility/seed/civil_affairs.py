"""Rules of the policies of civil affairs."""

from households.support.eligibility.seed.words import (
    ALLOWANCE,
    ALONE,
    POOR,
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

OLD, OLDEST = born(75), born(85)
RULES = {
    # policy: (conditions, what the registry cannot tell, cases)
    "dibao": (
        every(below("income_to_dibao", 100), never(category("tekun"))),
        "家庭财产是否符合规定，由街道核对。",
        [
            case("yes", "人均收入低于低保标准", income=8000, dibao_line=9600),
            case("no", "人均收入高于低保标准", income=15000, dibao_line=9600),
            case("no", "人均收入正好等于低保标准", income=9600, dibao_line=9600),
            case("yes", "人均收入比低保标准少1元", income=9599, dibao_line=9600),
            case("unknown", "没有问过收入", dibao_line=9600),
            case("unknown", "低保标准还没有录入", income=8000),
            case("no", "已是特困供养户，收入不明也不再享受低保", categories=["tekun"], dibao_line=9600),
        ],
    ),
    "tekun": (
        either(
            category("tekun"),
            every(
                either(at_least("age", 60), among("disability_level", *SEVERE)),
                among("labour", "丧失劳动力", "无劳动力"),
                below("household_size", 2),
                below("income_to_dibao", 100),
            ),
        ),
        "法定赡养、抚养、扶养义务人有无履行能力，须入户了解。",
        [
            case("yes", "已认定为特困供养户", categories=["tekun"]),
            *birthday(60, ("no", "yes"), disability_level="none", labour="无劳动力", household_size=1, income=0,
                      dibao_line=9600),
            case("yes", "未满60周岁，重度残疾，独自生活", birth_date=born(45), disability_level="一级",
                 labour="丧失劳动力", household_size=1, income=0, dibao_line=9600),
            case("no", "和家人同住", birth_date=OLD, labour="无劳动力", household_size=3, income=0, dibao_line=9600),
            case("no", "收入正好等于低保标准", birth_date=OLD, labour="无劳动力", household_size=1, income=9600,
                 dibao_line=9600),
            case("unknown", "没有问过劳动能力", birth_date=OLD, household_size=1, income=0, dibao_line=9600),
        ],
    ),
    "tekun_care": (
        every(category("tekun"), yes("needs_care")),
        "",
        [
            case("yes", "特困供养，生活不能自理", categories=["tekun"], needs_care=True),
            case("no", "特困供养，能够自理", categories=["tekun"], needs_care=False),
            case("unknown", "特困供养，没有评估过自理能力", categories=["tekun"]),
            case("no", "低保户不属于特困供养", categories=["dibao"], needs_care=True),
        ],
    ),
    "child_in_need": (
        every(
            below("age", 18),
            either(category("child_in_need"), among("disability_level", *SEVERE), any_of("health", "患有大病")),
            never(receives("orphan", "de_facto_unsupported")),
        ),
        "",
        [
            *birthday(18, ("yes", "no"), categories=["child_in_need"]),
            case("yes", "重度残疾儿童", birth_date=born(10), disability_level="二级", health=["残疾"]),
            case("no", "三级残疾，没有大病", birth_date=born(10), disability_level="三级", health=["残疾"]),
            case("no", "已享受孤儿基本生活费", birth_date=born(10), categories=["child_in_need"],
                 receives=["orphan"]),
            case("unknown", "不知道出生日期", categories=["child_in_need"]),
        ],
    ),
    "elder_allowance": (
        at_least("age", 80),
        "",
        [
            *birthday(80, ("no", "yes")),
            case("no", "75周岁", birth_date=OLD),
            case("yes", "2月29日出生，平年3月1日满80周岁", "2028-02-29", birth_date="1948-02-29"),
            case("unknown", "不知道出生日期"),
        ],
    ),
    "elder_poor_subsidy": (
        every(at_least("age", 60), category(*ALLOWANCE)),
        "",
        [
            *birthday(60, ("no", "yes"), categories=["dibao"]),
            case("yes", "低保边缘家庭老人", birth_date=OLD, categories=["dibao_margin"]),
            case("no", "一般困难家庭老人", birth_date=OLD, categories=["general"]),
            case("unknown", "低保家庭，不知道出生日期", categories=["dibao"]),
        ],
    ),
    "elder_care_subsidy": (
        every(
            at_least("age", 60),
            category(*POOR),
            either(yes("needs_care"), among("disability_level", "一级")),
            never(receives("tekun_care", "dis_care")),
        ),
        "失能程度以能力评估报告为准。",
        [
            *birthday(60, ("no", "yes"), categories=["dibao"], needs_care=True),
            case("yes", "低保家庭，一级残疾", birth_date=OLD, categories=["dibao"], disability_level="一级"),
            case("no", "能够自理，没有残疾", birth_date=OLD, categories=["dibao"], needs_care=False,
                 disability_level="none"),
            case("no", "已享受重度残疾人护理补贴", birth_date=OLD, categories=["dibao"], needs_care=True,
                 receives=["dis_care"]),
            case("unknown", "没有评估过自理能力", birth_date=OLD, categories=["dibao"], disability_level="none"),
        ],
    ),
    "heating_aid": (
        category("dibao", "tekun"),
        "",
        [
            case("yes", "低保户", categories=["dibao"]),
            case("yes", "特困供养户", categories=["tekun"]),
            case("no", "低保边缘户", categories=["dibao_margin"]),
            case("no", "没有困难类别"),
        ],
    ),
    "home_care": (
        every(
            at_least("age", 60),
            category(*POOR),
            either(at_least("age", 80), yes("needs_care"), category(*ALONE)),
        ),
        "",
        [
            *birthday(80, ("no", "yes"), categories=["dibao"], needs_care=False),
            case("yes", "低保，独居老人", birth_date=OLD, categories=["dibao", "lone_elder"]),
            case("no", "不是经济困难家庭", birth_date=OLDEST, categories=["lone_elder"], needs_care=True),
            case("unknown", "75周岁，没有评估过自理能力", birth_date=OLD, categories=["dibao"]),
        ],
    ),
    "home_adaptation": (
        every(
            category(*POOR),
            either(
                at_least("eldest_age", 80),
                every(at_least("eldest_age", 60), either(yes("needs_care"), yes("has_severe"))),
            ),
        ),
        "",
        [
            case("no", "最年长者80周岁生日前一天", "2026-11-29", categories=["dibao"], eldest_birth_date=born(80),
                 needs_care=False, has_severe=False),
            case("yes", "最年长者80周岁生日当天", categories=["dibao"], eldest_birth_date=born(80),
                 needs_care=False, has_severe=False),
            case("yes", "老人失能", categories=["tekun"], eldest_birth_date=OLD, needs_care=True),
            case("no", "一般困难家庭", categories=["general"], eldest_birth_date=OLDEST),
            case("unknown", "75周岁，不知道是否失能或重度残疾", categories=["dibao"], eldest_birth_date=OLD),
        ],
    ),
    "meal_service": (
        every(at_least("age", 60), either(at_least("age", 80), category(*POOR, *ALONE))),
        "",
        [
            *birthday(80, ("no", "yes")),
            *birthday(60, ("no", "yes"), categories=["lone_elder"]),
            case("unknown", "独居，不知道出生日期", categories=["lone_elder"]),
        ],
    ),
}  # fmt: skip

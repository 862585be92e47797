"""What the tables of codes began with when this was written; later codes come by ``load_catalogues``."""

from caseload.core.database import begin_with
from caseload.core.light_migrations import LightMigration

ERRAND_KIND = [
    ("bank_card", "银行卡", "Bank card", 9, "other", "bank", ["身份证", "存折"], 5),
    (
        "chronic_cert",
        "慢病证",
        "Chronic-illness certificate",
        0,
        "medical",
        "medical_insurance",
        ["身份证", "病历和诊断证明", "一寸照片"],
        20,
    ),
    (
        "dibao",
        "低保申请",
        "Subsistence allowance",
        3,
        "benefits",
        "civil_affairs",
        ["身份证", "户口本", "收入证明"],
        30,
    ),
    (
        "dis_cert",
        "残疾证",
        "Disability certificate",
        1,
        "disability",
        "disabled",
        ["身份证", "户口本", "病历和诊断证明", "一寸照片"],
        20,
    ),
    (
        "elder_allowance",
        "高龄津贴",
        "Allowance for the very old",
        2,
        "elder_care",
        "civil_affairs",
        ["身份证", "户口本", "银行卡"],
        15,
    ),
    ("id_card", "身份证", "Identity card", 7, "other", "police", ["户口本"], 20),
    ("insurance", "医保缴费", "Medical insurance, payment", 4, "medical", "medical_insurance", ["身份证"], 5),
    ("legal_aid", "法律援助", "Legal aid", 10, "family", "justice", ["身份证", "困难证明"], 10),
    ("life_proof", "养老认证", "Proof of life for the pension", 8, "elder_care", "labour", ["身份证"], 3),
    ("other_errand", "其他代办", "Another errand", 11, "other", None, ["身份证"], 10),
    (
        "reimburse",
        "医保报销",
        "Medical insurance, reimbursement",
        5,
        "medical",
        "medical_insurance",
        ["身份证", "发票", "病历和诊断证明"],
        20,
    ),
    ("social_card", "社保卡", "Social security card", 6, "benefits", "labour", ["身份证", "一寸照片"], 10),
]


class Migration(LightMigration):
    dependencies = [("errands", "0001_tables"), ("issues", "0003_first_catalogues")]

    operations = [
        begin_with(
            "errands_errandkind", "code name name_en order category_id department_id papers working_days", ERRAND_KIND
        ),
    ]

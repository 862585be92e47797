"""The kinds of errands that an empty database begins with."""

from visits.errands.models import ErrandKind

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


def seed():
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
                department_id=department,
            )
            for order, (code, name, name_en, category, department, papers, days) in enumerate(ERRAND_KINDS)
        ),
        ignore_conflicts=True,
    )

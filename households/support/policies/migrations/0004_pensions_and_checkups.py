"""Two policies more that birthdays open: the pension of residents at 60, the free check-up at 65."""

from caseload.core.database import begin_with
from caseload.core.light_migrations import LightMigration

# fmt: off
POLICY = [
    ("checkup", "老年人免费健康体检", "Free check-up of the elderly", "health", 28, "member", "in_kind", 12, "65周岁及以上常住老年人，每年一次。", ["身份证"], "社区卫生服务中心", "", "", "国家基本公共卫生服务规范（第三版）"),
    ("pension_receive", "居民养老保险待遇", "Pension of residents", "labour", 38, "member", "person_month", 12, "年满60周岁，参加居民养老保险并按规定缴费，未领取职工养老待遇；每年进行领取资格认证。", ["身份证", "户口簿", "银行卡"], "社区党群服务中心", "", "", "国发〔2014〕8号"),
]
# fmt: on


class Migration(LightMigration):
    dependencies = [("policies", "0003_entitlements")]

    operations = [
        begin_with(
            "policies_policy",
            "code name name_en authority_id order whom unit months conditions papers where_to_apply apply_from apply_to source",
            POLICY,
        ),
    ]

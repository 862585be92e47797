"""What the tables of leaflets began with when this was written; later codes come by ``load_catalogues``."""

from caseload.core.database import begin_with
from caseload.core.light_migrations import LightMigration

# fmt: off
LEAFLET = [
    ("rescue", "社会救助政策一本通", "Social assistance in short", 0),
    ("medical", "医疗保障待遇明白纸", "Medical insurance and aid", 1),
    ("monitoring", "防返贫监测帮扶政策", "Monitoring and prevention", 2),
    ("fraud", "防诈骗提示", "Beware of fraud", 3),
    ("safety", "冬季取暖和用电安全", "Safe heating and electricity", 4),
]
VERSION = [
    (1, "rescue", "2026", "一、家庭收入低于当地标准，可以申请最低生活保障。\n二、遇到大病、意外、灾害，可以申请临时救助，急难的先救助、后补手续。\n三、无劳动能力、无生活来源、无人赡养抚养的，可以申请特困供养。\n四、申请到社区党群服务中心或街道便民服务中心，社工可以代办。"),
    (2, "medical", "2026", "一、每年按时参加城乡居民基本医疗保险，困难人员参保有补助。\n二、住院和门诊慢特病按规定报销，先办慢特病认定。\n三、报销后自己负担仍然重的，可以申请医疗救助。\n四、保存好病历、发票和费用清单。"),
    (3, "monitoring", "2026", "一、因病、因灾、因意外，收入突然减少或支出突然增加，生活可能陷入困难的，可以申报监测。\n二、可以自己申报，也可以请社工代为申报。\n三、核实后有针对性地帮扶，风险消除后退出。"),
    (4, "fraud", "2026", "一、不向陌生人转账，不告诉别人验证码。\n二、公检法不会在电话里办案，不会要求转账。\n三、说“刷单返利”“代办低保”的都是骗人的。\n四、遇到拿不准的，先打电话问社工或拨打 96110。"),
    (5, "safety", "2026", "一、煤炉一定要装烟囱，睡前打开一点窗户，当心一氧化碳中毒。\n二、电热毯不折叠、不整夜开。\n三、电动车不进屋充电，插线板不串接。\n四、发现煤气味先开窗，不开灯、不打火。"),
]
# fmt: on


class Migration(LightMigration):
    dependencies = [("leaflets", "0001_tables")]

    operations = [
        begin_with("leaflets_leaflet", "code name name_en order", LEAFLET),
        begin_with("leaflets_leafletversion", "id leaflet_id number text", VERSION),
    ]

"""The leaflets that an empty database begins with, each in one version."""

from households.support.leaflets.models import Leaflet, LeafletVersion

LEAFLETS = [
    # code, Chinese, English, version
    ("rescue", "社会救助政策一本通", "Social assistance in short", "2026"),
    ("medical", "医疗保障待遇明白纸", "Medical insurance and aid", "2026"),
    ("monitoring", "防返贫监测帮扶政策", "Monitoring and prevention", "2026"),
    ("fraud", "防诈骗提示", "Beware of fraud", "2026"),
    ("safety", "冬季取暖和用电安全", "Safe heating and electricity", "2026"),
]
TEXTS = {
    "rescue": (
        "一、家庭收入低于当地标准，可以申请最低生活保障。\n"
        "二、遇到大病、意外、灾害，可以申请临时救助，急难的先救助、后补手续。\n"
        "三、无劳动能力、无生活来源、无人赡养抚养的，可以申请特困供养。\n"
        "四、申请到社区党群服务中心或街道便民服务中心，社工可以代办。"
    ),
    "medical": (
        "一、每年按时参加城乡居民基本医疗保险，困难人员参保有补助。\n"
        "二、住院和门诊慢特病按规定报销，先办慢特病认定。\n"
        "三、报销后自己负担仍然重的，可以申请医疗救助。\n"
        "四、保存好病历、发票和费用清单。"
    ),
    "monitoring": (
        "一、因病、因灾、因意外，收入突然减少或支出突然增加，生活可能陷入困难的，可以申报监测。\n"
        "二、可以自己申报，也可以请社工代为申报。\n"
        "三、核实后有针对性地帮扶，风险消除后退出。"
    ),
    "fraud": (
        "一、不向陌生人转账，不告诉别人验证码。\n"
        "二、公检法不会在电话里办案，不会要求转账。\n"
        "三、说“刷单返利”“代办低保”的都是骗人的。\n"
        "四、遇到拿不准的，先打电话问社工或拨打 96110。"
    ),
    "safety": (
        "一、煤炉一定要装烟囱，睡前打开一点窗户，当心一氧化碳中毒。\n"
        "二、电热毯不折叠、不整夜开。\n"
        "三、电动车不进屋充电，插线板不串接。\n"
        "四、发现煤气味先开窗，不开灯、不打火。"
    ),
}


def seed():
    Leaflet.objects.bulk_create(
        (
            Leaflet(code=code, name=name, name_en=name_en, order=order)
            for order, (code, name, name_en, _number) in enumerate(LEAFLETS)
        ),
        ignore_conflicts=True,
    )
    LeafletVersion.objects.bulk_create(
        (
            LeafletVersion(leaflet_id=code, number=number, text=TEXTS.get(code, ""))
            for code, _name, _name_en, number in LEAFLETS
            if not LeafletVersion.objects.filter(leaflet=code).exists()
        ),
        ignore_conflicts=True,
    )

"""The leaflets that an empty database begins with."""

from visits.doorstep.models import Leaflet

LEAFLETS = [
    # code, Chinese, English, version
    ("rescue", "社会救助政策一本通", "Social assistance in short", "2026"),
    ("medical", "医疗保障待遇明白纸", "Medical insurance and aid", "2026"),
    ("monitoring", "防返贫监测帮扶政策", "Monitoring and prevention", "2026"),
    ("fraud", "防诈骗提示", "Beware of fraud", "2026"),
    ("safety", "冬季取暖和用电安全", "Safe heating and electricity", "2026"),
]


def seed():
    Leaflet.objects.bulk_create(
        (
            Leaflet(code=code, name=name, name_en=name_en, version=version, order=order)
            for order, (code, name, name_en, version) in enumerate(LEAFLETS)
        ),
        ignore_conflicts=True,
    )

"""What the tables of codes began with when this was written; later codes come by ``load_catalogues``."""

from caseload.core.database import begin_with
from caseload.core.light_migrations import LightMigration

LEAFLET = [
    ("fraud", "防诈骗提示", "Beware of fraud", 3, "2026"),
    ("medical", "医疗保障待遇明白纸", "Medical insurance and aid", 1, "2026"),
    ("monitoring", "防返贫监测帮扶政策", "Monitoring and prevention", 2, "2026"),
    ("rescue", "社会救助政策一本通", "Social assistance in short", 0, "2026"),
    ("safety", "冬季取暖和用电安全", "Safe heating and electricity", 4, "2026"),
]


class Migration(LightMigration):
    dependencies = [("doorstep", "0002_areas_are_followed")]

    operations = [
        begin_with("doorstep_leaflet", "code name name_en order version", LEAFLET),
    ]

"""The leaflets that tell of the policies which an empty database begins with; what administrators have chosen stays."""

from django.db import migrations

from caseload.core.light_migrations import LightMigration

LEAFLETS = [
    ("rescue", ["dibao", "tekun", "tekun_care", "temp_aid"]),
    ("medical", ["ins_subsidy", "major_ins", "med_aid", "chronic_cert", "treat_first"]),
    ("monitoring", ["anti_return_ins"]),
]
FILL = """UPDATE policies_policy SET leaflet_id = %s WHERE leaflet_id IS NULL AND code = ANY(%s)
    AND EXISTS (SELECT 1 FROM leaflets_leaflet WHERE code = %s)"""


class Migration(LightMigration):
    dependencies = [
        ("leaflets", "0002_first_catalogues"),
        ("policies", "0008_benefits_taken_over"),
    ]

    operations = [
        migrations.RunSQL([(FILL, [code, policies, code]) for code, policies in LEAFLETS], migrations.RunSQL.noop)
    ]

"""The catalogue of leaflets moves to the room of leaflets, and what was printed on one becomes a version there."""

import django.db.models.deletion
from django.db import migrations, models

from caseload.core.database import fill
from caseload.core.light_migrations import LightMigration

THERE = """
INSERT INTO leaflets_leaflet (code, name, name_en, "order", valid_from, valid_to)
SELECT code, name, name_en, "order", valid_from, valid_to FROM doorstep_leaflet
ON CONFLICT (code) DO UPDATE SET name = EXCLUDED.name, name_en = EXCLUDED.name_en, "order" = EXCLUDED."order",
    valid_from = EXCLUDED.valid_from, valid_to = EXCLUDED.valid_to
"""
VERSIONS_HANDED = """
INSERT INTO leaflets_leafletversion (leaflet_id, number, valid_from, text)
SELECT handed.leaflet_id, coalesce(nullif(handed.number, ''), '1'), min(visited_on), ''
FROM doorstep_visitleaflet AS handed JOIN visits_visit ON visits_visit.id = handed.visit_id GROUP BY 1, 2
ON CONFLICT DO NOTHING
"""
VERSIONS_KEPT = """
INSERT INTO leaflets_leafletversion (leaflet_id, number, valid_from, text)
SELECT code, coalesce(nullif(version, ''), '1'), CURRENT_DATE, '' FROM doorstep_leaflet ON CONFLICT DO NOTHING
"""
VERSIONS_NAMED = """
UPDATE doorstep_visitleaflet AS handed SET version_id = coalesce(
    (SELECT id FROM leaflets_leafletversion AS known
     WHERE known.leaflet_id = handed.leaflet_id AND known.number = coalesce(nullif(handed.number, ''), '1')),
    (SELECT min(id) FROM leaflets_leafletversion AS known WHERE known.leaflet_id = handed.leaflet_id))
"""
BACK = """
INSERT INTO doorstep_leaflet (code, name, name_en, "order", valid_from, valid_to, version)
SELECT code, name, name_en, "order", valid_from, valid_to, coalesce(
    (SELECT number FROM leaflets_leafletversion AS known WHERE known.leaflet_id = code
     ORDER BY known.valid_from DESC NULLS LAST LIMIT 1), '')
FROM leaflets_leaflet ON CONFLICT DO NOTHING
"""
NUMBERS_BACK = """
UPDATE doorstep_visitleaflet AS handed SET number = known.number
FROM leaflets_leafletversion AS known WHERE known.id = handed.version_id
"""


def leaflet():
    return models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="leaflets.leaflet")


def version(**how):
    return models.ForeignKey(
        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="leaflets.leafletversion", **how
    )


class Migration(LightMigration):
    dependencies = [
        ("doorstep", "0008_another_item_of_the_checklist"),
        ("leaflets", "0002_first_catalogues"),
        ("visits", "0006_history_names_the_outcome"),
    ]

    operations = [
        migrations.RenameField("visitleaflet", "version", "number"),
        migrations.AlterField("visitleaflet", "number", models.CharField(blank=True, default="", max_length=20)),
        migrations.RunSQL([THERE, VERSIONS_HANDED, VERSIONS_KEPT], [BACK]),
        migrations.AlterField("visitleaflet", "leaflet", leaflet()),
        migrations.AddField("visitleaflet", "version", version(null=True)),
        fill(VERSIONS_NAMED),
        migrations.RunSQL(migrations.RunSQL.noop, [NUMBERS_BACK]),
        migrations.AlterField("visitleaflet", "version", version()),
        migrations.RemoveField("visitleaflet", "number"),
        migrations.AddField("visitleaflet", "understood", models.BooleanField(default=False)),
        migrations.DeleteModel("LeafletEvent"),
        migrations.DeleteModel("Leaflet"),
    ]

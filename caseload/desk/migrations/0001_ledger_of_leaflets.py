from django.db import migrations, models

from caseload.core.light_migrations import LightMigration

LEDGER = """
CREATE VIEW desk_ledger AS
SELECT 'visit-' || handed.id AS key, 'visit' AS occasion, visit.visited_on AS day, visit.area_path, visit.happened_in,
    '' AS place, handed.leaflet_id, handed.version_id, handed.count::integer AS count, visit.worker_id AS by_id,
    visit.id AS visit_id, visit.household_id, NULL::bigint AS activity_id, NULL::bigint AS handout_id,
    handed.explained, handed.understood
FROM doorstep_visitleaflet AS handed JOIN visits_visit AS visit ON visit.id = handed.visit_id
UNION ALL
SELECT 'others-' || visit.id, 'visit', visit.visited_on, visit.area_path, visit.happened_in,
    '', NULL, NULL, visit.leaflets - named.copies, visit.worker_id,
    visit.id, visit.household_id, NULL, NULL, false, false
FROM visits_visit AS visit CROSS JOIN LATERAL (
    SELECT coalesce(sum(handed.count), 0)::integer AS copies FROM doorstep_visitleaflet AS handed
    WHERE handed.visit_id = visit.id) AS named
WHERE visit.leaflets > named.copies
UNION ALL
SELECT 'activity-' || handed.id, 'activity', activity.day, activity.area_path, activity.area_path,
    activity.title, handed.leaflet_id, handed.version_id, handed.count, activity.owner_id,
    NULL, NULL, activity.id, NULL, true, false
FROM activities_activityleaflet AS handed JOIN activities_activity AS activity ON activity.id = handed.activity_id
UNION ALL
SELECT 'more-' || activity.id, 'activity', activity.day, activity.area_path, activity.area_path,
    activity.title, NULL, NULL, activity.leaflets - named.copies, activity.owner_id,
    NULL, NULL, activity.id, NULL, true, false
FROM activities_activity AS activity CROSS JOIN LATERAL (
    SELECT coalesce(sum(handed.count), 0)::integer AS copies FROM activities_activityleaflet AS handed
    WHERE handed.activity_id = activity.id) AS named
WHERE activity.leaflets > named.copies
UNION ALL
SELECT 'place-' || handout.id, 'place', handout.day, handout.area_path, handout.area_path,
    handout.place, version.leaflet_id, handout.version_id, handout.count, handout.by_id,
    NULL, NULL, NULL, handout.id, false, false
FROM leaflets_handout AS handout JOIN leaflets_leafletversion AS version ON version.id = handout.version_id
WHERE handout.because = ''
"""


class Migration(LightMigration):
    initial = True

    dependencies = [
        ("activities", "0005_leaflets_at_activities"),
        ("doorstep", "0012_leaflets_are_drawn_from_stocks"),
        ("leaflets", "0004_areas_are_followed"),
    ]

    operations = [
        migrations.RunSQL(LEDGER, "DROP VIEW desk_ledger"),
        migrations.CreateModel(
            name="LedgerLine",
            fields=[("key", models.CharField(max_length=50, primary_key=True, serialize=False))],
            options={"db_table": "desk_ledger", "managed": False, "ordering": ["-day", "-key"]},
        ),
    ]

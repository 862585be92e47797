"""What rosters said of persons in columns that have fields of their own now: in the rows, in their past, and in what undo
reads."""

from django.db import migrations

from caseload.core.light_migrations import LightMigration
from caseload.core.parts_of_json import FLAG, Part, PartsOfJson, text_of

PARTS = PartsOfJson(
    "roster",
    [
        Part("marital_status", "marital_status", text_of(40)),
        Part("med_ins_employee", "employee_medical_insurance", FLAG),
        Part("med_ins_major", "major_illness_insurance", FLAG),
        Part("pension_employee", "employee_pension_insurance", FLAG),
        Part("dibao_enjoy", "dibao", text_of(40)),
        Part("tekun_enjoy", "tekun", text_of(40)),
    ],
)
ROWS, EVENTS = "households_member", "households_memberevent"
SILENT = "SELECT set_config('pgtrigger.ignore', '{pgtrigger_update_update_733b8}', true)"
"""Nothing changed: the history has no entry of it."""
LOUD = "SELECT set_config('pgtrigger.ignore', '{}', true)"
TRACES = PARTS.out_of_documents("roster_rostertrace", "before", "after", "\"table\" = 'member'")


class Migration(LightMigration):
    dependencies = [
        ("households", "0010_marital_status_insurance_and_own_benefits"),
        ("roster", "0004_whom_problems_are_about"),
    ]

    operations = [
        migrations.RunSQL(
            [SILENT, PARTS.out(ROWS), LOUD, PARTS.out(EVENTS)],
            [SILENT, PARTS.back(ROWS), LOUD, PARTS.back(EVENTS)],
        ),
        migrations.RunSQL([TRACES], migrations.RunSQL.noop),
    ]

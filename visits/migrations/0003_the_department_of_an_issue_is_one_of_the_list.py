"""The department of an issue, and of a kind of errand, was a name in words; now it is one of the list.

A name that the list does not know joins it, so that nothing is lost.
"""

# ruff: noqa: S608 - only names of tables are put together; the words go as parameters.
import zlib

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

from visits.seed import seed_departments

WRITTEN_OTHERWISE = {"医保局": "medical_insurance", "民政办": "civil_affairs"}
"""Names of the first kinds of errands for departments that the list has under another."""
TABLES = ("visits_issue", "visits_issueevent", "visits_errandkind")
STEPS = "visits_issuestep"


def names_to_codes(apps, schema_editor):
    seed_departments(apps)
    Department = apps.get_model("visits", "Department")
    with schema_editor.connection.cursor() as cursor:
        for name in _names(cursor):
            if name not in WRITTEN_OTHERWISE and not Department.objects.filter(code=name).exists():
                code = f"named-{zlib.crc32(name.encode()):08x}"
                Department.objects.get_or_create(name=name, defaults={"code": code, "name_en": name})
        codes = dict(Department.objects.order_by("-code").values_list("name", "code")) | WRITTEN_OTHERWISE
        _rewrite(cursor, codes)
        for table in TABLES:
            cursor.execute(f"UPDATE {table} SET department = NULL WHERE department = ''")


def codes_to_names(apps, schema_editor):
    with schema_editor.connection.cursor() as cursor:
        _rewrite(cursor, dict(apps.get_model("visits", "Department").objects.values_list("code", "name")))
        for table in TABLES:
            cursor.execute(f"UPDATE {table} SET department = '' WHERE department IS NULL")


def _names(cursor):
    found = " UNION ".join(f"SELECT department FROM {table}" for table in TABLES)
    cursor.execute(f"{found} UNION SELECT facts->>'department' FROM {STEPS}")
    return [name for (name,) in cursor.fetchall() if name]


def _rewrite(cursor, words):
    """Put for each of ``words`` its other word, in the tables and in what the steps say."""
    pairs = [list(words), list(words.values())]
    given = "FROM unnest(%s::text[], %s::text[]) AS pair(old, new)"
    for table in TABLES:
        cursor.execute(f"UPDATE {table} SET department = new {given} WHERE department = old", pairs)
    cursor.execute(f"ALTER TABLE {STEPS} DISABLE TRIGGER USER")
    changed = "SET facts = jsonb_set(facts, '{department}', to_jsonb(new))"
    cursor.execute(f"UPDATE {STEPS} {changed} {given} WHERE facts->>'department' = old", pairs)
    cursor.execute(f"ALTER TABLE {STEPS} ENABLE TRIGGER USER")


def in_words(model):
    words = models.CharField("department", blank=True, null=True, max_length=60)
    return migrations.AlterField(model, "department", words)


class Migration(migrations.Migration):
    dependencies = [
        ("visits", "0002_areas_are_followed_and_first_catalogues"),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name="issue",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="issue",
            name="update_update",
        ),
        migrations.RemoveConstraint(
            model_name="issue",
            name="issue_transferred_says_whereto",
        ),
        in_words("errandkind"),
        in_words("issue"),
        in_words("issueevent"),
        migrations.RunPython(names_to_codes, codes_to_names),
        migrations.AlterField(
            model_name="errandkind",
            name="department",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="visits.department",
                verbose_name="department",
            ),
        ),
        migrations.AlterField(
            model_name="issue",
            name="department",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="visits.department",
                verbose_name="department",
            ),
        ),
        migrations.AlterField(
            model_name="issueevent",
            name="department",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="visits.department",
                verbose_name="department",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="issue",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "visits_issueevent" ("allowed", "area_path", "asked_at", "call_back_due", "category_id", "closed_at", "closed_on", "department_id", "description", "due_at", "extended_by", "hand_backs", "household_id", "id", "in_hours", "kind", "member_id", "merged_into_id", "number", "opened_at", "opened_on", "owner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "priority", "reopened_count", "reporter_id", "resolved_at", "resolved_by_id", "respond_by", "responded_at", "result", "satisfaction", "source", "status", "suspended_at", "suspended_until", "title", "visit_id", "warn_at") VALUES (NEW."allowed", NEW."area_path", NEW."asked_at", NEW."call_back_due", NEW."category_id", NEW."closed_at", NEW."closed_on", NEW."department_id", NEW."description", NEW."due_at", NEW."extended_by", NEW."hand_backs", NEW."household_id", NEW."id", NEW."in_hours", NEW."kind", NEW."member_id", NEW."merged_into_id", NEW."number", NEW."opened_at", NEW."opened_on", NEW."owner_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."priority", NEW."reopened_count", NEW."reporter_id", NEW."resolved_at", NEW."resolved_by_id", NEW."respond_by", NEW."responded_at", NEW."result", NEW."satisfaction", NEW."source", NEW."status", NEW."suspended_at", NEW."suspended_until", NEW."title", NEW."visit_id", NEW."warn_at"); RETURN NULL;',
                    hash="476c9506a9d698a4fdcc185d0cc4904acc45e419",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_0b5a6",
                    table="visits_issue",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="issue",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."allowed" IS DISTINCT FROM (NEW."allowed") OR OLD."area_path" IS DISTINCT FROM (NEW."area_path") OR OLD."asked_at" IS DISTINCT FROM (NEW."asked_at") OR OLD."call_back_due" IS DISTINCT FROM (NEW."call_back_due") OR OLD."category_id" IS DISTINCT FROM (NEW."category_id") OR OLD."closed_at" IS DISTINCT FROM (NEW."closed_at") OR OLD."closed_on" IS DISTINCT FROM (NEW."closed_on") OR OLD."department_id" IS DISTINCT FROM (NEW."department_id") OR OLD."description" IS DISTINCT FROM (NEW."description") OR OLD."due_at" IS DISTINCT FROM (NEW."due_at") OR OLD."extended_by" IS DISTINCT FROM (NEW."extended_by") OR OLD."hand_backs" IS DISTINCT FROM (NEW."hand_backs") OR OLD."household_id" IS DISTINCT FROM (NEW."household_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."in_hours" IS DISTINCT FROM (NEW."in_hours") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."member_id" IS DISTINCT FROM (NEW."member_id") OR OLD."merged_into_id" IS DISTINCT FROM (NEW."merged_into_id") OR OLD."number" IS DISTINCT FROM (NEW."number") OR OLD."opened_at" IS DISTINCT FROM (NEW."opened_at") OR OLD."opened_on" IS DISTINCT FROM (NEW."opened_on") OR OLD."owner_id" IS DISTINCT FROM (NEW."owner_id") OR OLD."priority" IS DISTINCT FROM (NEW."priority") OR OLD."reopened_count" IS DISTINCT FROM (NEW."reopened_count") OR OLD."reporter_id" IS DISTINCT FROM (NEW."reporter_id") OR OLD."resolved_at" IS DISTINCT FROM (NEW."resolved_at") OR OLD."resolved_by_id" IS DISTINCT FROM (NEW."resolved_by_id") OR OLD."respond_by" IS DISTINCT FROM (NEW."respond_by") OR OLD."responded_at" IS DISTINCT FROM (NEW."responded_at") OR OLD."result" IS DISTINCT FROM (NEW."result") OR OLD."satisfaction" IS DISTINCT FROM (NEW."satisfaction") OR OLD."source" IS DISTINCT FROM (NEW."source") OR OLD."status" IS DISTINCT FROM (NEW."status") OR OLD."suspended_at" IS DISTINCT FROM (NEW."suspended_at") OR OLD."suspended_until" IS DISTINCT FROM (NEW."suspended_until") OR OLD."title" IS DISTINCT FROM (NEW."title") OR OLD."visit_id" IS DISTINCT FROM (NEW."visit_id") OR OLD."warn_at" IS DISTINCT FROM (NEW."warn_at"))',
                    func='INSERT INTO "visits_issueevent" ("allowed", "area_path", "asked_at", "call_back_due", "category_id", "closed_at", "closed_on", "department_id", "description", "due_at", "extended_by", "hand_backs", "household_id", "id", "in_hours", "kind", "member_id", "merged_into_id", "number", "opened_at", "opened_on", "owner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "priority", "reopened_count", "reporter_id", "resolved_at", "resolved_by_id", "respond_by", "responded_at", "result", "satisfaction", "source", "status", "suspended_at", "suspended_until", "title", "visit_id", "warn_at") VALUES (NEW."allowed", NEW."area_path", NEW."asked_at", NEW."call_back_due", NEW."category_id", NEW."closed_at", NEW."closed_on", NEW."department_id", NEW."description", NEW."due_at", NEW."extended_by", NEW."hand_backs", NEW."household_id", NEW."id", NEW."in_hours", NEW."kind", NEW."member_id", NEW."merged_into_id", NEW."number", NEW."opened_at", NEW."opened_on", NEW."owner_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."priority", NEW."reopened_count", NEW."reporter_id", NEW."resolved_at", NEW."resolved_by_id", NEW."respond_by", NEW."responded_at", NEW."result", NEW."satisfaction", NEW."source", NEW."status", NEW."suspended_at", NEW."suspended_until", NEW."title", NEW."visit_id", NEW."warn_at"); RETURN NULL;',
                    hash="a54454bf982fc460cbd31d997aa82f4ae7524eef",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_52724",
                    table="visits_issue",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="issue",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("status", "transferred"), _negated=True), ("department__isnull", False), _connector="OR"
                ),
                name="issue_transferred_says_whereto",
            ),
        ),
    ]

from datetime import timedelta

import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models
from django.utils import timezone

from households import plan_seed

WAITING = ("intake", "approval", "closing")


def fill(apps, schema_editor):
    """What levels there are leave the days of the seed; what waits for a supervisor waits so long from today."""
    CaseLevel, CasePlan = apps.get_model("households", "CaseLevel"), apps.get_model("households", "CasePlan")
    today = timezone.localdate()
    for code, _name, _name_en, _days, _grace, _review, answer, _weight in plan_seed.LEVELS:
        CaseLevel.objects.filter(pk=code).update(answer_days=answer)
    for level in CaseLevel.objects.all():
        waiting = CasePlan.objects.filter(level=level, waiting__in=WAITING)
        waiting.update(answer_by=today + timedelta(days=level.answer_days))


def seed(apps, schema_editor):
    plan_seed.seed(apps)


class Migration(migrations.Migration):
    dependencies = [
        ("households", "0002_search_and_catalogues"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name="action",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="action",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="caseplan",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="caseplan",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="followup",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="followup",
            name="update_update",
        ),
        migrations.AddField(
            model_name="action",
            name="visit",
            field=models.UUIDField(blank=True, editable=False, null=True),
        ),
        migrations.AddField(
            model_name="actionevent",
            name="visit",
            field=models.UUIDField(blank=True, editable=False, null=True),
        ),
        migrations.AddField(
            model_name="caselevel",
            name="answer_days",
            field=models.PositiveSmallIntegerField(default=3, verbose_name="working days for the supervisor's answer"),
        ),
        migrations.AddField(
            model_name="caseplan",
            name="answer_by",
            field=models.DateField(blank=True, null=True, verbose_name="answer by"),
        ),
        migrations.AddField(
            model_name="caseplanevent",
            name="answer_by",
            field=models.DateField(blank=True, null=True, verbose_name="answer by"),
        ),
        migrations.AddField(
            model_name="followup",
            name="visit",
            field=models.UUIDField(blank=True, editable=False, null=True),
        ),
        migrations.AddField(
            model_name="followupevent",
            name="visit",
            field=models.UUIDField(blank=True, editable=False, null=True),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="action",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "households_actionevent" ("created_at", "due_on", "ended_by_id", "ended_on", "goal_id", "handed_to", "id", "issue_number", "order", "owner_kind", "owner_name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "result", "since_id", "state", "visit", "what") VALUES (NEW."created_at", NEW."due_on", NEW."ended_by_id", NEW."ended_on", NEW."goal_id", NEW."handed_to", NEW."id", NEW."issue_number", NEW."order", NEW."owner_kind", NEW."owner_name", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reason", NEW."result", NEW."since_id", NEW."state", NEW."visit", NEW."what"); RETURN NULL;',
                    hash="3aa1d6eeccd7d226164124bc27df6f10e7883ec1",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_0cdb5",
                    table="households_action",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="action",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "households_actionevent" ("created_at", "due_on", "ended_by_id", "ended_on", "goal_id", "handed_to", "id", "issue_number", "order", "owner_kind", "owner_name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "result", "since_id", "state", "visit", "what") VALUES (NEW."created_at", NEW."due_on", NEW."ended_by_id", NEW."ended_on", NEW."goal_id", NEW."handed_to", NEW."id", NEW."issue_number", NEW."order", NEW."owner_kind", NEW."owner_name", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reason", NEW."result", NEW."since_id", NEW."state", NEW."visit", NEW."what"); RETURN NULL;',
                    hash="43205df6813a1c08d1e0b85f4abeda454114337c",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_89ea7",
                    table="households_action",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="caseplan",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "households_caseplanevent" ("answer_by", "closed_on", "created_by_id", "episode", "household_id", "id", "level_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "previous_id", "review_due_on", "stage_on", "started_on", "status", "urgency", "waiting", "worker_id") VALUES (NEW."answer_by", NEW."closed_on", NEW."created_by_id", NEW."episode", NEW."household_id", NEW."id", NEW."level_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."previous_id", NEW."review_due_on", NEW."stage_on", NEW."started_on", NEW."status", NEW."urgency", NEW."waiting", NEW."worker_id"); RETURN NULL;',
                    hash="79d32255c6112deb0ea22bc090a3041f9b6c8506",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_f3ac8",
                    table="households_caseplan",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="caseplan",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."answer_by" IS DISTINCT FROM (NEW."answer_by") OR OLD."closed_on" IS DISTINCT FROM (NEW."closed_on") OR OLD."created_by_id" IS DISTINCT FROM (NEW."created_by_id") OR OLD."episode" IS DISTINCT FROM (NEW."episode") OR OLD."household_id" IS DISTINCT FROM (NEW."household_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."level_id" IS DISTINCT FROM (NEW."level_id") OR OLD."previous_id" IS DISTINCT FROM (NEW."previous_id") OR OLD."review_due_on" IS DISTINCT FROM (NEW."review_due_on") OR OLD."stage_on" IS DISTINCT FROM (NEW."stage_on") OR OLD."started_on" IS DISTINCT FROM (NEW."started_on") OR OLD."status" IS DISTINCT FROM (NEW."status") OR OLD."urgency" IS DISTINCT FROM (NEW."urgency") OR OLD."waiting" IS DISTINCT FROM (NEW."waiting") OR OLD."worker_id" IS DISTINCT FROM (NEW."worker_id"))',
                    func='INSERT INTO "households_caseplanevent" ("answer_by", "closed_on", "created_by_id", "episode", "household_id", "id", "level_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "previous_id", "review_due_on", "stage_on", "started_on", "status", "urgency", "waiting", "worker_id") VALUES (NEW."answer_by", NEW."closed_on", NEW."created_by_id", NEW."episode", NEW."household_id", NEW."id", NEW."level_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."previous_id", NEW."review_due_on", NEW."stage_on", NEW."started_on", NEW."status", NEW."urgency", NEW."waiting", NEW."worker_id"); RETURN NULL;',
                    hash="9db8542736f99821d1ce3aa9288af56c14de7039",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_96bd3",
                    table="households_caseplan",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="followup",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "households_followupevent" ("by_id", "done_on", "due_on", "id", "is_cancelled", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "visit", "words") VALUES (NEW."by_id", NEW."done_on", NEW."due_on", NEW."id", NEW."is_cancelled", NEW."outcome", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."plan_id", NEW."visit", NEW."words"); RETURN NULL;',
                    hash="7d82a60580336ae19c742e175ea4a1c2887c4055",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_29045",
                    table="households_followup",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="followup",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "households_followupevent" ("by_id", "done_on", "due_on", "id", "is_cancelled", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "visit", "words") VALUES (NEW."by_id", NEW."done_on", NEW."due_on", NEW."id", NEW."is_cancelled", NEW."outcome", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."plan_id", NEW."visit", NEW."words"); RETURN NULL;',
                    hash="a2296a8d73b3676d862d703009e2497231ba9f53",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_4ba6a",
                    table="households_followup",
                    when="AFTER",
                ),
            ),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
        migrations.AddConstraint(
            model_name="caselevel",
            constraint=models.CheckConstraint(
                condition=models.Q(("answer_days__gte", 1)), name="case_level_leaves_a_day_for_the_answer"
            ),
        ),
        migrations.AddConstraint(
            model_name="caseplan",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("waiting__in", ["intake", "approval", "closing"]), ("answer_by__isnull", True), _connector="XOR"
                ),
                name="plan_waits_for_the_supervisor_until_a_day",
            ),
        ),
        migrations.RunPython(seed, migrations.RunPython.noop),
    ]

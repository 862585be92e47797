import django.db.models.deletion
import django.db.models.expressions
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

import caseload.core.wall_clock
from caseload.core.light_migrations import LightMigration


class Migration(LightMigration):
    dependencies = [
        ("core", "0010_history_names_what_changed"),
        ("giving", "0002_areas_are_followed"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="WriteOff",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("quantity", models.DecimalField(decimal_places=2, max_digits=12, verbose_name="how much")),
                (
                    "why",
                    models.CharField(
                        choices=[
                            ("expired", "Past its day"),
                            ("damaged", "Damaged or spoilt"),
                            ("missing", "Missing when counted"),
                        ],
                        max_length=10,
                        verbose_name="reason",
                    ),
                ),
                ("words", models.CharField(max_length=200, verbose_name="in words")),
                ("day", models.DateField(default=caseload.core.wall_clock.today, verbose_name="day")),
                ("at", models.DateTimeField(default=caseload.core.wall_clock.now, editable=False)),
                ("because", models.CharField(blank=True, max_length=200, verbose_name="why it is taken back")),
            ],
            options={
                "verbose_name": "write-off",
                "ordering": ["-day", "-pk"],
            },
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="donation",
            name="is_counted_by_its_gifts",
        ),
        migrations.RemoveConstraint(
            model_name="donation",
            name="donation_gives_nothing_less_than_none",
        ),
        migrations.RemoveConstraint(
            model_name="donation",
            name="donation_never_falls_below_zero",
        ),
        migrations.RemoveField(model_name="donation", name="free"),
        migrations.RemoveField(model_name="donation", name="left"),
        migrations.AddField(
            model_name="donation",
            name="written_off",
            field=models.DecimalField(decimal_places=2, default=0, editable=False, max_digits=12),
        ),
        migrations.AddField(
            model_name="donation",
            name="free",
            field=models.GeneratedField(
                db_persist=True,
                expression=django.db.models.expressions.CombinedExpression(
                    django.db.models.expressions.CombinedExpression(
                        django.db.models.expressions.CombinedExpression(models.F("quantity"), "-", models.F("given")),
                        "-",
                        models.F("written_off"),
                    ),
                    "-",
                    models.F("reserved"),
                ),
                output_field=models.DecimalField(decimal_places=2, max_digits=14),
            ),
        ),
        migrations.AddField(
            model_name="donation",
            name="left",
            field=models.GeneratedField(
                db_persist=True,
                expression=django.db.models.expressions.CombinedExpression(
                    django.db.models.expressions.CombinedExpression(models.F("quantity"), "-", models.F("given")),
                    "-",
                    models.F("written_off"),
                ),
                output_field=models.DecimalField(decimal_places=2, max_digits=14),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="donation",
            trigger=pgtrigger.compiler.Trigger(
                name="is_counted_by_its_gifts",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (pg_trigger_depth() = 0 AND (OLD.reserved, OLD.given, OLD.written_off) IS DISTINCT FROM (NEW.reserved, NEW.given, NEW.written_off))",
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                    hash="7a8990f9892301699198c99815a7c711ade14e04",
                    operation="UPDATE",
                    pgid="pgtrigger_is_counted_by_its_gifts_25bc5",
                    table="giving_donation",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="donation",
            constraint=models.CheckConstraint(
                condition=models.Q(("given__gte", 0), ("reserved__gte", 0), ("written_off__gte", 0)),
                name="donation_gives_nothing_less_than_none",
            ),
        ),
        migrations.AddConstraint(
            model_name="donation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "quantity__gte",
                        django.db.models.expressions.CombinedExpression(
                            django.db.models.expressions.CombinedExpression(
                                models.F("given"), "+", models.F("written_off")
                            ),
                            "+",
                            models.F("reserved"),
                        ),
                    )
                ),
                name="donation_never_falls_below_zero",
            ),
        ),
        migrations.AddField(
            model_name="writeoff",
            name="by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="writeoff",
            name="taken_back_by",
            field=models.ForeignKey(
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="writeoff",
            name="donation",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="write_offs", to="giving.donation"
            ),
        ),
        migrations.AddConstraint(
            model_name="writeoff",
            constraint=models.CheckConstraint(
                condition=models.Q(("quantity__gt", 0)), name="write_off_is_of_something"
            ),
        ),
        migrations.AddConstraint(
            model_name="writeoff",
            constraint=models.CheckConstraint(
                condition=models.Q(("words", ""), _negated=True), name="write_off_says_why_in_words"
            ),
        ),
        migrations.AddConstraint(
            model_name="writeoff",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("because", ""), ("taken_back_by", None)),
                    models.Q(models.Q(("because", ""), _negated=True), ("taken_back_by__isnull", False)),
                    _connector="OR",
                ),
                name="write_off_taken_back_says_why_and_by_whom",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="writeoff",
            trigger=pgtrigger.compiler.Trigger(
                name="counts_on_its_donation",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\nUPDATE giving_donation SET written_off = written_off + NEW.quantity * (NEW.because = '')::int\n    - COALESCE(OLD.quantity * (OLD.because = '')::int, 0)\nWHERE id = NEW.donation_id;\nRETURN NULL;\n",
                    hash="ca963ed6b6215e95f8890cc4152514a7d0b6c418",
                    operation='INSERT OR UPDATE OF "because"',
                    pgid="pgtrigger_counts_on_its_donation_6ca2b",
                    table="giving_writeoff",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="writeoff",
            trigger=pgtrigger.compiler.Trigger(
                name="is_taken_back_not_deleted",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
                    hash="da9e86d8946b16f78c424c158e133d8f64ee0842",
                    operation="DELETE",
                    pgid="pgtrigger_is_taken_back_not_deleted_c2732",
                    table="giving_writeoff",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="writeoff",
            trigger=pgtrigger.compiler.Trigger(
                name="stays_what_it_is",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."by_id" IS DISTINCT FROM (NEW."by_id") OR OLD."day" IS DISTINCT FROM (NEW."day") OR OLD."donation_id" IS DISTINCT FROM (NEW."donation_id") OR OLD."quantity" IS DISTINCT FROM (NEW."quantity") OR OLD."why" IS DISTINCT FROM (NEW."why") OR OLD."words" IS DISTINCT FROM (NEW."words"))',
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                    hash="60138e317ad57f5059b8623d7dd9ded430c46563",
                    operation="UPDATE",
                    pgid="pgtrigger_stays_what_it_is_60fc2",
                    table="giving_writeoff",
                    when="BEFORE",
                ),
            ),
        ),
    ]

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

import caseload.core.wall_clock
from caseload.core.light_migrations import LightMigration


class Migration(LightMigration):
    dependencies = [
        ("core", "0010_history_names_what_changed"),
        ("leaflets", "0002_first_catalogues"),
        ("pghistory", "0007_auto_20250421_0444"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Handout",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("place", models.CharField(blank=True, max_length=120, verbose_name="building or place")),
                ("count", models.PositiveIntegerField(verbose_name="copies")),
                ("day", models.DateField(default=caseload.core.wall_clock.today, verbose_name="day")),
                ("note", models.CharField(blank=True, max_length=200, verbose_name="note")),
                ("at", models.DateTimeField(default=caseload.core.wall_clock.now, editable=False)),
                ("because", models.CharField(blank=True, max_length=200, verbose_name="why it is taken back")),
                (
                    "area",
                    models.ForeignKey(
                        db_column="area_path",
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="core.area",
                        to_field="path",
                        verbose_name="area",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="leaflets.leafletversion",
                        verbose_name="leaflet",
                    ),
                ),
            ],
            options={
                "verbose_name": "hand-out to a building or area",
                "ordering": ["-day", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="Stock",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("on_hand", models.PositiveIntegerField(default=0, editable=False, verbose_name="copies here")),
                ("short", models.PositiveIntegerField(default=0, editable=False, verbose_name="copies short")),
                (
                    "counted_at",
                    models.DateTimeField(default=caseload.core.wall_clock.now, editable=False, verbose_name="counted"),
                ),
                (
                    "area",
                    models.ForeignKey(
                        db_column="area_path",
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="core.area",
                        to_field="path",
                        verbose_name="kept at",
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="leaflets.leafletversion",
                        verbose_name="leaflet",
                    ),
                ),
            ],
            options={
                "verbose_name": "stock of leaflets",
                "ordering": ["area", "version"],
            },
        ),
        migrations.CreateModel(
            name="Movement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("received", "Received"),
                            ("moved_in", "Came from another place"),
                            ("moved_out", "Went to another place"),
                            ("counted", "Counted"),
                            ("handed", "Handed out"),
                            ("returned", "Hand-out corrected or taken back"),
                        ],
                        max_length=10,
                        verbose_name="what happened",
                    ),
                ),
                ("copies", models.PositiveIntegerField(verbose_name="copies")),
                ("words", models.CharField(blank=True, max_length=200, verbose_name="note")),
                ("happened_at", models.DateTimeField(default=caseload.core.wall_clock.now)),
                ("at", models.DateTimeField(default=caseload.core.wall_clock.now)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "other",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="leaflets.stock",
                    ),
                ),
                (
                    "stock",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="movements", to="leaflets.stock"
                    ),
                ),
            ],
            options={
                "verbose_name": "change of a stock",
                "ordering": ["-at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="HandoutEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("place", models.CharField(blank=True, max_length=120, verbose_name="building or place")),
                ("count", models.PositiveIntegerField(verbose_name="copies")),
                ("day", models.DateField(default=caseload.core.wall_clock.today, verbose_name="day")),
                ("note", models.CharField(blank=True, max_length=200, verbose_name="note")),
                ("at", models.DateTimeField(default=caseload.core.wall_clock.now, editable=False)),
                ("because", models.CharField(blank=True, max_length=200, verbose_name="why it is taken back")),
                (
                    "area",
                    models.ForeignKey(
                        db_column="area_path",
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="core.area",
                        to_field="path",
                        verbose_name="area",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="leaflets.handout",
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="leaflets.leafletversion",
                        verbose_name="leaflet",
                    ),
                ),
                (
                    "stock",
                    models.ForeignKey(
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="leaflets.stock",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="handout",
            name="stock",
            field=models.ForeignKey(
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="leaflets.stock",
            ),
        ),
        migrations.AddConstraint(
            model_name="stock",
            constraint=models.UniqueConstraint(
                fields=("area", "version"), name="leaflet_stock_once_per_place_and_version"
            ),
        ),
        migrations.AddConstraint(
            model_name="stock",
            constraint=models.CheckConstraint(
                condition=models.Q(("on_hand__gte", 0), ("short__gte", 0)), name="leaflet_stock_never_below_zero"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="stock",
            trigger=pgtrigger.compiler.Trigger(
                name="is_counted_by_its_movements",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (pg_trigger_depth() = 0 AND (OLD.on_hand, OLD.short) IS DISTINCT FROM (NEW.on_hand, NEW.short))",
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                    hash="ff3fa524e3425bde5188bdb59edc1d44c6d0a90b",
                    operation="UPDATE",
                    pgid="pgtrigger_is_counted_by_its_movements_4bc0d",
                    table="leaflets_stock",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="movement",
            index=models.Index(fields=["stock", "-at", "-id"], name="movement_stock"),
        ),
        migrations.AddConstraint(
            model_name="movement",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind", "counted"), ("copies__gte", 1), _connector="OR"),
                name="movement_is_of_some_copies",
            ),
        ),
        migrations.AddConstraint(
            model_name="movement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kind__in", ["moved_in", "moved_out"]), ("other__isnull", False)),
                    models.Q(models.Q(("kind__in", ["moved_in", "moved_out"]), _negated=True), ("other", None)),
                    _connector="OR",
                ),
                name="movement_between_places_names_the_other",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="movement",
            trigger=pgtrigger.compiler.Trigger(
                name="counts_on_its_stock",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    constraint="CONSTRAINT",
                    func="\nUPDATE leaflets_stock SET\n    on_hand = CASE NEW.kind\n        WHEN 'counted' THEN NEW.copies\n        WHEN 'handed' THEN GREATEST(on_hand - NEW.copies, 0)\n        WHEN 'returned' THEN on_hand + GREATEST(NEW.copies - short, 0)\n        WHEN 'moved_out' THEN on_hand - NEW.copies\n        ELSE on_hand + NEW.copies END,\n    short = CASE NEW.kind\n        WHEN 'counted' THEN 0\n        WHEN 'handed' THEN short + GREATEST(NEW.copies - on_hand, 0)\n        WHEN 'returned' THEN GREATEST(short - NEW.copies, 0)\n        ELSE short END,\n    counted_at = CASE NEW.kind WHEN 'counted' THEN NEW.happened_at ELSE counted_at END\nWHERE id = NEW.stock_id AND (NEW.kind NOT IN ('handed', 'returned') OR counted_at <= NEW.happened_at);\nRETURN NULL;\n",
                    hash="5410b663ea676bd82459e6cff6aa7712e011ebd1",
                    operation="INSERT",
                    pgid="pgtrigger_counts_on_its_stock_20cea",
                    table="leaflets_movement",
                    timing="DEFERRABLE INITIALLY DEFERRED",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="movement",
            trigger=pgtrigger.compiler.Trigger(
                name="is_written_once",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="5427a086fb4d7636def4571fb2ac67c95f4d6d17",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_is_written_once_0b032",
                    table="leaflets_movement",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="handout",
            index=models.Index(fields=["area", "-day"], name="handout_area_day"),
        ),
        migrations.AddConstraint(
            model_name="handout",
            constraint=models.CheckConstraint(
                condition=models.Q(("count__gte", 1), ("count__lte", 100000)), name="handout_is_of_plausible_copies"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="handout",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "leaflets_handoutevent" ("area_path", "at", "because", "by_id", "count", "day", "id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "stock_id", "version_id") VALUES (NEW."area_path", NEW."at", NEW."because", NEW."by_id", NEW."count", NEW."day", NEW."id", NEW."note", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."place", NEW."stock_id", NEW."version_id"); RETURN NULL;',
                    hash="e238ec5fffbb5e6221c3c69fbcbb31e42fd231d7",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_16c38",
                    table="leaflets_handout",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="handout",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "leaflets_handoutevent" ("area_path", "at", "because", "by_id", "count", "day", "id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "stock_id", "version_id") VALUES (NEW."area_path", NEW."at", NEW."because", NEW."by_id", NEW."count", NEW."day", NEW."id", NEW."note", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."place", NEW."stock_id", NEW."version_id"); RETURN NULL;',
                    hash="3b9f7e71e93f64b60a85d39f0a7008c3ad987ae7",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_4b746",
                    table="leaflets_handout",
                    when="AFTER",
                ),
            ),
        ),
    ]

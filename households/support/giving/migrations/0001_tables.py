import uuid

import django.db.models.deletion
import django.db.models.expressions
import pgtrigger
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

import caseload.core.models.attachment
import caseload.core.wall_clock
from caseload.core.history_tables import Protected, Tracked
from caseload.core.light_migrations import LightMigration


class Migration(LightMigration):
    initial = True

    dependencies = [
        ("core", "0009_notices_say_what_was_held"),
        ("households", "0011_living_conditions_land_helper_and_why_flagged"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        migrations.CreateModel(
            name="Donation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "sort",
                    models.CharField(
                        choices=[
                            ("money", "Money"),
                            ("food", "Food"),
                            ("daily", "Things of daily use"),
                            ("clothes", "Clothes"),
                            ("books", "Books and school things"),
                            ("appliance", "Household appliances"),
                            ("medical", "Medicine and aids"),
                            ("other", "Other"),
                        ],
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                ("what", models.CharField(blank=True, max_length=60, verbose_name="what")),
                ("unit", models.CharField(blank=True, max_length=10, verbose_name="unit")),
                ("quantity", models.DecimalField(decimal_places=2, max_digits=12, verbose_name="quantity, or yuan")),
                (
                    "each",
                    models.DecimalField(decimal_places=2, default=1, max_digits=10, verbose_name="value of one (yuan)"),
                ),
                ("expires_on", models.DateField(blank=True, null=True, verbose_name="to be used until")),
                ("received_on", models.DateField(default=caseload.core.wall_clock.today, verbose_name="received on")),
                ("purpose", models.CharField(blank=True, max_length=200, verbose_name="earmark")),
                ("reserved", models.DecimalField(decimal_places=2, default=0, editable=False, max_digits=12)),
                ("given", models.DecimalField(decimal_places=2, default=0, editable=False, max_digits=12)),
                (
                    "left",
                    models.GeneratedField(
                        db_persist=True,
                        expression=django.db.models.expressions.CombinedExpression(
                            models.F("quantity"), "-", models.F("given")
                        ),
                        output_field=models.DecimalField(decimal_places=2, max_digits=14),
                    ),
                ),
                (
                    "free",
                    models.GeneratedField(
                        db_persist=True,
                        expression=django.db.models.expressions.CombinedExpression(
                            django.db.models.expressions.CombinedExpression(
                                models.F("quantity"), "-", models.F("given")
                            ),
                            "-",
                            models.F("reserved"),
                        ),
                        output_field=models.DecimalField(decimal_places=2, max_digits=14),
                    ),
                ),
                (
                    "value",
                    models.GeneratedField(
                        db_persist=True,
                        expression=django.db.models.expressions.CombinedExpression(
                            models.F("quantity"), "*", models.F("each")
                        ),
                        output_field=models.DecimalField(decimal_places=2, max_digits=14),
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "area",
                    models.ForeignKey(
                        db_column="area_path",
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="core.area",
                        to_field="path",
                        verbose_name="for households in",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "verbose_name": "donation",
                "ordering": ["-received_on", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="Donor",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[("enterprise", "Enterprise"), ("organisation", "Organisation"), ("person", "Person")],
                        max_length=12,
                        verbose_name="kind",
                    ),
                ),
                ("name", models.CharField(blank=True, max_length=100, verbose_name="name")),
                ("is_anonymous", models.BooleanField(default=False, verbose_name="does not wish to be named")),
                ("contact", models.CharField(blank=True, max_length=60, verbose_name="contact person")),
                ("phone", models.CharField(blank=True, max_length=20, verbose_name="phone")),
                ("note", models.CharField(blank=True, max_length=300, verbose_name="note")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "area",
                    models.ForeignKey(
                        db_column="area_path",
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="core.area",
                        to_field="path",
                        verbose_name="for households in",
                    ),
                ),
            ],
            options={
                "verbose_name": "donor",
                "ordering": ["pk"],
            },
        ),
        migrations.AddField(
            model_name="donation",
            name="donor",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="donations",
                to="giving.donor",
                verbose_name="donor",
            ),
        ),
        migrations.CreateModel(
            name="Gift",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("quantity", models.DecimalField(decimal_places=2, max_digits=12, verbose_name="how much")),
                ("value", models.DecimalField(decimal_places=2, editable=False, max_digits=12)),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("reserved", "Matched"),
                            ("handed", "Handed over"),
                            ("confirmed", "Confirmed by the household"),
                            ("released", "Match taken back"),
                            ("reversed", "Reversed"),
                        ],
                        default="reserved",
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                ("matched_on", models.DateField(default=caseload.core.wall_clock.today, verbose_name="matched on")),
                ("handed_on", models.DateField(blank=True, null=True, verbose_name="handed over on")),
                ("taken_by", models.CharField(blank=True, max_length=60, verbose_name="who took it")),
                ("relation", models.CharField(blank=True, max_length=40, verbose_name="relation to the household")),
                (
                    "signed",
                    models.CharField(
                        choices=[
                            ("paper", "Signed on the receipt"),
                            ("screen", "Signed on the screen"),
                            ("fingerprint", "Fingerprint on the receipt"),
                            ("witness", "A witness signed"),
                        ],
                        default="paper",
                        max_length=12,
                        verbose_name="signature",
                    ),
                ),
                ("confirmed_on", models.DateField(blank=True, null=True, verbose_name="confirmed on")),
                ("because", models.CharField(blank=True, max_length=200, verbose_name="why it is taken back")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "area",
                    models.ForeignKey(
                        db_column="area_path",
                        db_index=False,
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="core.area",
                        to_field="path",
                    ),
                ),
                (
                    "donation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="gifts",
                        to="giving.donation",
                        verbose_name="donation",
                    ),
                ),
                (
                    "handed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "happened_in",
                    models.ForeignKey(
                        db_column="happened_in",
                        db_index=False,
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="core.area",
                        to_field="path",
                    ),
                ),
                (
                    "household",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="households.household"
                    ),
                ),
                (
                    "matched_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "verbose_name": "gift",
                "ordering": ["-matched_on", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="GiftStep",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("verb", models.CharField(max_length=20)),
                ("from_status", models.CharField(blank=True, max_length=14)),
                ("to_status", models.CharField(max_length=14)),
                ("at", models.DateTimeField(default=caseload.core.wall_clock.now)),
                ("words", models.TextField(blank=True)),
                ("facts", models.JSONField(default=dict)),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "gift",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="steps", to="giving.gift"
                    ),
                ),
            ],
            options={
                "ordering": ["-at", "-pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="GiftPicture",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("file", models.FileField(upload_to=caseload.core.models.attachment.private_name, verbose_name="file")),
                ("size", models.PositiveIntegerField()),
                ("sha256", models.CharField(max_length=64)),
                ("created_at", models.DateTimeField(default=caseload.core.wall_clock.now, editable=False)),
                ("width", models.PositiveIntegerField()),
                ("height", models.PositiveIntegerField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "step",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="pictures", to="giving.giftstep"
                    ),
                ),
            ],
            options={
                "ordering": ["created_at", "pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="GiftDocument",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("file", models.FileField(upload_to=caseload.core.models.attachment.private_name, verbose_name="file")),
                ("size", models.PositiveIntegerField()),
                ("sha256", models.CharField(max_length=64)),
                ("created_at", models.DateTimeField(default=caseload.core.wall_clock.now, editable=False)),
                ("kind", models.CharField(choices=[("pdf", "PDF"), ("docx", "Word"), ("xlsx", "Excel")], max_length=4)),
                ("name", models.CharField(max_length=120, verbose_name="name of the file")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "step",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="documents", to="giving.giftstep"
                    ),
                ),
            ],
            options={
                "ordering": ["created_at", "pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Need",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[("wish", "Small wish"), ("need", "Need")],
                        default="wish",
                        max_length=8,
                        verbose_name="wish or need",
                    ),
                ),
                (
                    "sort",
                    models.CharField(
                        choices=[
                            ("money", "Money"),
                            ("food", "Food"),
                            ("daily", "Things of daily use"),
                            ("clothes", "Clothes"),
                            ("books", "Books and school things"),
                            ("appliance", "Household appliances"),
                            ("medical", "Medicine and aids"),
                            ("other", "Other"),
                        ],
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                ("what", models.CharField(max_length=120, verbose_name="what is needed")),
                (
                    "value",
                    models.DecimalField(
                        blank=True, decimal_places=2, max_digits=10, null=True, verbose_name="value (yuan), about"
                    ),
                ),
                ("since", models.DateField(default=caseload.core.wall_clock.today, verbose_name="since")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("open", "Open"),
                            ("matched", "Matched"),
                            ("handed", "Handed over"),
                            ("confirmed", "Confirmed by the household"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default="open",
                        editable=False,
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                ("withdrawn_because", models.CharField(blank=True, max_length=200, verbose_name="why it is withdrawn")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "household",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="households.household"
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="households.member",
                        verbose_name="for whom",
                    ),
                ),
            ],
            options={
                "verbose_name": "need of a household",
                "ordering": ["since", "pk"],
            },
        ),
        migrations.AddField(
            model_name="gift",
            name="need",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="gifts",
                to="giving.need",
            ),
        ),
        migrations.AddIndex(
            model_name="donor",
            index=models.Index(fields=["area", "id"], name="donor_area"),
        ),
        migrations.AddConstraint(
            model_name="donor",
            constraint=models.CheckConstraint(
                condition=models.Q(models.Q(("name", ""), _negated=True), ("is_anonymous", True), _connector="OR"),
                name="donor_has_a_name_or_is_anonymous",
            ),
        ),
        migrations.AddIndex(
            model_name="donation",
            index=models.Index(fields=["area", "received_on", "id"], name="donation_area"),
        ),
        migrations.AddIndex(
            model_name="donation",
            index=models.Index(fields=["donor", "received_on"], name="donation_donor"),
        ),
        migrations.AddConstraint(
            model_name="donation",
            constraint=models.CheckConstraint(
                condition=models.Q(("each__gte", 0), ("quantity__gt", 0)), name="donation_is_of_something"
            ),
        ),
        migrations.AddConstraint(
            model_name="donation",
            constraint=models.CheckConstraint(
                condition=models.Q(("given__gte", 0), ("reserved__gte", 0)),
                name="donation_gives_nothing_less_than_none",
            ),
        ),
        migrations.AddConstraint(
            model_name="donation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "quantity__gte",
                        django.db.models.expressions.CombinedExpression(models.F("given"), "+", models.F("reserved")),
                    )
                ),
                name="donation_never_falls_below_zero",
            ),
        ),
        migrations.AddConstraint(
            model_name="donation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("each", 1), ("expires_on", None), ("sort", "money"), ("unit", "")),
                    models.Q(
                        models.Q(("sort", "money"), _negated=True),
                        models.Q(("what", ""), _negated=True),
                        models.Q(("unit", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="donation_is_yuan_or_goods_with_a_name_and_unit",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="donation",
            trigger=pgtrigger.compiler.Trigger(
                name="is_reversed_not_deleted",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
                    hash="8d6710029ff9566f5a2479d09981b68cb64a8a16",
                    operation="DELETE",
                    pgid="pgtrigger_is_reversed_not_deleted_f414c",
                    table="giving_donation",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="donation",
            trigger=pgtrigger.compiler.Trigger(
                name="is_counted_by_its_gifts",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (pg_trigger_depth() = 0 AND (OLD.reserved, OLD.given) IS DISTINCT FROM (NEW.reserved, NEW.given))",
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                    hash="7f94c648252ffd2cb0b9fd6586a2c848f8788491",
                    operation="UPDATE",
                    pgid="pgtrigger_is_counted_by_its_gifts_25bc5",
                    table="giving_donation",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="need",
            index=models.Index(fields=["household", "since"], name="need_household"),
        ),
        migrations.AddIndex(
            model_name="need",
            index=models.Index(
                condition=models.Q(("status__in", ["open", "matched"])), fields=["since", "id"], name="need_to_meet"
            ),
        ),
        migrations.AddConstraint(
            model_name="need",
            constraint=models.CheckConstraint(
                condition=models.Q(("value", None), ("value__gt", 0), _connector="OR"),
                name="need_is_worth_something_if_said",
            ),
        ),
        migrations.AddConstraint(
            model_name="need",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("status", "withdrawn"), _negated=True),
                    models.Q(("withdrawn_because", ""), _negated=True),
                    _connector="OR",
                ),
                name="need_withdrawn_says_why",
            ),
        ),
        migrations.AddIndex(
            model_name="gift",
            index=models.Index(fields=["household", "-matched_on"], name="gift_household"),
        ),
        migrations.AddIndex(
            model_name="gift",
            index=models.Index(fields=["happened_in", "matched_on"], name="gift_happened_matched"),
        ),
        migrations.AddConstraint(
            model_name="gift",
            constraint=models.CheckConstraint(
                condition=models.Q(("quantity__gt", 0), ("value__gte", 0)), name="gift_is_of_something"
            ),
        ),
        migrations.AddConstraint(
            model_name="gift",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("status__in", ["reserved", "released"]),
                    models.Q(
                        ("handed_by__isnull", False),
                        ("handed_on__isnull", False),
                        models.Q(("taken_by", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="gift_handed_over_says_when_and_to_whom",
            ),
        ),
        migrations.AddConstraint(
            model_name="gift",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("status", "confirmed"), _negated=True), ("confirmed_on__isnull", False), _connector="OR"
                ),
                name="gift_confirmed_has_a_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="gift",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("status__in", ["released", "reversed"]), _negated=True),
                    models.Q(("because", ""), _negated=True),
                    _connector="OR",
                ),
                name="gift_taken_back_says_why",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="gift",
            trigger=pgtrigger.compiler.Trigger(
                name="counts_on_its_donation",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\nUPDATE giving_donation SET\n    reserved = reserved + NEW.quantity * (NEW.status = 'reserved')::int\n        - COALESCE(OLD.quantity * (OLD.status = 'reserved')::int, 0),\n    given = given + NEW.quantity * (NEW.status IN ('handed', 'confirmed'))::int\n        - COALESCE(OLD.quantity * (OLD.status IN ('handed', 'confirmed'))::int, 0)\nWHERE id = NEW.donation_id;\nRETURN NULL;\n",
                    hash="7175278950c19bf32b73750266c5f8197b43c54f",
                    operation='INSERT OR UPDATE OF "status"',
                    pgid="pgtrigger_counts_on_its_donation_15c03",
                    table="giving_gift",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="gift",
            trigger=pgtrigger.compiler.Trigger(
                name="is_reversed_not_deleted",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
                    hash="712d1d3a30d2fd0cc2d0700a98a422964fa73df5",
                    operation="DELETE",
                    pgid="pgtrigger_is_reversed_not_deleted_dc404",
                    table="giving_gift",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="gift",
            trigger=pgtrigger.compiler.Trigger(
                name="stays_what_it_is",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."donation_id" IS DISTINCT FROM (NEW."donation_id") OR OLD."household_id" IS DISTINCT FROM (NEW."household_id") OR OLD."need_id" IS DISTINCT FROM (NEW."need_id") OR OLD."quantity" IS DISTINCT FROM (NEW."quantity") OR OLD."value" IS DISTINCT FROM (NEW."value"))',
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                    hash="38033362d81757b8f1e39d23933c9442fb5b3c96",
                    operation="UPDATE",
                    pgid="pgtrigger_stays_what_it_is_ca742",
                    table="giving_gift",
                    when="BEFORE",
                ),
            ),
        ),
        Protected("GiftStep", "append_only", pgtrigger.Update | pgtrigger.Delete),
        Protected("GiftPicture", "append_only", pgtrigger.Update | pgtrigger.Delete),
        Protected("GiftDocument", "append_only", pgtrigger.Update | pgtrigger.Delete),
        Tracked("Donor", exclude=["version"]),
        Tracked("Donation", exclude=["reserved", "given", "left", "free", "value", "version"]),
        Tracked("Need", exclude=["version"]),
    ]

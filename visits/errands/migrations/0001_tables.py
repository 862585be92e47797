import uuid

import django.contrib.postgres.fields
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
        ("core", "__first__"),
        ("issues", "0001_tables"),
        ("pghistory", "0007_auto_20250421_0444"),
        ("visits", "0001_tables"),
    ]

    operations = [
        migrations.CreateModel(
            name="ErrandKind",
            fields=[
                ("code", models.CharField(max_length=40, primary_key=True, serialize=False, verbose_name="code")),
                ("name", models.CharField(max_length=60, verbose_name="name in Chinese")),
                ("name_en", models.CharField(max_length=80, verbose_name="name in English")),
                ("order", models.PositiveSmallIntegerField(default=0, verbose_name="order")),
                ("valid_from", models.DateField(blank=True, null=True, verbose_name="from")),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="until")),
                (
                    "papers",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=40),
                        default=list,
                        size=None,
                        verbose_name="papers usually needed",
                    ),
                ),
                (
                    "working_days",
                    models.PositiveSmallIntegerField(default=15, verbose_name="working days until it is usually done"),
                ),
                (
                    "category",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="issues.issuecategory",
                        verbose_name="category",
                    ),
                ),
                (
                    "department",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="issues.department",
                        verbose_name="department",
                    ),
                ),
            ],
            options={"verbose_name": "kind of errand", "ordering": ["order", "code"], "abstract": False},
        ),
        Tracked("ErrandKind"),
        migrations.CreateModel(
            name="Errand",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("asked_by", models.CharField(blank=True, max_length=60, verbose_name="asked for by")),
                (
                    "authorisation",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "Not needed"),
                            ("letter", "Letter of authorisation, signed"),
                            ("fingerprint", "Letter of authorisation, fingerprint"),
                            ("guardian", "Given by the guardian"),
                            ("missing", "Still to be brought"),
                        ],
                        default="",
                        max_length=12,
                        verbose_name="authorisation",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("registered", "Registered"),
                            ("taken", "Papers taken"),
                            ("submitted", "Handed in"),
                            ("correction", "Needs correction"),
                            ("done", "Done"),
                            ("delivered", "Delivered"),
                            ("turned_down", "Turned down"),
                        ],
                        default="registered",
                        max_length=12,
                    ),
                ),
                ("handed_to", models.CharField(blank=True, max_length=60, verbose_name="handed to")),
                ("handed_on", models.DateField(blank=True, null=True, verbose_name="handed in on")),
                ("expected_on", models.DateField(blank=True, null=True, verbose_name="expected by")),
                ("delivered_on", models.DateField(blank=True, null=True, verbose_name="delivered on")),
                ("created_at", models.DateTimeField(default=caseload.core.wall_clock.now, editable=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "issue",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="errand", to="issues.issue"
                    ),
                ),
                (
                    "what",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="errands.errandkind",
                        verbose_name="what is to be done",
                    ),
                ),
            ],
            options={
                "verbose_name": "errand",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status__in", ["submitted", "correction"]), _negated=True),
                            models.Q(("handed_on__isnull", False), models.Q(("handed_to", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="errand_handed_in_says_where_and_when",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "delivered"), _negated=True),
                            ("delivered_on__isnull", False),
                            _connector="OR",
                        ),
                        name="errand_delivered_has_a_day",
                    ),
                ],
            },
        ),
        Tracked("Errand", exclude=["version"]),
        migrations.CreateModel(
            name="ErrandStep",
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
                    "errand",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="steps", to="errands.errand"
                    ),
                ),
            ],
            options={
                "ordering": ["-at", "-pk"],
                "abstract": False,
                "indexes": [models.Index(fields=["errand", "-at"], name="errand_step_of_errand")],
            },
        ),
        Protected("ErrandStep", "append_only", pgtrigger.Update | pgtrigger.Delete),
        migrations.CreateModel(
            name="ErrandPicture",
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
                        on_delete=django.db.models.deletion.PROTECT, related_name="pictures", to="errands.errandstep"
                    ),
                ),
            ],
            options={
                "verbose_name": "picture of a step of an errand",
                "ordering": ["created_at", "pk"],
                "abstract": False,
            },
        ),
        Protected("ErrandPicture", "append_only", pgtrigger.Update | pgtrigger.Delete),
        migrations.CreateModel(
            name="ErrandDocument",
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
                        on_delete=django.db.models.deletion.PROTECT, related_name="documents", to="errands.errandstep"
                    ),
                ),
            ],
            options={
                "verbose_name": "document of a step of an errand",
                "ordering": ["created_at", "pk"],
                "abstract": False,
            },
        ),
        Protected("ErrandDocument", "append_only", pgtrigger.Update | pgtrigger.Delete),
        migrations.CreateModel(
            name="Paper",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=60, verbose_name="paper")),
                (
                    "kind",
                    models.CharField(
                        choices=[("original", "Original"), ("copy", "Copy"), ("money", "Money")],
                        max_length=10,
                        verbose_name="original or copy",
                    ),
                ),
                ("brought", models.DecimalField(decimal_places=2, default=0, editable=False, max_digits=10)),
                ("in_hand", models.DecimalField(decimal_places=2, default=0, editable=False, max_digits=10)),
                ("at_office", models.DecimalField(decimal_places=2, default=0, editable=False, max_digits=10)),
                ("at_home", models.DecimalField(decimal_places=2, default=0, editable=False, max_digits=10)),
                ("used", models.DecimalField(decimal_places=2, default=0, editable=False, max_digits=10)),
                (
                    "errand",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="papers", to="errands.errand"
                    ),
                ),
                (
                    "holder",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "paper",
                "ordering": ["pk"],
                "indexes": [
                    models.Index(condition=models.Q(("in_hand__gt", 0)), fields=["holder", "id"], name="paper_in_hand"),
                    models.Index(condition=models.Q(("in_hand__gt", 0)), fields=["id"], name="paper_in_any_hand"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "brought",
                                django.db.models.expressions.CombinedExpression(
                                    django.db.models.expressions.CombinedExpression(
                                        django.db.models.expressions.CombinedExpression(
                                            models.F("in_hand"), "+", models.F("at_office")
                                        ),
                                        "+",
                                        models.F("at_home"),
                                    ),
                                    "+",
                                    models.F("used"),
                                ),
                            )
                        ),
                        name="paper_is_always_somewhere",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("at_home__gte", 0), ("at_office__gte", 0), ("in_hand__gte", 0), ("used__gte", 0)
                        ),
                        name="paper_is_nowhere_less_than_none",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("in_hand", 0), ("holder__isnull", False), _connector="OR"),
                        name="paper_in_hand_is_in_somebodys_hand",
                    ),
                ],
            },
        ),
        Protected("Paper", "is_not_deleted", pgtrigger.Delete),
        Protected("Paper", "comes_by_a_receipt", pgtrigger.Insert, pgtrigger.Q(new__brought__gt=0)),
        Protected(
            "Paper",
            "moves_by_receipts_only",
            pgtrigger.Update,
            pgtrigger.Condition("OLD.* IS DISTINCT FROM NEW.* AND pg_trigger_depth() = 0"),
        ),
        migrations.CreateModel(
            name="Receipt",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("no", models.PositiveSmallIntegerField()),
                (
                    "way",
                    models.CharField(
                        choices=[
                            ("take", "Taken from the household"),
                            ("give_back", "Given back to the household"),
                            ("hand_in", "Handed in at the office"),
                            ("fetch", "Fetched from the office"),
                            ("issue", "Issued by the office"),
                            ("pass_on", "Passed on to a colleague"),
                            ("settle", "Spent, or kept by the office"),
                        ],
                        max_length=10,
                    ),
                ),
                ("with_whom", models.CharField(blank=True, max_length=60, verbose_name="who gave or took it")),
                (
                    "signed",
                    models.CharField(
                        choices=[
                            ("paper", "Signed on the slip"),
                            ("fingerprint", "Fingerprint on the slip"),
                            ("witness", "A witness signed"),
                            ("not_yet", "Not signed yet"),
                        ],
                        default="not_yet",
                        max_length=12,
                        verbose_name="signature",
                    ),
                ),
                ("at", models.DateTimeField(default=caseload.core.wall_clock.now)),
                ("words", models.CharField(blank=True, max_length=300, verbose_name="note")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "errand",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="receipts", to="errands.errand"
                    ),
                ),
                (
                    "to",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "visit",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to="visits.visit"
                    ),
                ),
            ],
            options={
                "verbose_name": "receipt",
                "ordering": ["-at", "-no"],
                "constraints": [
                    models.UniqueConstraint(fields=("errand", "no"), name="receipt_number_once_per_errand"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("way__in", ["take", "give_back"]), _negated=True),
                            models.Q(("with_whom", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="receipt_names_who_gave_or_took",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("way", "settle"), _negated=True),
                            models.Q(("words", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="receipt_of_spending_says_for_what",
                    ),
                ],
            },
        ),
        Protected("Receipt", "is_kept", pgtrigger.Delete),
        Protected("Receipt", "is_written_once", pgtrigger.Update, pgtrigger.AnyChange(exclude=["visit"])),
        migrations.CreateModel(
            name="PaperMovement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("quantity", models.DecimalField(decimal_places=2, max_digits=10)),
                (
                    "source",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "from the giver"),
                            ("hand", "in the worker's hands"),
                            ("office", "at the office"),
                            ("home", "at home"),
                            ("used", "used up"),
                        ],
                        max_length=6,
                    ),
                ),
                (
                    "target",
                    models.CharField(
                        choices=[
                            ("", "from the giver"),
                            ("hand", "in the worker's hands"),
                            ("office", "at the office"),
                            ("home", "at home"),
                            ("used", "used up"),
                        ],
                        max_length=6,
                    ),
                ),
                (
                    "holder",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "paper",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="movements", to="errands.paper"
                    ),
                ),
                (
                    "receipt",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="lines", to="errands.receipt"
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("quantity__gt", 0)), name="movement_moves_something"),
                    models.CheckConstraint(
                        condition=models.Q(("target__in", ["hand", "office", "home", "used"])),
                        name="movement_ends_somewhere",
                    ),
                ],
            },
        ),
        Protected("PaperMovement", "append_only", pgtrigger.Update | pgtrigger.Delete),
        pgtrigger.migrations.AddTrigger(
            model_name="papermovement",
            trigger=pgtrigger.compiler.Trigger(
                name="moves_the_paper",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\nUPDATE errands_paper SET\n    brought = brought + CASE WHEN NEW.source = '' THEN NEW.quantity ELSE 0 END,\n    in_hand = in_hand + NEW.quantity * ((NEW.target = 'hand')::int - (NEW.source = 'hand')::int),\n    at_office = at_office + NEW.quantity * ((NEW.target = 'office')::int - (NEW.source = 'office')::int),\n    at_home = at_home + NEW.quantity * ((NEW.target = 'home')::int - (NEW.source = 'home')::int),\n    used = used + NEW.quantity * ((NEW.target = 'used')::int - (NEW.source = 'used')::int),\n    holder_id = CASE WHEN NEW.target = 'hand' THEN NEW.holder_id ELSE holder_id END\nWHERE id = NEW.paper_id;\nUPDATE issues_issue SET papers_out = (\n    SELECT count(*) FROM errands_paper paper WHERE paper.errand_id = errand.id\n    AND paper.kind IN ('original', 'money') AND (paper.in_hand > 0 OR paper.at_office > 0)\n)\nFROM errands_errand errand JOIN errands_paper moved ON moved.errand_id = errand.id\nWHERE moved.id = NEW.paper_id AND issues_issue.id = errand.issue_id;\nRETURN NULL;\n",
                    hash="828786da622950f9c295ac1f8371ee2b9ef21793",
                    operation="INSERT",
                    pgid="pgtrigger_moves_the_paper_e1e75",
                    table="errands_papermovement",
                    when="AFTER",
                ),
            ),
        ),
    ]

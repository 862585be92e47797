import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import caseload.core.wall_clock
from caseload.core.light_migrations import LightMigration


class Migration(LightMigration):
    dependencies = [
        ("core", "__first__"),
        ("households", "0013_when_the_level_of_a_case_began"),
        ("policies", "0006_policies_name_their_leaflet"),
    ]

    operations = [
        migrations.CreateModel(
            name="PaymentList",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("file", models.FileField(max_length=200, upload_to="payments/%Y/%m/")),
                ("name", models.CharField(max_length=255)),
                ("sha256", models.CharField(max_length=64)),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("checked", "Checked, not imported"),
                            ("waiting", "Being imported"),
                            ("applied", "Imported"),
                            ("undone", "Undone"),
                        ],
                        default="checked",
                        max_length=10,
                    ),
                ),
                ("month", models.DateField(blank=True, null=True)),
                ("paid_on", models.DateField(blank=True, null=True)),
                ("paper", models.CharField(blank=True, max_length=60)),
                ("skip_invalid", models.BooleanField(default=False)),
                ("skipped", models.PositiveIntegerField(default=0)),
                ("failure", models.CharField(blank=True, max_length=300)),
                ("created_at", models.DateTimeField(default=caseload.core.wall_clock.now)),
                ("applied_at", models.DateTimeField(blank=True, null=True)),
                ("undone_at", models.DateTimeField(blank=True, null=True)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "policy",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="policies.policy",
                    ),
                ),
                (
                    "undone_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "payment list",
                "ordering": ["-created_at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="PaymentLine",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("position", models.PositiveIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[("new", "New"), ("unchanged", "Written down already"), ("rejected", "To correct")],
                        max_length=10,
                    ),
                ),
                ("sheet", models.CharField(blank=True, max_length=255)),
                ("row", models.PositiveIntegerField()),
                ("name", models.CharField(blank=True, max_length=100)),
                ("policy", models.CharField(blank=True, max_length=120)),
                ("months", models.CharField(blank=True, max_length=60)),
                ("amount", models.DecimalField(decimal_places=2, max_digits=12, null=True)),
                ("code", models.CharField(blank=True, max_length=40)),
                ("column", models.CharField(blank=True, max_length=20)),
                ("raw", models.CharField(blank=True, max_length=200)),
                (
                    "entitlement",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="policies.entitlement",
                    ),
                ),
                (
                    "household",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="households.household",
                    ),
                ),
                (
                    "payment",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.CASCADE, related_name="+", to="policies.payment"
                    ),
                ),
                (
                    "list",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="lines",
                        to="policies.paymentlist",
                    ),
                ),
            ],
            options={
                "ordering": ["position"],
            },
        ),
        migrations.AddConstraint(
            model_name="paymentlist",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("status__in", ["applied", "undone"]), _negated=True),
                    ("applied_at__isnull", False),
                    _connector="OR",
                ),
                name="payment_list_imported_says_when",
            ),
        ),
        migrations.AddConstraint(
            model_name="paymentlist",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("status", "undone"), _negated=True), ("undone_at__isnull", False), _connector="OR"
                ),
                name="payment_list_undone_says_when",
            ),
        ),
        migrations.AddIndex(
            model_name="paymentline",
            index=models.Index(fields=["list", "kind", "position"], name="payment_line_kind"),
        ),
        migrations.AddConstraint(
            model_name="paymentline",
            constraint=models.UniqueConstraint(fields=("list", "position"), name="payment_line_has_its_place"),
        ),
        migrations.AddConstraint(
            model_name="paymentline",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kind", "rejected"), models.Q(("code", ""), _negated=True)),
                    models.Q(models.Q(("kind", "rejected"), _negated=True), ("code", "")),
                    _connector="OR",
                ),
                name="payment_line_rejected_says_why",
            ),
        ),
    ]

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import caseload.core.wall_clock
from caseload.core.history_tables import Tracked
from caseload.core.light_migrations import LightMigration

WHOM = [("household", "The household"), ("member", "A member")]


class Migration(LightMigration):
    initial = True

    dependencies = [
        ("core", "__first__"),
        ("pghistory", "0007_auto_20250421_0444"),
        ("policies", "0004_pensions_and_checkups"),
    ]

    operations = [
        migrations.CreateModel(
            name="IncomeLine",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[("dibao", "Line of the minimum living allowance"), ("monitor", "Line of monitoring")],
                        max_length=10,
                        verbose_name="income line",
                    ),
                ),
                ("valid_from", models.DateField(blank=True, null=True, verbose_name="from")),
                (
                    "amount",
                    models.DecimalField(decimal_places=2, max_digits=10, verbose_name="yuan a year and head"),
                ),
                ("note", models.CharField(blank=True, max_length=120, verbose_name="source (paper and number)")),
            ],
            options={
                "verbose_name": "income line",
                "ordering": ["kind", models.OrderBy(models.F("valid_from"), nulls_first=True)],
            },
        ),
        migrations.AddConstraint(
            model_name="incomeline",
            constraint=models.UniqueConstraint(
                fields=("kind", "valid_from"), name="income_line_once_per_day", nulls_distinct=False
            ),
        ),
        migrations.AddConstraint(
            model_name="incomeline",
            constraint=models.CheckConstraint(condition=models.Q(("amount__gt", 0)), name="income_line_is_something"),
        ),
        migrations.CreateModel(
            name="Rule",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("whom", models.CharField(choices=WHOM, max_length=10, verbose_name="given to")),
                (
                    "status",
                    models.CharField(
                        choices=[("draft", "Draft"), ("in_force", "In force"), ("withdrawn", "Withdrawn")],
                        default="draft",
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                ("tree", models.JSONField(verbose_name="conditions")),
                ("paper", models.CharField(blank=True, max_length=120, verbose_name="source (paper)")),
                ("paper_number", models.CharField(blank=True, max_length=60, verbose_name="number of the paper")),
                ("paper_on", models.DateField(blank=True, null=True, verbose_name="day of the paper")),
                ("note", models.CharField(blank=True, max_length=300, verbose_name="note")),
                ("valid_from", models.DateField(blank=True, null=True, verbose_name="from")),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="until")),
                ("created_at", models.DateTimeField(default=caseload.core.wall_clock.now, editable=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
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
                    "policy",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="policies.policy",
                        verbose_name="policy",
                    ),
                ),
            ],
            options={"verbose_name": "rule", "ordering": ["policy__order", "policy", "-created_at", "-pk"]},
        ),
        migrations.AddConstraint(
            model_name="rule",
            constraint=models.UniqueConstraint(
                condition=models.Q(("status", "in_force")), fields=("policy",), name="policy_has_one_rule_in_force"
            ),
        ),
        migrations.AddConstraint(
            model_name="rule",
            constraint=models.UniqueConstraint(
                condition=models.Q(("status", "draft")), fields=("policy",), name="policy_has_one_draft"
            ),
        ),
        migrations.AddConstraint(
            model_name="rule",
            constraint=models.CheckConstraint(
                condition=models.Q(("status", "draft"), ("valid_from__isnull", False), _connector="OR"),
                name="rule_in_force_has_its_first_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="rule",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("valid_to__isnull", True),
                    ("valid_from__isnull", True),
                    ("valid_to__gte", models.F("valid_from")),
                    _connector="OR",
                ),
                name="rule_ends_after_it_begins",
            ),
        ),
        migrations.CreateModel(
            name="RuleCase",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("tries", models.CharField(max_length=120, verbose_name="what it tries")),
                ("day", models.DateField(verbose_name="judged on")),
                ("facts", models.JSONField(default=dict, verbose_name="facts")),
                (
                    "expected",
                    models.CharField(
                        choices=[("yes", "Eligible"), ("no", "Not eligible"), ("unknown", "Cannot be told")],
                        max_length=8,
                        verbose_name="expected",
                    ),
                ),
                (
                    "rule",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="cases",
                        to="eligibility.rule",
                        verbose_name="rule",
                    ),
                ),
            ],
            options={"verbose_name": "case", "ordering": ["pk"]},
        ),
        migrations.AddConstraint(
            model_name="rulecase",
            constraint=models.UniqueConstraint(fields=("rule", "tries"), name="rule_tries_each_case_once"),
        ),
        Tracked("IncomeLine"),
        Tracked("Rule", exclude=["version"]),
        Tracked("RuleCase"),
    ]

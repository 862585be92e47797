import django.contrib.postgres.fields
import django.core.validators
import django.db.models.deletion
import django.db.models.functions.comparison
from django.db import migrations, models

from caseload.core.history_tables import Tracked
from caseload.core.light_migrations import LightMigration


class Migration(LightMigration):
    initial = True

    dependencies = [("pghistory", "0007_auto_20250421_0444")]

    operations = [
        migrations.CreateModel(
            name="Authority",
            fields=[
                ("code", models.CharField(max_length=40, primary_key=True, serialize=False, verbose_name="code")),
                ("name", models.CharField(max_length=60, verbose_name="name in Chinese")),
                ("name_en", models.CharField(max_length=80, verbose_name="name in English")),
                ("order", models.PositiveSmallIntegerField(default=0, verbose_name="order")),
                ("valid_from", models.DateField(blank=True, null=True, verbose_name="from")),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="until")),
            ],
            options={
                "verbose_name": "department in charge",
                "ordering": ["order", "code"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Policy",
            fields=[
                ("code", models.CharField(max_length=40, primary_key=True, serialize=False, verbose_name="code")),
                ("name", models.CharField(max_length=60, verbose_name="name in Chinese")),
                ("name_en", models.CharField(max_length=80, verbose_name="name in English")),
                ("order", models.PositiveSmallIntegerField(default=0, verbose_name="order")),
                ("valid_from", models.DateField(blank=True, null=True, verbose_name="from")),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="until")),
                (
                    "whom",
                    models.CharField(
                        choices=[("household", "The household"), ("member", "A member")],
                        default="member",
                        max_length=10,
                        verbose_name="given to",
                    ),
                ),
                (
                    "unit",
                    models.CharField(
                        choices=[
                            ("person_month", "yuan per person and month"),
                            ("household_month", "yuan per household and month"),
                            ("person_year", "yuan per person and year"),
                            ("household_year", "yuan per household and year"),
                            ("term", "yuan per school term"),
                            ("time", "yuan, once"),
                            ("percent", "per cent of the costs"),
                            ("in_kind", "in kind, or as a service"),
                        ],
                        max_length=16,
                        verbose_name="unit",
                    ),
                ),
                (
                    "months",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="granted for (months)"),
                ),
                ("conditions", models.TextField(blank=True, verbose_name="conditions")),
                (
                    "papers",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=40),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="papers needed",
                    ),
                ),
                ("where_to_apply", models.CharField(blank=True, max_length=60, verbose_name="where to apply")),
                (
                    "apply_from",
                    models.CharField(
                        blank=True,
                        default="",
                        max_length=5,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^((0[13578]|1[02])-(0[1-9]|[12]\\d|3[01])|(0[469]|11)-(0[1-9]|[12]\\d|30)|02-(0[1-9]|1\\d|2[0-8]))$",
                                "Month and day with two digits each, as 09-01.",
                            )
                        ],
                        verbose_name="applications from (each year)",
                    ),
                ),
                (
                    "apply_to",
                    models.CharField(
                        blank=True,
                        default="",
                        max_length=5,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^((0[13578]|1[02])-(0[1-9]|[12]\\d|3[01])|(0[469]|11)-(0[1-9]|[12]\\d|30)|02-(0[1-9]|1\\d|2[0-8]))$",
                                "Month and day with two digits each, as 09-01.",
                            )
                        ],
                        verbose_name="applications until (each year)",
                    ),
                ),
                ("source", models.CharField(blank=True, max_length=120, verbose_name="source (paper and number)")),
            ],
            options={
                "verbose_name": "policy",
                "ordering": ["order", "code"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="PolicyAmount",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("valid_from", models.DateField(blank=True, null=True, verbose_name="from")),
                ("amount", models.DecimalField(decimal_places=2, max_digits=10, verbose_name="amount")),
                ("note", models.CharField(blank=True, max_length=120, verbose_name="note")),
            ],
            options={
                "verbose_name": "amount of a policy",
                "ordering": ["policy__order", "policy", models.OrderBy(models.F("valid_from"), nulls_first=True)],
            },
        ),
        migrations.CreateModel(
            name="PolicyExclusion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("reason", models.CharField(blank=True, max_length=120, verbose_name="why")),
            ],
            options={
                "verbose_name": "exclusion of policies",
                "ordering": ["one__order", "other__order", "pk"],
            },
        ),
        migrations.AddField(
            model_name="policy",
            name="authority",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="policies.authority",
                verbose_name="department in charge",
            ),
        ),
        migrations.AddField(
            model_name="policyamount",
            name="policy",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="amounts",
                to="policies.policy",
                verbose_name="policy",
            ),
        ),
        migrations.AddField(
            model_name="policyexclusion",
            name="one",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to="policies.policy",
                verbose_name="policy",
            ),
        ),
        migrations.AddField(
            model_name="policyexclusion",
            name="other",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to="policies.policy",
                verbose_name="excludes",
            ),
        ),
        migrations.AddConstraint(
            model_name="policy",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("apply_from", ""), ("apply_to", "")),
                    models.Q(
                        (
                            "apply_from__regex",
                            "^((0[13578]|1[02])-(0[1-9]|[12]\\d|3[01])|(0[469]|11)-(0[1-9]|[12]\\d|30)|02-(0[1-9]|1\\d|2[0-8]))$",
                        ),
                        (
                            "apply_to__regex",
                            "^((0[13578]|1[02])-(0[1-9]|[12]\\d|3[01])|(0[469]|11)-(0[1-9]|[12]\\d|30)|02-(0[1-9]|1\\d|2[0-8]))$",
                        ),
                    ),
                    _connector="OR",
                ),
                name="policy_has_a_whole_window_or_none",
                violation_error_message="A window for applications has a first and a last day.",
            ),
        ),
        migrations.AddConstraint(
            model_name="policy",
            constraint=models.CheckConstraint(
                condition=models.Q(("months__isnull", True), ("months__gte", 1), _connector="OR"),
                name="policy_is_granted_for_a_month_at_least",
            ),
        ),
        migrations.AddConstraint(
            model_name="policyamount",
            constraint=models.UniqueConstraint(
                fields=("policy", "valid_from"), name="policy_amount_once_per_day", nulls_distinct=False
            ),
        ),
        migrations.AddConstraint(
            model_name="policyamount",
            constraint=models.CheckConstraint(condition=models.Q(("amount__gt", 0)), name="policy_amount_is_something"),
        ),
        migrations.AddConstraint(
            model_name="policyexclusion",
            constraint=models.UniqueConstraint(
                django.db.models.functions.comparison.Least("one", "other"),
                django.db.models.functions.comparison.Greatest("one", "other"),
                name="policies_exclude_each_other_once",
                violation_error_message="These two exclude each other already.",
            ),
        ),
        migrations.AddConstraint(
            model_name="policyexclusion",
            constraint=models.CheckConstraint(
                condition=models.Q(("one", models.F("other")), _negated=True),
                name="policy_excludes_another_one",
                violation_error_message="Choose two different policies.",
            ),
        ),
        Tracked("Authority"),
        Tracked("Policy"),
        Tracked("PolicyAmount"),
        Tracked("PolicyExclusion"),
    ]

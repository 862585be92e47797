import django.db.models.deletion
from django.db import migrations, models

import caseload.core.models.copied
from caseload.core.database import fill, follow_area
from caseload.core.light_migrations import LightMigration


class Migration(LightMigration):
    dependencies = [
        ("core", "0003_first_catalogues"),
        ("households", "0004_household_lies_in_one_area"),
        ("issues", "0003_first_catalogues"),
        ("visits", "0003_reading_follows_the_household"),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name="issue",
            name="issue_area_opened",
        ),
        migrations.RemoveIndex(
            model_name="issue",
            name="issue_area_closed",
        ),
        migrations.RemoveIndex(
            model_name="issue",
            name="issue_found_counted",
        ),
        migrations.RemoveIndex(
            model_name="issue",
            name="issue_closed_counted",
        ),
        migrations.AddField(
            model_name="issue",
            name="happened_in",
            field=models.ForeignKey(
                db_column="happened_in",
                db_index=False,
                null=True,
                editable=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="core.area",
                to_field="path",
            ),
        ),
        migrations.AddIndex(
            model_name="issue",
            index=models.Index(fields=["happened_in", "opened_on"], name="issue_happened_opened"),
        ),
        migrations.AddIndex(
            model_name="issue",
            index=models.Index(fields=["happened_in", "closed_on"], name="issue_happened_closed"),
        ),
        migrations.AddIndex(
            model_name="issue",
            index=models.Index(
                fields=["opened_on"],
                include=(
                    "happened_in",
                    "category",
                    "department",
                    "status",
                    "household",
                    "respond_by",
                    "responded_at",
                    "said_solved",
                    "reopened_count",
                ),
                name="issue_found_counted",
            ),
        ),
        migrations.AddIndex(
            model_name="issue",
            index=models.Index(
                fields=["closed_on"],
                include=(
                    "happened_in",
                    "category",
                    "department",
                    "status",
                    "opened_on",
                    "resolved_at",
                    "resolved_on",
                    "due_at",
                    "satisfaction",
                ),
                name="issue_closed_counted",
            ),
        ),
        fill(
            "UPDATE issues_issue SET happened_in = area_path",
            "UPDATE issues_issue AS own SET area_path = household.area_path FROM households_household AS household "
            "WHERE household.id = own.household_id AND household.area_path <> own.area_path",
        ),
        migrations.AlterField(
            model_name="issue",
            name="happened_in",
            field=models.ForeignKey(
                db_column="happened_in",
                db_index=False,
                editable=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="core.area",
                to_field="path",
            ),
        ),
        follow_area("issues_issue", "happened_in"),
        migrations.AddConstraint(
            model_name="issue",
            constraint=caseload.core.models.copied.Copied(
                fields=("household", "area"), name="issue_lies_where_its_household_lies"
            ),
        ),
    ]

import django.db.models.deletion
import pghistory
from django.db import migrations, models

from caseload.core.history_tables import Tracked


class Migration(migrations.Migration):
    dependencies = [
        ("issues", "0004_steps_of_one_shape"),
        ("pghistory", "0007_auto_20250421_0444"),
        ("plans", "0006_no_issue_numbers"),
    ]

    operations = [
        migrations.CreateModel(
            name="IssueOfAction",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "action",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="plans.action"
                    ),
                ),
                (
                    "issue",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="issues.issue"),
                ),
            ],
        ),
        Tracked("IssueOfAction", pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent()),
        migrations.CreateModel(
            name="SettledIssue",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "issue",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="issues.issue"),
                ),
                (
                    "settlement",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="plans.settlement"
                    ),
                ),
            ],
        ),
    ]

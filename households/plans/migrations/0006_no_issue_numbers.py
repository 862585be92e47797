from django.db import migrations, models
from pgtrigger.migrations import RemoveTrigger

from caseload.core.history_tables import TrackedAnew


class Migration(migrations.Migration):
    dependencies = [("plans", "0005_steps_written_once")]

    operations = [
        RemoveTrigger("action", "insert_insert"),
        RemoveTrigger("action", "update_update"),
        migrations.RemoveField("action", "issue_number"),
        migrations.RemoveField("actionevent", "issue_number"),
        TrackedAnew("Action"),
        migrations.RemoveConstraint("settlement", "settlement_is_of_an_action_or_an_issue"),
        migrations.RemoveConstraint("settlement", "issue_is_settled_once"),
        migrations.RemoveField("settlement", "issue_number"),
        migrations.AlterField("settlement", "title", models.CharField(max_length=150)),
        migrations.AddConstraint(
            "settlement",
            models.CheckConstraint(condition=models.Q(("title", ""), _negated=True), name="settlement_says_of_what"),
        ),
        migrations.AddConstraint(
            "settlement",
            models.UniqueConstraint(
                condition=models.Q(("action__isnull", True)),
                fields=("closing", "title"),
                name="matter_is_settled_once",
            ),
        ),
    ]

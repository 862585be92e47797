from django.db import migrations
from pgtrigger.migrations import RemoveTrigger

from caseload.core.history_tables import TrackedAnew


class Migration(migrations.Migration):
    dependencies = [("plans", "0004_catalogues_have_a_history")]

    operations = [
        step
        for model in ("Action", "FollowUp")
        for step in (
            RemoveTrigger(model.lower(), "insert_insert"),
            RemoveTrigger(model.lower(), "update_update"),
            migrations.RemoveField(model.lower(), "visit"),
            migrations.RemoveField(f"{model.lower()}event", "visit"),
            TrackedAnew(model),
        )
    ]

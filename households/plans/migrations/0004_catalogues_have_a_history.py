"""The history of the tables of codes."""

from django.db import migrations

from caseload.core.database import begin_history
from caseload.core.history_tables import Tracked


class Migration(migrations.Migration):
    dependencies = [("plans", "0006_no_issue_numbers")]

    operations = [
        Tracked("FollowUpRule"),
        begin_history("plans_followuprule"),
    ]

"""The history of the tables of codes."""

from django.db import migrations

from caseload.core.database import begin_history
from caseload.core.history_tables import Tracked


class Migration(migrations.Migration):
    dependencies = [("issues", "0005_links_to_case_plans")]

    operations = [
        Tracked("IssueCategory"),
        Tracked("Department"),
        Tracked("TimeLimit"),
        Tracked("CallBackRule"),
        begin_history("issues_issuecategory"),
        begin_history("issues_department"),
        begin_history("issues_timelimit", key="id"),
        begin_history("issues_callbackrule", key="kind"),
    ]

"""The history of the tables of codes."""

from django.db import migrations

from caseload.core.database import begin_history
from caseload.core.history_tables import Tracked


class Migration(migrations.Migration):
    dependencies = [("households", "0003_first_catalogues")]

    operations = [
        Tracked("VisitRule"),
        Tracked("Category"),
        Tracked("CaseLevel"),
        begin_history("households_visitrule"),
        begin_history("households_category"),
        begin_history("households_caselevel"),
    ]

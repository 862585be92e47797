"""The history of the tables of codes."""

from django.db import migrations

from caseload.core.database import begin_history
from caseload.core.history_tables import Tracked


class Migration(migrations.Migration):
    dependencies = [("doorstep", "0003_first_catalogues")]

    operations = [
        Tracked("Leaflet"),
        begin_history("doorstep_leaflet"),
    ]

"""The history of the tables of codes."""

from django.db import migrations

from caseload.core.database import begin_history
from caseload.core.history_tables import Tracked


class Migration(migrations.Migration):
    dependencies = [("errands", "0003_steps_of_one_shape")]

    operations = [
        Tracked("ErrandKind"),
        begin_history("errands_errandkind"),
    ]

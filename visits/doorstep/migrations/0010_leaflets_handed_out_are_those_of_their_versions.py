from django.db import migrations, models

from caseload.core.light_migrations import LightMigration
from caseload.core.models.copied import Copied


class Migration(LightMigration):
    dependencies = [("doorstep", "0009_leaflets_move_to_their_own_room")]

    operations = [
        migrations.AddConstraint(
            model_name="visitleaflet",
            constraint=models.CheckConstraint(
                condition=models.Q(("explained", True), ("understood", False), _connector="OR"),
                name="leaflet_understood_was_explained",
            ),
        ),
        migrations.AddConstraint(
            model_name="visitleaflet",
            constraint=Copied(fields=("version", "leaflet"), name="visit_leaflet_is_that_of_its_version"),
        ),
    ]

import django.db.models.deletion
from django.db import migrations, models

from caseload.core.light_migrations import LightMigration


class Migration(LightMigration):
    dependencies = [
        ("doorstep", "0011_ticks_are_sent_too"),
        ("leaflets", "0003_stocks_and_handouts"),
    ]

    operations = [
        migrations.AddField(
            model_name="visitleaflet",
            name="stock",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="leaflets.stock"
            ),
        ),
    ]

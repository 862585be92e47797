import django.db.models.deletion
import pgtrigger
from django.conf import settings
from django.db import migrations, models
from pgtrigger.migrations import RemoveTrigger

from caseload.core.history_tables import Protected


class Migration(migrations.Migration):
    dependencies = [("errands", "0002_first_catalogues"), migrations.swappable_dependency(settings.AUTH_USER_MODEL)]

    operations = [
        RemoveTrigger("errandstep", "is_written_once"),
        RemoveTrigger("papermovement", "is_written_once"),
        migrations.AddField("errandstep", "from_status", models.CharField(blank=True, max_length=14)),
        migrations.AlterField(
            "errandstep",
            "by",
            models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AlterField("errandstep", "to_status", models.CharField(max_length=14)),
        Protected("ErrandStep", "append_only", pgtrigger.Update | pgtrigger.Delete),
        Protected("PaperMovement", "append_only", pgtrigger.Update | pgtrigger.Delete),
    ]

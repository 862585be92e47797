import django.db.models.deletion
import pgtrigger
from django.db import migrations, models

from caseload.core.history_tables import Protected


class Migration(migrations.Migration):
    dependencies = [("plans", "0004_steps_of_referrals")]

    operations = [
        migrations.AlterField(
            "planstep",
            "plan",
            models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="steps", to="plans.caseplan"),
        ),
        Protected("PlanStep", "append_only", pgtrigger.Update | pgtrigger.Delete),
    ]

import django.db.models.deletion
import pghistory
from django.db import migrations, models

from caseload.core.history_tables import Tracked


def link(name, field, to):
    """One table that says of ``to`` on which visit it was done."""
    key = models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")
    cascade = {"on_delete": django.db.models.deletion.CASCADE, "related_name": "+"}
    columns = [
        ("id", key),
        (field, models.OneToOneField(to=to, **cascade)),
        ("visit", models.ForeignKey(to="visits.visit", **cascade)),
    ]
    return [migrations.CreateModel(name, columns), Tracked(name, pghistory.InsertEvent(), pghistory.DeleteEvent())]


class Migration(migrations.Migration):
    dependencies = [
        ("doorstep", "0004_catalogues_have_a_history"),
        ("pghistory", "0007_auto_20250421_0444"),
        ("plans", "0007_no_visits"),
        ("visits", "0002_areas_are_followed"),
    ]

    operations = [
        *link("ActionOnVisit", "action", "plans.action"),
        *link("FollowUpOnVisit", "follow_up", "plans.followup"),
    ]

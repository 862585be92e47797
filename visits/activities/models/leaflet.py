"""Which leaflets were handed out at an activity."""

from django.db import models
from django.db.models import Q

from caseload.core.models import Copied
from households.support.leaflets.models import Leaflet, LeafletVersion, Stock
from visits.activities.models.activity import Activity


class ActivityLeaflet(models.Model):
    """So many of a leaflet; ``Activity.leaflets`` is how many in all, with those that nobody named."""

    activity = models.ForeignKey(Activity, models.CASCADE, related_name="handed")
    leaflet = models.ForeignKey(Leaflet, models.PROTECT, related_name="+")
    version = models.ForeignKey(LeafletVersion, models.PROTECT, related_name="+")
    count = models.PositiveIntegerField()
    stock = models.ForeignKey(Stock, models.PROTECT, null=True, related_name="+")
    """From which they were drawn; empty where none kept an account."""

    class Meta:
        ordering = ["leaflet__order", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["activity", "leaflet"], name="leaflet_once_per_activity"),
            models.CheckConstraint(
                condition=Q(count__gte=1, count__lte=10_000), name="leaflets_at_an_activity_are_plausible"
            ),
            Copied(name="activity_leaflet_is_that_of_its_version", fields=["version", "leaflet"]),
        ]

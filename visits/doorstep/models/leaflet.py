"""Which leaflets were handed out on which visit."""

from django.db import models
from django.db.models import Q

from caseload.core.models import Copied
from households.support.leaflets.models import Leaflet, LeafletVersion, Stock
from visits.models.visit import Visit


class VisitLeaflet(models.Model):
    """So many of a leaflet; ``Visit.leaflets`` is how many in all, with those that nobody named."""

    visit = models.ForeignKey(Visit, models.CASCADE, related_name="handed")
    leaflet = models.ForeignKey(Leaflet, models.PROTECT, related_name="+")
    version = models.ForeignKey(LeafletVersion, models.PROTECT, related_name="+")
    count = models.PositiveSmallIntegerField()
    explained = models.BooleanField(default=False)
    """Gone through together; else only left there."""
    understood = models.BooleanField(default=False)
    """Somebody could say in their own words what it is about."""

    stock = models.ForeignKey(Stock, models.PROTECT, null=True, related_name="+")
    """From which they were drawn; empty where none kept an account."""

    class Meta:
        ordering = ["leaflet__order", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["visit", "leaflet"], name="leaflet_once_per_visit"),
            models.CheckConstraint(condition=Q(count__gte=1, count__lte=1000), name="leaflets_handed_are_plausible"),
            models.CheckConstraint(
                condition=Q(explained=True) | Q(understood=False), name="leaflet_understood_was_explained"
            ),
            Copied(name="visit_leaflet_is_that_of_its_version", fields=["version", "leaflet"]),
        ]

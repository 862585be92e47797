"""Leaflets: a small catalogue with versions, and which were handed out on which visit."""

import pghistory
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from caseload.core.models import CatalogueItem
from visits.models.visit import Visit


@pghistory.track()
class Leaflet(CatalogueItem):
    version = models.CharField(_("version"), max_length=20, blank=True)
    """What is printed on it: a year or a number. A visit keeps the version it handed out."""

    class Meta(CatalogueItem.Meta):
        verbose_name = _("leaflet")


class VisitLeaflet(models.Model):
    """So many of a leaflet; ``Visit.leaflets`` is how many in all, with those that nobody named."""

    visit = models.ForeignKey(Visit, models.CASCADE, related_name="handed")
    leaflet = models.ForeignKey(Leaflet, models.PROTECT, related_name="+")
    version = models.CharField(max_length=20, blank=True)
    count = models.PositiveSmallIntegerField()
    explained = models.BooleanField(default=False)
    """Gone through together; else only left there."""

    class Meta:
        ordering = ["leaflet__order", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["visit", "leaflet"], name="leaflet_once_per_visit"),
            models.CheckConstraint(condition=Q(count__gte=1, count__lte=1000), name="leaflets_handed_are_plausible"),
        ]

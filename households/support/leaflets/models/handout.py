"""Leaflets handed out to a whole building or area at once, on no visit and at no activity."""

import pghistory
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from caseload.core import wall_clock
from caseload.core.models import Area, ScopedQuerySet, User
from households.support.leaflets.models.leaflet import LeafletVersion
from households.support.leaflets.models.stock import Stock


class HandoutQuerySet(ScopedQuerySet):
    worker_fields = ("by",)

    def standing(self):
        """Those that were not taken back."""
        return self.filter(because="")

    def between(self, first, last):
        return self.filter(day__gte=first, day__lte=last)


@pghistory.track()
class Handout(models.Model):
    area = models.ForeignKey(
        Area,
        models.PROTECT,
        to_field="path",
        db_column="area_path",
        db_index=False,
        related_name="+",
        verbose_name=_("area"),
    )
    place = models.CharField(_("building or place"), max_length=120, blank=True)
    """Empty: the whole area."""
    version = models.ForeignKey(LeafletVersion, models.PROTECT, related_name="+", verbose_name=_("leaflet"))
    count = models.PositiveIntegerField(_("copies"))
    day = models.DateField(_("day"), default=wall_clock.today)
    note = models.CharField(_("note"), max_length=200, blank=True)
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    stock = models.ForeignKey(Stock, models.PROTECT, null=True, editable=False, related_name="+")
    """From which it was drawn; empty where none kept an account."""
    at = models.DateTimeField(default=wall_clock.now, editable=False)
    because = models.CharField(_("why it is taken back"), max_length=200, blank=True)

    objects = HandoutQuerySet.as_manager()

    class Meta:
        ordering = ["-day", "-pk"]
        verbose_name = _("hand-out to a building or area")
        constraints = [
            models.CheckConstraint(condition=Q(count__gte=1, count__lte=100_000), name="handout_is_of_plausible_copies")
        ]
        indexes = [models.Index(fields=["area", "-day"], name="handout_area_day")]

    def __str__(self):
        return self.place or self.area.name

    def get_absolute_url(self):
        return reverse("leaflets:handout", args=[self.pk])

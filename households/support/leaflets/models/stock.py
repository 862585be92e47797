"""How many copies of a version a centre has, and each change of that.

A movement is written once; a trigger counts it on the stock when the transaction ends, so that hand-outs of many wait
for each other no longer than that and never in a ring. What is handed out at a door stands whatever the stock says:
of copies that it has not, it says how many are short, until somebody counts.
"""

import pgtrigger
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from caseload.core import wall_clock
from caseload.core.models import Area, ScopedQuerySet, User, paths_above
from households.support.leaflets.models.leaflet import LeafletVersion

COUNT_IT = """
UPDATE leaflets_stock SET
    on_hand = CASE NEW.kind
        WHEN 'counted' THEN NEW.copies
        WHEN 'handed' THEN GREATEST(on_hand - NEW.copies, 0)
        WHEN 'returned' THEN on_hand + GREATEST(NEW.copies - short, 0)
        WHEN 'moved_out' THEN on_hand - NEW.copies
        ELSE on_hand + NEW.copies END,
    short = CASE NEW.kind
        WHEN 'counted' THEN 0
        WHEN 'handed' THEN short + GREATEST(NEW.copies - on_hand, 0)
        WHEN 'returned' THEN GREATEST(short - NEW.copies, 0)
        ELSE short END,
    counted_at = CASE NEW.kind WHEN 'counted' THEN NEW.happened_at ELSE counted_at END
WHERE id = NEW.stock_id AND (NEW.kind NOT IN ('handed', 'returned') OR counted_at <= NEW.happened_at);
RETURN NULL;
"""
"""What was handed out before the last count is in that count already, whenever it arrives."""


class StockQuerySet(ScopedQuerySet):
    def visible_to(self, user):
        """Those of one's areas, and those at or around these and one's post, from which one's copies come."""
        around = {path for own in (*user.reach, user.area_id or "") if own for path in paths_above(own)}
        within = super().visible_to(user)
        return within | self.filter(area__in=around) if user.is_active else within

    def keeping_for(self, path):
        """Those from which an area draws, the nearest first."""
        return self.filter(area__in=paths_above(path)).order_by("-area")

    def short(self):
        """More was handed out than there was: somebody is to count."""
        return self.filter(is_short())


def is_short():
    return Q(short__gt=0)


class Stock(models.Model):
    area = models.ForeignKey(
        Area,
        models.PROTECT,
        to_field="path",
        db_column="area_path",
        db_index=False,
        related_name="+",
        verbose_name=_("kept at"),
    )
    version = models.ForeignKey(LeafletVersion, models.PROTECT, related_name="+", verbose_name=_("leaflet"))
    on_hand = models.PositiveIntegerField(_("copies here"), default=0, editable=False)
    short = models.PositiveIntegerField(_("copies short"), default=0, editable=False)
    counted_at = models.DateTimeField(_("counted"), default=wall_clock.now, editable=False)

    objects = StockQuerySet.as_manager()

    class Meta:
        ordering = ["area", "version"]
        verbose_name = _("stock of leaflets")
        constraints = [
            models.UniqueConstraint(fields=["area", "version"], name="leaflet_stock_once_per_place_and_version"),
            models.CheckConstraint(condition=Q(on_hand__gte=0, short__gte=0), name="leaflet_stock_never_below_zero"),
        ]
        triggers = [
            pgtrigger.Protect(
                name="is_counted_by_its_movements",
                operation=pgtrigger.Update,
                condition=pgtrigger.Condition(
                    "pg_trigger_depth() = 0 AND (OLD.on_hand, OLD.short) IS DISTINCT FROM (NEW.on_hand, NEW.short)"
                ),
            ),
        ]

    def __str__(self):
        return f"{self.version} · {self.area}"

    def get_absolute_url(self):
        return reverse("leaflets:stock", args=[self.pk])


class Movement(models.Model):
    class Kind(models.TextChoices):
        RECEIVED = "received", pgettext_lazy("stock", "Received")
        MOVED_IN = "moved_in", pgettext_lazy("stock", "Came from another place")
        MOVED_OUT = "moved_out", pgettext_lazy("stock", "Went to another place")
        COUNTED = "counted", pgettext_lazy("stock", "Counted")
        HANDED = "handed", pgettext_lazy("stock", "Handed out")
        RETURNED = "returned", pgettext_lazy("stock", "Hand-out corrected or taken back")

    stock = models.ForeignKey(Stock, models.PROTECT, related_name="movements")
    kind = models.CharField(_("what happened"), max_length=10, choices=Kind.choices)
    copies = models.PositiveIntegerField(_("copies"))
    """Of a count: how many there were; else how many came or went."""
    other = models.ForeignKey(Stock, models.PROTECT, null=True, blank=True, related_name="+")
    """Where it came from, or went to."""
    words = models.CharField(_("note"), max_length=200, blank=True)
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    happened_at = models.DateTimeField(default=wall_clock.now)
    """Of a hand-out: when it was handed out."""
    at = models.DateTimeField(default=wall_clock.now)

    class Meta:
        ordering = ["-at", "-pk"]
        verbose_name = _("change of a stock")
        constraints = [
            models.CheckConstraint(condition=Q(kind="counted") | Q(copies__gte=1), name="movement_is_of_some_copies"),
            models.CheckConstraint(
                condition=Q(kind__in=["moved_in", "moved_out"], other__isnull=False)
                | ~Q(kind__in=["moved_in", "moved_out"]) & Q(other=None),
                name="movement_between_places_names_the_other",
            ),
        ]
        indexes = [models.Index(fields=["stock", "-at", "-id"], name="movement_stock")]
        triggers = [
            pgtrigger.Trigger(
                name="counts_on_its_stock",
                when=pgtrigger.After,
                operation=pgtrigger.Insert,
                timing=pgtrigger.Deferred,
                func=COUNT_IT,
            ),
            pgtrigger.Protect(name="is_written_once", operation=pgtrigger.Update | pgtrigger.Delete),
        ]

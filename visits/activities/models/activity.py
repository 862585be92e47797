"""A group activity 服务活动: planned for a day and a place, held, and looked back on."""

from datetime import datetime, timedelta

import pghistory
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from caseload.core import wall_clock
from caseload.core.models import Area, ScopedQuerySet, User, paths_above, within_any
from visits.activities.models.kind import ActivityKind

NEWEST_FIRST = ("-day", "-begins", "-pk")
RATINGS = ("very_satisfied", "satisfied", "fair", "dissatisfied")
"""Columns that count who said so, the best first."""


def was_held():
    return Q(status__in=[Activity.Status.HELD, Activity.Status.EVALUATED])


class ActivityQuerySet(ScopedQuerySet):
    worker_fields = ("owner",)

    def visible_to(self, user):
        """Also those where somebody is posted, and of the areas around that: they are for all who live there."""
        if not user.is_active:
            return self.none()
        near = within_any(self.area_field, [user.area_id]) | Q(area__in=paths_above(user.area_id))
        return super().visible_to(user) | self.filter(near) if user.area_id else super().visible_to(user)

    def held(self):
        return self.filter(was_held())

    def to_tick(self, day, looked_back):
        """Whose list is of use around ``day``: from ``Activity.SOON`` ahead to so many days afterwards."""
        near = self.between(day - timedelta(days=looked_back), day + Activity.SOON)
        return near.filter(status__in=[Activity.Status.PLANNED, Activity.Status.HELD])

    def between(self, first, last):
        return self.filter(day__gte=first, day__lte=last)


@pghistory.track(exclude=["version"])
class Activity(models.Model):
    class Status(models.TextChoices):
        PLANNED = "planned", pgettext_lazy("activity", "Planned")
        HELD = "held", pgettext_lazy("activity", "Held")
        EVALUATED = "evaluated", pgettext_lazy("activity", "Evaluated")
        CANCELLED = "cancelled", pgettext_lazy("activity", "Cancelled")

    KINDS_OF_STATUS = {
        Status.PLANNED: "idle",
        Status.HELD: "doing",
        Status.EVALUATED: "ok",
        Status.CANCELLED: "pause",
    }

    SOON = timedelta(days=7)
    """So long before its day the list of names can be opened, and is kept by phones; ticks wait for the day."""

    title = models.CharField(_("title"), max_length=80)
    kind = models.ForeignKey(ActivityKind, models.PROTECT, related_name="+", verbose_name=_("kind"))
    area = models.ForeignKey(
        Area,
        models.PROTECT,
        to_field="path",
        db_column="area_path",
        db_index=False,
        related_name="+",
        verbose_name=_("area"),
    )
    place = models.CharField(_("place"), max_length=120)
    day = models.DateField(_("day"))
    begins = models.TimeField(pgettext_lazy("a time", "from"))
    ends = models.TimeField(pgettext_lazy("a time", "until"))
    owner = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name=_("who runs it"))
    plan = models.TextField(_("plan"), blank=True)
    status = models.CharField(_("status"), max_length=10, choices=Status.choices, default=Status.PLANNED)
    reason = models.CharField(_("why it is cancelled"), max_length=300, blank=True)
    outsiders = models.PositiveIntegerField(_("others who came, not named"), default=0)
    leaflets = models.PositiveIntegerField(_("leaflets handed out"), default=0)
    very_satisfied = models.PositiveIntegerField(_("very satisfied"), default=0)
    satisfied = models.PositiveIntegerField(_("satisfied"), default=0)
    fair = models.PositiveIntegerField(_("fairly satisfied"), default=0)
    dissatisfied = models.PositiveIntegerField(_("dissatisfied"), default=0)
    evaluation = models.TextField(_("evaluation"), blank=True)
    created_at = models.DateTimeField(default=wall_clock.now, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = ActivityQuerySet.as_manager()

    class Meta:
        ordering = NEWEST_FIRST
        verbose_name = _("activity")
        constraints = [
            models.CheckConstraint(condition=Q(ends__gt=F("begins")), name="activity_ends_after_it_begins"),
            models.CheckConstraint(
                condition=~Q(status="cancelled") | ~Q(reason=""), name="activity_cancelled_says_why"
            ),
            models.CheckConstraint(
                condition=~Q(status="evaluated") | ~Q(evaluation=""), name="activity_evaluated_says_how_it_was"
            ),
            models.CheckConstraint(
                condition=Q(status__in=["held", "evaluated"]) | Q(leaflets=0), name="activity_with_leaflets_was_held"
            ),
            models.CheckConstraint(
                condition=Q(leaflets__lte=10_000, outsiders__lte=10_000), name="activity_numbers_are_plausible"
            ),
        ]
        indexes = [
            models.Index(fields=["area", "-day"], name="activity_area_day"),
            models.Index(fields=["-day", "-begins", "-id"], name="activity_day"),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("activities:activity", args=[self.pk])

    @property
    def status_kind(self):
        """The shape and colour of the status."""
        return self.KINDS_OF_STATUS[self.status]

    @property
    def is_cancelled(self):
        return self.status == self.Status.CANCELLED

    @property
    def was_held(self):
        return self.status in (self.Status.HELD, self.Status.EVALUATED)

    @property
    def has_begun(self):
        """From its day on people come."""
        return self.day <= wall_clock.today()

    @property
    def is_soon(self):
        return self.day <= wall_clock.today() + self.SOON

    @property
    def rated(self):
        return sum(getattr(self, name) for name in RATINGS)

    def at(self, time):
        """The moment of ``begins`` or ``ends``."""
        return timezone.make_aware(datetime.combine(self.day, time))

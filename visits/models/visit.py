"""A visit: who went, whom they met, what was said, what was given, when to come again."""

import uuid
from datetime import timedelta

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from caseload.core import wall_clock
from caseload.core.models import Area, Copied, ScopedQuerySet, User
from households.models import Household

NEWEST_FIRST = ("-visited_on", "-visited_at", "-created_at", "-id")
"""The order of events: keys are made on phones and say nothing of it. Indexes go by the day; of one there are few."""

LASTS_AT_MOST = timedelta(hours=12)
"""From its beginning to its end."""


class VisitQuerySet(ScopedQuerySet):
    happened_field = "happened_in__path"
    worker_fields = ("household__worker",)

    def made(self):
        """Visits at which somebody was reached: what counts as visited."""
        return self.exclude(outcome=Visit.Outcome.NOT_HOME)

    def tried(self):
        return self.filter(outcome=Visit.Outcome.NOT_HOME)

    def between(self, first, last):
        return self.filter(visited_on__gte=first, visited_on__lte=last)


@pghistory.track(
    pghistory.UpdateEvent(row=pghistory.Old),
    pghistory.DeleteEvent(),
    exclude=["version", "receipt", "area", "happened_in"],
)
class Visit(models.Model):
    """The key is made on the phone, so that a visit sent twice is stored once.

    Its events hold what was there before a correction: most visits are never corrected and need none.
    """

    class Kind(models.TextChoices):
        HOME = "home", _("Home visit")
        PHONE = "phone", _("By phone")
        OFFICE = "office", _("In the office")
        MEETING = "meeting", _("At a meeting")

    class Outcome(models.TextChoices):
        MET = "met", _("Met")
        NOT_HOME = "not_home", _("Not at home")

    class Signed(models.TextChoices):
        SCREEN = "screen", _("Signed on the screen")
        PAPER = "paper", _("Signed on paper")

    class Condition(models.TextChoices):
        WELL = "well", _("All well")
        ATTENTION = "attention", _("Needs attention")
        URGENT = "urgent", _("Urgent")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    receipt = models.UUIDField(default=uuid.uuid4, editable=False)
    """Made anew on each attempt to save: tells the attempt that stored the row from those that found it stored."""
    household = models.ForeignKey(Household, models.PROTECT, related_name="visits")
    area = models.ForeignKey(
        Area, models.PROTECT, to_field="path", db_column="area_path", db_index=False, related_name="+"
    )
    """Where the household lies: who may read it."""
    happened_in = models.ForeignKey(
        Area, models.PROTECT, to_field="path", db_column="happened_in", db_index=False, related_name="+", editable=False
    )
    """Where it lay then: what figures count by."""
    worker = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name=_("worker"))
    companions = models.CharField(_("together with"), max_length=120, blank=True)
    kind = models.CharField(_("how"), max_length=8, choices=Kind.choices, default=Kind.HOME)
    visited_at = models.DateTimeField(_("when"), default=wall_clock.now)
    visited_on = models.DateField(editable=False)
    ended_at = models.DateTimeField(_("ended at"), null=True, blank=True)
    outcome = models.CharField(_("outcome"), max_length=10, choices=Outcome.choices, default=Outcome.MET)
    condition = models.CharField(_("this time"), max_length=10, choices=Condition.choices, blank=True)
    met = ArrayField(models.BigIntegerField(), verbose_name=_("who was met"), default=list, blank=True)
    """Keys of the members met."""
    met_other = models.CharField(_("who else was met"), max_length=60, blank=True)
    purposes = ArrayField(models.CharField(max_length=40), verbose_name=_("purposes"), default=list, blank=True)
    needs = ArrayField(models.CharField(max_length=40), verbose_name=_("needs voiced"), default=list, blank=True)
    note = models.TextField(_("what happened"), blank=True)
    promise = models.CharField(_("promised"), max_length=200, blank=True)
    promise_kept = models.BooleanField(_("what was promised last time is done"), null=True, blank=True)
    leaflets = models.PositiveIntegerField(_("leaflets handed out"), default=0)
    next_visit_on = models.DateField(_("next visit"), null=True, blank=True)
    signed = models.CharField(_("signed"), max_length=8, choices=Signed.choices, blank=True)
    group = models.UUIDField(null=True, editable=False, db_index=True)
    """The visits written by one save for several households: a meeting in the building."""
    entered_at = models.DateTimeField(null=True, editable=False)
    """When it was entered, by the clock it was entered with; ``created_at`` is when it arrived. Empty: before this
    was asked, or not entered by a person."""
    late_reason = models.CharField(_("why it is entered late"), max_length=200, blank=True)
    created_at = models.DateTimeField(default=wall_clock.now, editable=False)
    corrected_at = models.DateTimeField(null=True, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = VisitQuerySet.as_manager()

    class Meta:
        ordering = NEWEST_FIRST
        verbose_name = _("visit")
        constraints = [
            Copied(name="visit_lies_where_its_household_lies", fields=["household", "area"]),
            models.CheckConstraint(
                condition=Q(outcome="not_home") | ~Q(condition=""),
                name="visit_made_says_how_the_household_is",
            ),
            models.CheckConstraint(
                condition=Q(entered_at__isnull=True)
                | Q(entered_at__lt=F("visited_at") + timedelta(days=1))
                | ~Q(late_reason=""),
                name="visit_entered_late_says_why",
            ),
            models.CheckConstraint(
                condition=Q(entered_at__isnull=True) | Q(entered_at__lt=F("visited_at") + timedelta(days=8)),
                name="visit_is_entered_within_a_week",
            ),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True)
                | Q(ended_at__gt=F("visited_at"), ended_at__lte=F("visited_at") + LASTS_AT_MOST),
                name="visit_ends_after_it_began",
            ),
            models.CheckConstraint(condition=Q(leaflets__lte=1000), name="visit_leaflets_are_plausible"),
        ]
        indexes = [
            models.Index(fields=["area", "-visited_on", "-id"], name="visit_area_day"),
            models.Index(fields=["happened_in", "-visited_on"], name="visit_happened"),
            models.Index(fields=["household", "-visited_on", "-id"], name="visit_household_day"),
            models.Index(fields=["worker", "-visited_on"], name="visit_worker_day"),
            models.Index(fields=["-visited_on", "-id"], name="visit_day"),
        ]

    def __str__(self):
        return f"{self.visited_on} {self.household_id}"

    @property
    def lasted(self):
        return self.ended_at - self.visited_at if self.ended_at else None

    @property
    def ended_next_day(self):
        """Whether it went on past midnight."""
        return bool(self.ended_at) and timezone.localdate(self.ended_at) > self.visited_on

    @property
    def was_made(self):
        return self.outcome == self.Outcome.MET


class VisitDay(models.Model):
    """The roll-up that figures read: visits made in an area itself on a day. Kept by ``services.visits``."""

    area = models.ForeignKey(
        Area, models.CASCADE, to_field="path", db_column="area_path", db_index=False, related_name="+"
    )
    day = models.DateField()
    visits = models.PositiveIntegerField(default=0)
    tried = models.PositiveIntegerField(default=0)
    leaflets = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["area", "day"], name="visit_day_once_per_area")]

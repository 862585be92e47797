"""The way of one member to one job: recommended, interviewed, at work, looked after; or not taken, and why."""

from datetime import timedelta

import pghistory
import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from caseload.core import wall_clock
from caseload.core.casework.steps import DocumentOfStep, PictureOfStep, Step
from caseload.core.models import ScopedQuerySet, User
from households.models import Household, Member
from households.support.employment.models.opening import Kind, Opening, monthly_pay

LOOKS = (1, 3, 6)
"""So many months after somebody began they are asked whether they are still there."""
AHEAD = timedelta(days=7)
"""So long before its day a look may be made, and is told."""
SOON = timedelta(days=30)
"""So long before a contract ends somebody is told."""
COUNT_IT = """
UPDATE employment_opening SET
    filled = filled + (NEW.status = 'placed')::int - COALESCE((OLD.status = 'placed')::int, 0)
WHERE id = NEW.opening_id
AND (NEW.status = 'placed') IS DISTINCT FROM COALESCE(OLD.status = 'placed', false);
RETURN NULL;
"""


def is_look_due(day):
    """Somebody is to be asked whether they are still there: a look comes up some days before its own day."""
    return Q(status=Placement.Status.PLACED, next_look_on__lte=day + AHEAD)


def is_ending(day):
    """The contract ends soon, or is over, and nobody has extended or ended it."""
    return Q(status=Placement.Status.PLACED, contract_until__lte=day + SOON)


def took_up(first, last):
    """Somebody began to work on one of the days ``first`` to ``last``."""
    return Q(started_on__gte=first, started_on__lte=last)


class PlacementQuerySet(ScopedQuerySet):
    area_field = "household__area__path"
    worker_fields = ("household__worker",)

    def under_way(self):
        return self.filter(status__in=Placement.UNDER_WAY)

    def at_work(self):
        return self.filter(status=Placement.Status.PLACED)

    def look_overdue(self, day):
        """The day on which they were to be asked is past."""
        return self.at_work().filter(next_look_on__lt=day)

    def taken_up_between(self, first, last):
        return self.filter(took_up(first, last))

    def welfare(self):
        return self.filter(opening__kind=Kind.WELFARE)

    def for_list(self):
        """With what a line says of the member, the household, its worker and the opening."""
        related = self.select_related("household__worker", "member", "opening")
        return related.defer("household__roster", "household__search_text", "member__roster")


@pghistory.track(exclude=["version"])
class Placement(models.Model):
    class Status(models.TextChoices):
        RECOMMENDED = "recommended", _("Recommended")
        INTERVIEWED = "interviewed", _("Interviewed")
        PLACED = "placed", _("At work")
        NOT_TAKEN = "not_taken", _("Not taken")
        LEFT = "left", pgettext_lazy("job", "Left")
        ENDED = "ended", _("Contract ended")

    class Why(models.TextChoices):
        UNFIT = "unfit", _("Does not meet the requirements")
        DECLINED = "declined", _("Does not want it")
        HEALTH = "health", _("Health")
        CARE = "care", _("Somebody to care for at home")
        PAY = "pay", _("Pay")
        FAR = "far", _("Too far")
        LAID_OFF = "laid_off", _("Laid off")
        BETTER = "better", _("Found other work")
        OTHER = "other", pgettext_lazy("why somebody left", "Other")

    UNDER_WAY = [Status.RECOMMENDED, Status.INTERVIEWED]
    NOT_BEFORE_WORK = [Why.LAID_OFF]
    """Reasons for leaving only."""
    NOT_AT_WORK = [Why.UNFIT, Why.DECLINED]
    """Reasons for not beginning only."""
    KINDS_OF_STATUS = {
        Status.RECOMMENDED: "wait",
        Status.INTERVIEWED: "wait",
        Status.PLACED: "ok",
        Status.NOT_TAKEN: "pause",
        Status.LEFT: "pause",
        Status.ENDED: "pause",
    }

    opening = models.ForeignKey(Opening, models.PROTECT, related_name="placements", verbose_name=_("opening"))
    household = models.ForeignKey(Household, models.PROTECT, related_name="+", verbose_name=_("household"))
    member = models.ForeignKey(Member, models.PROTECT, related_name="+", verbose_name=_("member"))
    status = models.CharField(_("status"), max_length=12, choices=Status.choices, default=Status.RECOMMENDED)
    recommended_on = models.DateField(_("recommended on"), default=wall_clock.today)
    interviewed_on = models.DateField(_("interviewed on"), null=True, blank=True)
    started_on = models.DateField(_("at work since"), null=True, blank=True)
    contract_until = models.DateField(_("contract until"), null=True, blank=True)
    pay = monthly_pay()
    next_look_on = models.DateField(_("next look on"), null=True, blank=True, editable=False)
    ended_on = models.DateField(_("last day at work"), null=True, blank=True)
    why = models.CharField(_("why"), max_length=10, choices=Why.choices, blank=True)
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = PlacementQuerySet.as_manager()

    class Meta:
        ordering = ["-recommended_on", "-pk"]
        verbose_name = _("job placement")
        constraints = [
            models.UniqueConstraint(fields=["member"], condition=Q(status="placed"), name="one_person_has_one_post"),
            models.UniqueConstraint(
                fields=["opening", "member"],
                condition=Q(status__in=["recommended", "interviewed"]),
                name="member_is_recommended_for_an_opening_once",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=["placed", "left", "ended"]) | Q(started_on__isnull=False),
                name="placement_at_work_has_a_first_day",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=["left", "ended"]) | Q(ended_on__gte=F("started_on")),
                name="placement_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=["left", "not_taken"]) | ~Q(why=""), name="placement_that_failed_says_why"
            ),
            models.CheckConstraint(
                condition=Q(next_look_on=None) | Q(status="placed"), name="placement_is_looked_at_while_at_work"
            ),
            models.CheckConstraint(
                condition=Q(contract_until=None) | Q(contract_until__gte=F("started_on")),
                name="placement_contract_ends_after_it_begins",
            ),
            models.CheckConstraint(condition=Q(pay=None) | Q(pay__gt=0), name="placement_pays_something_if_said"),
        ]
        indexes = [
            models.Index(fields=["household", "-recommended_on"], name="placement_household"),
            models.Index(fields=["started_on"], name="placement_took_up"),
            models.Index(fields=["next_look_on"], condition=Q(status="placed"), name="placement_looks"),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="counts_on_its_opening",
                when=pgtrigger.After,
                operation=pgtrigger.Insert | pgtrigger.UpdateOf("status"),
                func=COUNT_IT,
            ),
            pgtrigger.Protect(name="is_ended_not_deleted", operation=pgtrigger.Delete),
            pgtrigger.Protect(
                name="stays_whose_it_is",
                operation=pgtrigger.Update,
                condition=pgtrigger.AnyChange("opening", "household", "member"),
            ),
        ]

    def __str__(self):
        return f"{self.member.name} · {self.opening}"

    def get_absolute_url(self):
        return reverse("employment:placement", args=[self.pk])

    @property
    def owner_id(self):
        """Who looks after the household."""
        return self.household.worker_id

    @property
    def status_kind(self):
        return self.KINDS_OF_STATUS[self.status]


class PlacementStep(Step):
    placement = models.ForeignKey(Placement, models.PROTECT, related_name="steps")


class PlacementPicture(PictureOfStep):
    step = models.ForeignKey(PlacementStep, models.PROTECT, related_name="pictures")


class PlacementDocument(DocumentOfStep):
    step = models.ForeignKey(PlacementStep, models.PROTECT, related_name="documents")

"""What corrections of a visit changed in its parts, and that one was asked for. The history of the visit's own row says
the rest."""

import pgtrigger
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from caseload.core import wall_clock
from caseload.core.models import ScopedQuerySet, User
from visits.models.visit import Visit


class PartCorrection(models.Model):
    """One part of one correction: what the part said before and after, as its ``said`` has it. Never changed."""

    visit = models.ForeignKey(Visit, models.CASCADE, related_name="part_corrections")
    part = models.CharField(max_length=20)
    at = models.DateTimeField()
    """The visit's ``corrected_at`` of then: who it was stands in the event of the visit's row."""
    before = models.JSONField()
    after = models.JSONField()

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["visit", "part", "at"], name="part_is_corrected_once_at_a_time")]
        triggers = [pgtrigger.Protect(name="never_changed", operation=pgtrigger.Update)]


class CorrectionRequestQuerySet(ScopedQuerySet):
    area_field = "visit__area__path"
    worker_fields = ("visit__household__worker",)

    def waiting(self):
        """Not answered yet."""
        return self.filter(state=CorrectionRequest.State.WAITING)


class CorrectionRequest(models.Model):
    """After the time in which one's own visits can be corrected: a supervisor is asked to do it, and answers."""

    class State(models.TextChoices):
        WAITING = "waiting", _("Waits for the supervisor")
        CORRECTED = "corrected", _("Corrected")
        DECLINED = "declined", _("Not corrected")

    visit = models.ForeignKey(Visit, models.CASCADE, related_name="correction_requests")
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=wall_clock.now)
    words = models.CharField(_("what is wrong"), max_length=300, blank=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    answered_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    answered_at = models.DateTimeField(null=True)
    why = models.CharField(_("why it is not corrected"), max_length=200, blank=True)

    objects = CorrectionRequestQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["visit"], condition=Q(state="waiting"), name="correction_is_asked_for_once_at_a_time"
            ),
            models.CheckConstraint(
                condition=Q(state="waiting", answered_by=None) | (~Q(state="waiting") & Q(answered_by__isnull=False)),
                name="correction_request_is_answered_by_somebody",
            ),
            models.CheckConstraint(condition=~Q(state="declined") | ~Q(why=""), name="correction_declined_says_why"),
        ]

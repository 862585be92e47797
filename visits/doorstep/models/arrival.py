"""What phones sent: the proof that it arrived, and what could not be filed and waits for a person to settle it."""

import json
import uuid

import pghistory
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from caseload.core import wall_clock
from caseload.core.models import Area, Copied, ScopedQuerySet, User
from households.models import Household


class ArrivalQuerySet(ScopedQuerySet):
    worker_fields = ("author",)

    def held(self):
        return self.filter(state=Arrival.State.HELD)


@pghistory.track(pghistory.UpdateEvent(row=pghistory.Old), pghistory.DeleteEvent(), fields=["state", "settled_by"])
class Arrival(models.Model):
    """One content sent under one key, that of a visit or of a form. Whether it arrived is answered from here, also when
    what it became was taken back since."""

    class Kind(models.TextChoices):
        VISIT = "visit", _("Visit")
        ISSUE = "issue", _("Issue")
        HOUSEHOLD = "household", _("New household")
        TICKS = "ticks", _("Ticked names")

    class State(models.TextChoices):
        FILED = "filed", _("Filed")
        HELD = "held", _("Waits to be settled")
        SET_ASIDE = "set_aside", pgettext_lazy("what was held", "Set aside")

    class Reason(models.TextChoices):
        ELSEWHERE = "elsewhere", _("The household is no longer among the worker's")
        UNKNOWN = "unknown", _("The household is not known here")
        CLOSED = "closed", _("The household is closed")
        CONFLICT = "conflict", _("Another content arrived before under the same key")

    key = models.UUIDField()
    kind = models.CharField(max_length=10, choices=Kind.choices, default=Kind.VISIT)
    sha = models.CharField(max_length=64)
    receipt = models.UUIDField(default=uuid.uuid4, editable=False)
    """Made anew by each attempt: tells the attempt that stored the row from those that found it stored."""
    author = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name=_("worker"))
    area = models.ForeignKey(
        Area, models.PROTECT, to_field="path", db_column="area_path", null=True, db_index=False, related_name="+"
    )
    household = models.ForeignKey(Household, models.PROTECT, null=True, related_name="+")
    """Empty where there is none such, and while nothing is held."""
    household_key = models.BigIntegerField()
    """0: about none."""
    household_name = models.CharField(max_length=100, blank=True)
    kept_at = models.DateTimeField()
    """When it was saved on the phone, by the phone's clock but never later than it arrived."""
    received_at = models.DateTimeField(default=wall_clock.now)
    state = models.CharField(max_length=10, choices=State.choices, default=State.FILED)
    reason = models.CharField(max_length=10, choices=Reason.choices, blank=True)
    said = models.TextField(blank=True)
    """What was sent, word for word, while it is or was held."""
    settled_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    settled_at = models.DateTimeField(null=True)
    settled_why = models.CharField(_("why"), max_length=200, blank=True)

    objects = ArrivalQuerySet.as_manager()

    class Meta:
        ordering = ["-received_at", "-id"]
        constraints = [
            Copied(name="arrival_lies_where_its_household_lies", fields=["household", "area"]),
            models.UniqueConstraint(fields=["key", "sha"], name="arrival_is_noted_once"),
            models.CheckConstraint(
                condition=Q(state="filed") | (~Q(reason="") & ~Q(said="")), name="arrival_held_says_why_and_what"
            ),
        ]
        indexes = [
            models.Index(fields=["area", "-received_at"], condition=Q(state="held"), name="arrival_held"),
            models.Index(fields=["author", "-received_at"], condition=~Q(reason=""), name="arrival_of_author"),
        ]

    @property
    def is_try(self):
        """Of what was held: nobody was at home."""
        return self.kind == self.Kind.VISIT and json.loads(self.said).get("not_home") is True

    @property
    def called(self):
        return _("Not at home") if self.is_try else self.get_kind_display()


class ArrivalFile(models.Model):
    """A photo or other file of an arrival that is held."""

    arrival = models.ForeignKey(Arrival, models.CASCADE, related_name="files")
    field = models.CharField(max_length=60)
    name = models.CharField(max_length=200)
    content_type = models.CharField(max_length=100)
    file = models.FileField(upload_to="held/%Y%m")

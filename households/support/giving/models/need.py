"""What a household needs, or wishes for: written down by its worker, until a donor gives it."""

import pghistory
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from caseload.core import wall_clock
from caseload.core.models import ScopedQuerySet, User
from households.models import Household, Member
from households.support.giving.models.donation import Sort


class NeedQuerySet(ScopedQuerySet):
    area_field = "household__area__path"
    worker_fields = ("household__worker",)

    def to_meet(self):
        """Something can still be given for it."""
        return self.filter(status__in=Need.TO_MEET)


@pghistory.track(exclude=["version"])
class Need(models.Model):
    """Its status follows from what was given for it, but for being withdrawn."""

    class Kind(models.TextChoices):
        WISH = "wish", _("Small wish")
        NEED = "need", pgettext_lazy("of a household", "Need")

    class Status(models.TextChoices):
        OPEN = "open", pgettext_lazy("need", "Open")
        MATCHED = "matched", _("Matched")
        HANDED = "handed", pgettext_lazy("donation", "Handed over")
        CONFIRMED = "confirmed", _("Confirmed by the household")
        WITHDRAWN = "withdrawn", _("Withdrawn")

    TO_MEET = [Status.OPEN, Status.MATCHED]
    MET = [Status.HANDED, Status.CONFIRMED]
    KINDS_OF_STATUS = {
        Status.OPEN: "warn",
        Status.MATCHED: "wait",
        Status.HANDED: "doing",
        Status.CONFIRMED: "ok",
        Status.WITHDRAWN: "pause",
    }

    household = models.ForeignKey(Household, models.PROTECT, related_name="+")
    member = models.ForeignKey(
        Member, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("for whom")
    )
    kind = models.CharField(_("wish or need"), max_length=8, choices=Kind.choices, default=Kind.WISH)
    sort = models.CharField(pgettext_lazy("donation", "kind"), max_length=10, choices=Sort.choices)
    what = models.CharField(_("what is needed"), max_length=120)
    value = models.DecimalField(_("value (yuan), about"), max_digits=10, decimal_places=2, null=True, blank=True)
    since = models.DateField(_("since"), default=wall_clock.today)
    status = models.CharField(_("status"), max_length=10, choices=Status.choices, default=Status.OPEN, editable=False)
    withdrawn_because = models.CharField(_("why it is withdrawn"), max_length=200, blank=True)
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = NeedQuerySet.as_manager()

    class Meta:
        ordering = ["since", "pk"]
        verbose_name = _("need of a household")
        constraints = [
            models.CheckConstraint(condition=Q(value=None) | Q(value__gt=0), name="need_is_worth_something_if_said"),
            models.CheckConstraint(
                condition=~Q(status="withdrawn") | ~Q(withdrawn_because=""), name="need_withdrawn_says_why"
            ),
        ]
        indexes = [
            models.Index(fields=["household", "since"], name="need_household"),
            models.Index(fields=["since", "id"], condition=Q(status__in=["open", "matched"]), name="need_to_meet"),
        ]

    def __str__(self):
        return self.what

    def get_absolute_url(self):
        return f"{reverse('households:detail', args=[self.household_id])}?tab=giving"

    @property
    def number(self):
        """By which a donor names it who was told of no household."""
        return f"XY{self.since.year}-{self.pk:05}"

    @property
    def status_kind(self):
        return self.KINDS_OF_STATUS[self.status]

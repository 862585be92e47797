"""An errand 代办: what a worker does for a household at an office."""

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from caseload.core import wall_clock
from caseload.core.models import CatalogueItem, ScopedQuerySet
from visits.issues.models import Department, Issue, IssueCategory


@pghistory.track()
class ErrandKind(CatalogueItem):
    """What errands are about: 慢病证, 残疾证, 高龄津贴 … with what usually goes with each."""

    category = models.ForeignKey(IssueCategory, models.PROTECT, related_name="+", verbose_name=_("category"))
    department = models.ForeignKey(
        Department, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("department")
    )
    papers = ArrayField(models.CharField(max_length=40), verbose_name=_("papers usually needed"), default=list)
    working_days = models.PositiveSmallIntegerField(_("working days until it is usually done"), default=15)

    class Meta(CatalogueItem.Meta):
        verbose_name = _("kind of errand")


class ErrandQuerySet(ScopedQuerySet):
    area_field = "issue__area__path"
    worker_fields = ("issue__owner", "issue__household__worker")

    def visible_to(self, user):
        """Also those for which ``user`` carries papers: whoever has them must be able to bring them back."""
        carried = self.model.objects.filter(papers__holder=user, papers__in_hand__gt=0)
        return super().visible_to(user) | (self.filter(pk__in=carried.values("pk")) if user.is_active else self.none())


@pghistory.track(exclude=["version"])
class Errand(models.Model):
    """What the issue ``issue`` carries besides its own facts."""

    class Status(models.TextChoices):
        REGISTERED = "registered", _("Registered")
        TAKEN = "taken", _("Papers taken")
        SUBMITTED = "submitted", _("Handed in")
        CORRECTION = "correction", _("Needs correction")
        DONE = "done", _("Done")
        DELIVERED = "delivered", _("Delivered")
        TURNED_DOWN = "turned_down", _("Turned down")

    class Authorisation(models.TextChoices):
        NONE = "", _("Not needed")
        LETTER = "letter", _("Letter of authorisation, signed")
        FINGERPRINT = "fingerprint", _("Letter of authorisation, fingerprint")
        GUARDIAN = "guardian", _("Given by the guardian")
        MISSING = "missing", _("Still to be brought")

    OPEN = [Status.REGISTERED, Status.TAKEN, Status.SUBMITTED, Status.CORRECTION, Status.DONE]
    KINDS_OF_STATUS = {
        Status.REGISTERED: "idle",
        Status.TAKEN: "doing",
        Status.SUBMITTED: "wait",
        Status.CORRECTION: "warn",
        Status.DONE: "doing",
        Status.DELIVERED: "ok",
        Status.TURNED_DOWN: "idle",
    }

    issue = models.OneToOneField(Issue, models.CASCADE, related_name="errand")
    what = models.ForeignKey(ErrandKind, models.PROTECT, related_name="+", verbose_name=_("what is to be done"))
    asked_by = models.CharField(_("asked for by"), max_length=60, blank=True)
    authorisation = models.CharField(
        _("authorisation"), max_length=12, choices=Authorisation.choices, blank=True, default=""
    )
    status = models.CharField(max_length=12, choices=Status.choices, default=Status.REGISTERED)
    handed_to = models.CharField(_("handed to"), max_length=60, blank=True)
    handed_on = models.DateField(_("handed in on"), null=True, blank=True)
    delivered_on = models.DateField(_("delivered on"), null=True, blank=True)
    created_at = models.DateTimeField(default=wall_clock.now, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = ErrandQuerySet.as_manager()

    class Meta:
        verbose_name = _("errand")
        constraints = [
            models.CheckConstraint(
                condition=~Q(status__in=["submitted", "correction"]) | Q(handed_on__isnull=False) & ~Q(handed_to=""),
                name="errand_handed_in_says_where_and_when",
            ),
            models.CheckConstraint(
                condition=~Q(status="delivered") | Q(delivered_on__isnull=False), name="errand_delivered_has_a_day"
            ),
        ]

    def __str__(self):
        return f"{self.issue.number} {self.what}"

    def get_absolute_url(self):
        return self.issue.get_absolute_url()

    @property
    def owner_id(self):
        return self.issue.owner_id

    @property
    def expected_on(self):
        """The one deadline, which is the issue's."""
        return timezone.localdate(self.issue.due_at)

    @property
    def status_kind(self):
        """The shape and colour of the status."""
        return self.KINDS_OF_STATUS[self.status]

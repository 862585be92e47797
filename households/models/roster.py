"""A roster as an office sent it: the file, what was understood, what was written."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from caseload.core.models import Area, User


class RosterBatchQuerySet(models.QuerySet):
    def visible_to(self, user):
        """The rosters that one uploaded oneself: a file holds people of any area."""
        return self.filter(by=user)

    def for_list(self):
        """Without the reports, which are long."""
        return self.defer("report", "options")


class RosterBatch(models.Model):
    class Status(models.TextChoices):
        READ = "read", _("Read")
        CHECKED = "checked", _("Checked")
        APPLIED = "applied", _("Imported")
        DISCARDED = "discarded", _("Discarded")

    file = models.FileField(upload_to="rosters/%Y/%m/", max_length=200)
    name = models.CharField(max_length=255)
    sha256 = models.CharField(max_length=64)
    area = models.ForeignKey(
        Area, models.PROTECT, to_field="path", db_column="area_path", null=True, blank=True, related_name="+"
    )
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.READ)
    options = models.JSONField(default=dict)
    """What the person chose: sheets, column mapping, skip_invalid."""
    report = models.JSONField(default=dict)
    """The report of the contract (rosters' README), as last checked or as applied."""
    by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    created_at = models.DateTimeField(default=timezone.now)
    applied_at = models.DateTimeField(null=True, blank=True)

    objects = RosterBatchQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-pk"]

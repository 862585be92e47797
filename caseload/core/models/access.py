"""Looks at what is masked, and lists that left the house: who, when, what for."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from caseload.core import wall_clock


class AccessRecord(models.Model):
    """Append-only: written by ``services.access`` when a full number is shown or a list is exported."""

    class Kind(models.TextChoices):
        REVEAL = "reveal", _("Full number shown")
        EXPORT = "export", _("List exported")

    user = models.ForeignKey("core.User", models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    subject = models.CharField(max_length=200)
    reason = models.CharField(max_length=200, blank=True)
    rows = models.PositiveIntegerField(default=1)
    at = models.DateTimeField(default=wall_clock.now)

    class Meta:
        ordering = ["-at", "-pk"]

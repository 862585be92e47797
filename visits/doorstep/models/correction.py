"""What corrections of a visit changed in its parts. What they changed in its own row stands in that row's history."""

import pgtrigger
from django.db import models

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

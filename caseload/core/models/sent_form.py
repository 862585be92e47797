"""Forms that were saved, each once: who presses again after a lost answer is led to what the first press saved."""

import uuid

from django.db import models

from caseload.core import wall_clock
from caseload.core.models.user import User


class SentForm(models.Model):
    """``key`` is that of the form, made with its page; ``leads_to``: the page that the save led on to."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    user = models.ForeignKey(User, models.CASCADE, related_name="+")
    key = models.UUIDField()
    leads_to = models.TextField(blank=True)
    sent_at = models.DateTimeField(default=wall_clock.now, db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "key"], name="a_form_is_saved_once")]

    def __str__(self):
        return f"{self.key} → {self.leads_to}"

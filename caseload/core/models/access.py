"""Looks at what is masked, and lists that left the house: who, when, what for."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from caseload.core import wall_clock


class AccessRecord(models.Model):
    """Append-only: written by ``services.access`` when a full number is shown or asked about, or a list is exported.

    ``rows``: how many people it told of; of a look-up 0 where nobody has the number."""

    class Kind(models.TextChoices):
        REVEAL = "reveal", _("Full number shown")
        EXPORT = "export", _("List exported")
        LOOK_UP = "look_up", _("Looked up by ID number")

    user = models.ForeignKey("core.User", models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    subject = models.CharField(max_length=200)
    reason = models.CharField(max_length=200, blank=True)
    rows = models.PositiveIntegerField(default=1)
    number_index = models.BinaryField(null=True, editable=False, max_length=32)
    at = models.DateTimeField(default=wall_clock.now)

    class Meta:
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["user", "kind", "-at"], name="access_of_somebody")]

    def found(self, subject):
        """A look-up told of ``subject``: a person's or a household's name and number."""
        self.subject, self.rows = subject[:200], 1

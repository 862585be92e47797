"""The private address at which the calendar of one person's phone asks for activities."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from caseload.core import wall_clock
from caseload.core.models import User


class ActivityFeed(models.Model):
    """One for each person. Of the address only a ``digest`` is stored: it is shown once, and nobody reads it here."""

    class Covers(models.TextChoices):
        OWN = "own", _("Those that I run")
        ALL = "all", _("All that I may see")

    user = models.OneToOneField(User, models.PROTECT, primary_key=True, related_name="+")
    covers = models.CharField(_("Which activities"), max_length=3, choices=Covers.choices, default=Covers.OWN)
    digest = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField(default=wall_clock.now)
    asked_at = models.DateTimeField(null=True)
    """When a calendar asked last, to the hour."""

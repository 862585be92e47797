"""What rosters and files say of benefits, taken over as entitlements at one time, and taken back."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from caseload.core import wall_clock
from caseload.core.models import User
from households.support.policies.models.policy import Policy


class TakeOverQuerySet(models.QuerySet):
    def visible_to(self, user):
        """One's own."""
        return self.filter(by=user) if user.is_active else self.none()


class TakeOver(models.Model):
    policy = models.ForeignKey(Policy, models.PROTECT, related_name="+")
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=wall_clock.now)
    undone_at = models.DateTimeField(null=True, blank=True)
    undone_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")

    objects = TakeOverQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-pk"]
        verbose_name = _("benefits taken over")
        constraints = [
            models.CheckConstraint(
                condition=Q(undone_at__isnull=True, undone_by__isnull=True)
                | Q(undone_at__isnull=False, undone_by__isnull=False),
                name="take_over_undone_says_by_whom",
            ),
        ]

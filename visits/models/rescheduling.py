"""A visit put off or brought forward by somebody, and why."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from caseload.core import wall_clock
from caseload.core.models import User
from households.models import Household


class VisitMove(models.Model):
    """Written once, never changed. The newest holds until the next visit is made."""

    household = models.ForeignKey(Household, models.CASCADE, related_name="visit_moves")
    from_day = models.DateField()
    to_day = models.DateField(_("new day"))
    reason = models.CharField(_("reason"), max_length=200)
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=wall_clock.now, editable=False)

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="visit_move_says_why"),
            models.CheckConstraint(condition=~Q(to_day=F("from_day")), name="visit_move_goes_to_another_day"),
        ]
        indexes = [models.Index(fields=["household", "-at"], name="visit_move_of_household")]

"""What people say to a gap: that it does not apply, or that the policy was explained at the door."""

import pghistory
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from caseload.core import wall_clock
from caseload.core.models import User
from households.models import Household, Member
from households.support.policies.models import Policy


class NotApplicableQuerySet(models.QuerySet):
    def standing(self):
        return self.filter(ended_at__isnull=True)


@pghistory.track()
class NotApplicable(models.Model):
    """The policy does not apply to a household or member, because …; it outlasts every judgement until taken back."""

    household = models.ForeignKey(Household, models.CASCADE, related_name="+")
    member = models.ForeignKey(Member, models.CASCADE, null=True, related_name="+")
    policy = models.ForeignKey(Policy, models.CASCADE, related_name="+")
    reason = models.CharField(_("does not apply because"), max_length=200)
    by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(default=wall_clock.now)
    ended_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    ended_at = models.DateTimeField(null=True)

    objects = NotApplicableQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["household", "policy", "member"],
                condition=Q(ended_at__isnull=True),
                nulls_distinct=False,
                name="not_applicable_stands_once_for_each_policy",
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="not_applicable_gives_a_reason"),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True) | Q(ended_at__gte=F("at")),
                name="not_applicable_ends_after_it_begins",
            ),
        ]


@pghistory.track()
class Explanation(models.Model):
    """Somebody went through the policy with the household, on a day."""

    household = models.ForeignKey(Household, models.CASCADE, related_name="+", db_index=False)
    member = models.ForeignKey(Member, models.CASCADE, null=True, related_name="+")
    policy = models.ForeignKey(Policy, models.CASCADE, related_name="+")
    on = models.DateField(default=wall_clock.today)
    by = models.ForeignKey(User, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["household", "policy", "member", "on"],
                nulls_distinct=False,
                name="policy_is_explained_once_a_day",
            ),
        ]

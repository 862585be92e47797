"""What the check-up of the registry found, and what somebody said does not apply."""

import pghistory
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from caseload.core import wall_clock
from caseload.core.models import ScopedQuerySet, User
from households.models.household import Household
from households.models.member import Member


class FindingQuerySet(ScopedQuerySet):
    area_field = "household__area__path"
    worker_fields = ("household__worker",)

    def with_waiver(self):
        """``waiver``: the key of what says that the rule does not apply here, or None."""
        same = {name: models.OuterRef(name) for name in ("rule", "household")}
        mine = Q(member=models.OuterRef("member")) | Q(member=None)
        standing = QualityWaiver.objects.standing().filter(mine, **same).order_by("-member").values("pk")[:1]
        return self.annotate(waiver=models.Subquery(standing))

    def to_settle(self):
        return self.with_waiver().filter(waiver=None)

    def set_aside(self):
        return self.with_waiver().filter(waiver__isnull=False)


class QualityFinding(models.Model):
    """A household or member that broke a rule when the registry was last checked. Written anew by each check."""

    rule = models.CharField(max_length=3)
    household = models.ForeignKey(Household, models.CASCADE, related_name="+")
    member = models.ForeignKey(Member, models.CASCADE, null=True, related_name="+")
    evidence = models.JSONField(default=dict)
    """{column id: value} that shows it; no ID numbers."""
    found_on = models.DateField(default=wall_clock.today)
    checked_at = models.DateTimeField(default=wall_clock.now)

    objects = FindingQuerySet.as_manager()

    class Meta:
        ordering = ["rule", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["rule", "household", "member"],
                nulls_distinct=False,
                name="quality_finding_stands_once_for_each_rule",
            )
        ]
        indexes = [models.Index(fields=["rule", "id"], name="quality_finding_by_rule")]


class WaiverQuerySet(models.QuerySet):
    def standing(self):
        return self.filter(ended_at__isnull=True)


@pghistory.track()
class QualityWaiver(models.Model):
    """A rule does not apply to a household or member, because …; it outlasts every check until it is taken back."""

    rule = models.CharField(max_length=3)
    household = models.ForeignKey(Household, models.CASCADE, related_name="+")
    member = models.ForeignKey(Member, models.CASCADE, null=True, related_name="+")
    reason = models.CharField(_("does not apply because"), max_length=200)
    by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(default=wall_clock.now)
    ended_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    ended_at = models.DateTimeField(null=True)

    objects = WaiverQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["rule", "household", "member"],
                condition=Q(ended_at__isnull=True),
                nulls_distinct=False,
                name="quality_waiver_stands_once_for_each_rule",
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="quality_waiver_gives_a_reason"),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True) | Q(ended_at__gte=F("at")),
                name="quality_waiver_ends_after_it_begins",
            ),
        ]

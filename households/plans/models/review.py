"""A look back at the plan, goal by goal, at the interval of the case level."""

import pghistory
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from caseload.core import wall_clock
from caseload.core.models import User
from households.plans.models.assessment import Screen
from households.plans.models.goal import Goal, PlanVersion
from households.plans.models.plan import CasePlan


@pghistory.track()
class Review(models.Model):
    class Decision(models.TextChoices):
        CONTINUE = "continue", _("Continue")
        REPLAN = "replan", _("Plan anew")
        CLOSE = "close", _("Prepare to close")

    plan = models.ForeignKey(CasePlan, models.CASCADE, related_name="reviews")
    of = models.ForeignKey(PlanVersion, models.PROTECT, related_name="+")
    on = models.DateField(_("reviewed on"), default=wall_clock.today)
    due_on = models.DateField(null=True, editable=False)
    """When it was due."""
    decision = models.CharField(_("decision"), max_length=10, choices=Decision.choices)
    words = models.TextField(_("in words"), blank=True)
    screen = models.ForeignKey(Screen, models.PROTECT, null=True, related_name="+")
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=wall_clock.now, editable=False)

    class Meta:
        ordering = ["-on", "-pk"]
        verbose_name = _("review")
        constraints = [
            models.CheckConstraint(
                condition=Q(decision="continue") | ~Q(words=""), name="review_that_changes_something_says_why"
            )
        ]


class GoalReview(models.Model):
    class Outcome(models.TextChoices):
        MET = "met", _("Goal met")
        PARTLY = "partly", _("Partly met")
        NOT_MET = "not_met", _("Not met")
        DROPPED = "dropped", _("No longer wanted")

    review = models.ForeignKey(Review, models.CASCADE, related_name="goals")
    goal = models.ForeignKey(Goal, models.CASCADE, related_name="reviews")
    outcome = models.CharField(_("how it stands"), max_length=8, choices=Outcome.choices)
    value = models.DecimalField(_("now"), max_digits=12, decimal_places=2, null=True, blank=True)
    words = models.CharField(_("in words"), max_length=300, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["review", "goal"], name="goal_is_reviewed_once_in_a_review"),
            models.CheckConstraint(
                condition=~Q(outcome="dropped") | ~Q(words=""), name="goal_no_longer_wanted_says_why"
            ),
        ]

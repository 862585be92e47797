"""What of a case plan was done on a visit: its steps, and looks at the household after it was closed."""

from django.db import models

from households.models import Action, FollowUp
from visits.models.visit import Visit


class VisitAction(models.Model):
    visit = models.ForeignKey(Visit, models.CASCADE, related_name="actions")
    action = models.ForeignKey(Action, models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["visit", "action"], name="visit_action_once_per_visit")]


class VisitFollowUp(models.Model):
    visit = models.ForeignKey(Visit, models.CASCADE, related_name="follow_ups")
    follow_up = models.OneToOneField(FollowUp, models.CASCADE, related_name="+")
    """Answered by one visit."""

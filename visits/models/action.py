"""Which steps of a case plan were done on a visit."""

from django.db import models

from households.models import Action
from visits.models.visit import Visit


class VisitAction(models.Model):
    visit = models.ForeignKey(Visit, models.CASCADE, related_name="actions")
    action = models.ForeignKey(Action, models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["visit", "action"], name="visit_action_once_per_visit")]

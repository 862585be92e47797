"""What a visit did for a case plan. The links go with the visit; the plan keeps what came of it."""

import pghistory
from django.db import models

from households.plans.models import Action, FollowUp
from visits.models.visit import Visit


@pghistory.track(pghistory.InsertEvent(), pghistory.DeleteEvent())
class ActionOnVisit(models.Model):
    """A step of a plan that was ticked on a visit."""

    action = models.OneToOneField(Action, models.CASCADE, related_name="+")
    visit = models.ForeignKey(Visit, models.CASCADE, related_name="+")


@pghistory.track(pghistory.InsertEvent(), pghistory.DeleteEvent())
class FollowUpOnVisit(models.Model):
    """A look after a closed case that was answered on a visit."""

    follow_up = models.OneToOneField(FollowUp, models.CASCADE, related_name="+")
    visit = models.ForeignKey(Visit, models.CASCADE, related_name="+")

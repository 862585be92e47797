"""What a visit did for a case plan, and for what the family may be given. The links go with the visit; what came of it
is kept."""

import pghistory
from django.db import models

from households.plans.models import Action, FollowUp
from households.support.eligibility.models import Explanation
from households.support.policies.models import Entitlement
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


@pghistory.track(pghistory.InsertEvent(), pghistory.DeleteEvent())
class ExplanationOnVisit(models.Model):
    """A policy that was gone through on a visit."""

    explanation = models.OneToOneField(Explanation, models.CASCADE, related_name="+")
    visit = models.ForeignKey(Visit, models.CASCADE, related_name="+")


@pghistory.track(pghistory.InsertEvent(), pghistory.DeleteEvent())
class BeginningOnVisit(models.Model):
    """A benefit that was begun on a visit, with the papers for it."""

    entitlement = models.OneToOneField(Entitlement, models.CASCADE, related_name="+")
    visit = models.ForeignKey(Visit, models.CASCADE, related_name="+")

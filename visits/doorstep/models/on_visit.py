"""What a visit did for a case plan, and for what the family may be given. The links go with the visit; what came of it
is kept."""

import pghistory
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

from households.models import Member
from households.plans.models import Action, FollowUp
from households.support.eligibility.models import Explanation
from households.support.policies.models import Entitlement, Policy
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


@pghistory.track(pghistory.InsertEvent(), pghistory.DeleteEvent())
class PlannedGap(models.Model):
    """A gap that became an action of the case plan; ``visit``: at the door, else on the page of the household."""

    action = models.OneToOneField(Action, models.CASCADE, related_name="+")
    policy = models.ForeignKey(Policy, models.CASCADE, related_name="+")
    member = models.ForeignKey(Member, models.CASCADE, null=True, related_name="+")
    """Empty: the policy is given to the household."""
    visit = models.ForeignKey(Visit, models.SET_NULL, null=True, related_name="+")


class AnswerOnVisit(models.Model):
    """A question about policies that was answered on a visit, and what of the file it changed."""

    visit = models.ForeignKey(Visit, models.CASCADE, related_name="answers")
    member = models.ForeignKey(Member, models.CASCADE, null=True, related_name="+")
    """Empty: it is about the household."""
    fact = models.CharField(max_length=40)
    before = models.JSONField(encoder=DjangoJSONEncoder)
    """{column: value} as it was: what undo puts back."""
    written = models.JSONField(encoder=DjangoJSONEncoder)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["visit", "member", "fact"], nulls_distinct=False, name="question_is_answered_once_on_a_visit"
            )
        ]


class ConfirmationOnVisit(models.Model):
    """What the household said on a visit of a benefit that is to have come."""

    entitlement = models.ForeignKey(Entitlement, models.CASCADE, related_name="+")
    visit = models.ForeignKey(Visit, models.CASCADE, related_name="confirmations")
    has_come = models.BooleanField()
    missing_before = models.DateField(null=True)
    """On this day they had said that it has not come: what undo puts back."""

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["visit", "entitlement"], name="benefit_is_asked_after_once_on_a_visit")
        ]

"""What happened to an issue, and who was told that it is late. Written once, never changed."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from caseload.core import wall_clock
from caseload.core.casework.steps import Step
from caseload.core.models import User
from visits.issues.models.issue import Issue


class IssueStep(Step):
    """By nobody: the system, or the household by its card."""

    issue = models.ForeignKey(Issue, models.PROTECT, related_name="steps")
    owner = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")

    class Meta(Step.Meta):
        indexes = [
            models.Index(fields=["issue", "-at"], name="issue_step_of_issue"),
            models.Index(fields=["at"], condition=models.Q(verb="hand_back"), name="issue_step_hand_back"),
        ]

    @classmethod
    def of(cls, issue):
        return {"owner": issue.owner}


class Escalation(models.Model):
    """That an issue is late was told to a level, once for each due time."""

    class Level(models.TextChoices):
        RESPONSE = "response", _("No response in time: the chief")
        SOON = "soon", _("Due soon: the owner")
        CHIEF = "chief", _("Overdue: the chief")
        CENTRE = "centre", _("Overdue by 2 working days: the centre")
        STREET = "street", _("Overdue by 5 working days: the street")

    issue = models.ForeignKey(Issue, models.PROTECT, related_name="escalations")
    level = models.CharField(max_length=10, choices=Level.choices)
    due_at = models.DateTimeField()
    """The due time that this is about: an extended or reopened issue has another."""
    at = models.DateTimeField(default=wall_clock.now)
    told = models.ManyToManyField(User, related_name="+")

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["issue", "level", "due_at"], name="escalation_once_per_level_and_due_time")
        ]


class IssueNumber(models.Model):
    """The last number given in a year; its row is locked while the next one is given."""

    year = models.PositiveSmallIntegerField(primary_key=True)
    last = models.PositiveIntegerField(default=0)

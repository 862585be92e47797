"""What issues have to do with case plans: keys that point down, for plans know nothing of issues."""

import pghistory
from django.db import models

from households.plans.models import Action, Settlement
from visits.issues.models.issue import Issue


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())
class IssueOfAction(models.Model):
    """The issue that does what an action of a case plan says."""

    action = models.OneToOneField(Action, models.CASCADE, related_name="+")
    issue = models.ForeignKey(Issue, models.CASCADE, related_name="+")


class SettledIssue(models.Model):
    """Of which issue a line of a closing report speaks. The issue itself is moved when the closing is agreed to."""

    settlement = models.OneToOneField(Settlement, models.CASCADE, related_name="+")
    issue = models.ForeignKey(Issue, models.CASCADE, related_name="+")

"""The states of an issue, and what they have in common."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Status(models.TextChoices):
    REPORTED = "reported", _("To be assigned")
    ASSIGNED = "assigned", _("Not started")
    SIGNED = "signed", _("Signed for")
    PROCESSING = "processing", _("In progress")
    TRANSFERRED = "transferred", _("With a department")
    SUSPENDED = "suspended", _("Suspended")
    RESOLVED = "resolved", _("Waiting for call-back")
    CHECKED = "checked", _("Checked, waiting for call-back")
    CLOSED = "closed", _("Closed")
    REJECTED = "rejected", _("Not accepted")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    MERGED = "merged", _("Merged with another")


RUNNING = [Status.REPORTED, Status.ASSIGNED, Status.SIGNED, Status.PROCESSING, Status.TRANSFERRED]
SOLVED = [Status.RESOLVED, Status.CHECKED]
GOES_ON = [*RUNNING, Status.SUSPENDED]
"""Work is still to be done: papers may be out."""
OPEN = [*GOES_ON, *SOLVED]
ENDED = [Status.CLOSED, Status.REJECTED, Status.WITHDRAWN, Status.MERGED]
KINDS_OF_STATUS = {
    **dict.fromkeys(Status, "idle"),
    Status.PROCESSING: "doing",
    Status.TRANSFERRED: "doing",
    Status.SUSPENDED: "pause",
    Status.RESOLVED: "wait",
    Status.CHECKED: "wait",
    Status.CLOSED: "ok",
}
"""The shape and colour of each."""


class Satisfaction(models.TextChoices):
    VERY_SATISFIED = "very_satisfied", _("Very satisfied")
    SATISFIED = "satisfied", _("Satisfied")
    FAIR = "fair", _("Fairly satisfied")
    DISSATISFIED = "dissatisfied", _("Dissatisfied")
    VERY_DISSATISFIED = "very_dissatisfied", _("Very dissatisfied")


SATISFIED = [Satisfaction.VERY_SATISFIED, Satisfaction.SATISFIED]
DISSATISFIED = [Satisfaction.DISSATISFIED, Satisfaction.VERY_DISSATISFIED]
"""Ratings that open the issue again instead of closing it."""

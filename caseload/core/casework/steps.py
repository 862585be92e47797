"""What happened to a row that moves through states: a step for each move, with its files. Written once.

A room makes three models of these, each with one foreign key: the step to its row (``related_name="steps"``), picture
and document to the step (``related_name="pictures"`` and ``"documents"``). ``urls.pages_of_files`` shows them.
"""

import pgtrigger
from django.db import models
from django.utils.translation import gettext_lazy as _

from caseload.core import wall_clock
from caseload.core.models import AttachedDocument, Attachment, User


def append_only():
    """The database refuses to change or delete a row."""
    return pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete)


class Shows(models.TextChoices):
    """What a picture of a step shows."""

    BEFORE = "before", _("Before")
    AFTER = "after", _("After")
    OTHER = "", _("With a step")


class Step(models.Model):
    """One move: who, when, from where to where, with which words."""

    verb = models.CharField(max_length=20)
    from_status = models.CharField(max_length=14, blank=True)
    to_status = models.CharField(max_length=14)
    by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    """Empty: the system, or somebody who has no account."""
    at = models.DateTimeField(default=wall_clock.now)
    words = models.TextField(blank=True)
    facts = models.JSONField(default=dict)
    """What the words do not say, by the name under which the move asked for it; days as ISO days."""

    class Meta:
        abstract = True
        ordering = ["-at", "-pk"]
        triggers = [append_only()]

    @classmethod
    def kind_of_row(cls):
        """The model whose rows take these steps, and the name of the field that leads to it."""
        field = next(field for field in cls._meta.fields if field.is_relation and field.remote_field.name == "steps")
        return field.related_model, field.name

    def get_reached_display(self):
        """The status to which it led, in words."""
        kind, _name = self.kind_of_row()
        return kind.Status(self.to_status).label

    @classmethod
    def of(cls, row):
        """What a step keeps of ``row`` as it stands then; more in some rooms."""
        return {}


class FilesOfSteps(models.QuerySet):
    def visible_to(self, user):
        """Files are read by whoever may read the row that took the step."""
        kind, name = self.model.step.field.related_model.kind_of_row()
        return self.filter(**{f"step__{name}__in": kind.objects.visible_to(user)})


class PictureOfStep(Attachment):
    """A photo, or a paper photographed, that goes with a move."""

    objects = FilesOfSteps.as_manager()

    class Meta(Attachment.Meta):
        abstract = True
        triggers = [append_only()]

    label = Shows.OTHER.label


class DocumentOfStep(AttachedDocument):
    objects = FilesOfSteps.as_manager()

    class Meta(AttachedDocument.Meta):
        abstract = True
        triggers = [append_only()]

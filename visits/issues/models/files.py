"""What goes with a step of an issue: pictures and documents, kept like the step itself."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from caseload.core.models import AttachedDocument, Attachment, ScopedQuerySet
from visits.issues.models.step import IssueStep, append_only


class StepFileQuerySet(ScopedQuerySet):
    area_field = "step__issue__area__path"
    worker_fields = ("step__issue__owner", "step__issue__household__worker")


class StepPicture(Attachment):
    """A photo, or a paper photographed, that goes with a move."""

    class Shows(models.TextChoices):
        BEFORE = "before", _("Before")
        AFTER = "after", _("After")
        OTHER = "", _("With a step")

    step = models.ForeignKey(IssueStep, models.PROTECT, related_name="pictures")
    shows = models.CharField(_("what it shows"), max_length=6, choices=Shows.choices, blank=True, default="")

    objects = StepFileQuerySet.as_manager()

    class Meta(Attachment.Meta):
        verbose_name = _("picture of a step")
        triggers = [append_only()]

    @property
    def label(self):
        return self.get_shows_display()


class StepDocument(AttachedDocument):
    step = models.ForeignKey(IssueStep, models.PROTECT, related_name="documents")

    objects = StepFileQuerySet.as_manager()

    class Meta(AttachedDocument.Meta):
        verbose_name = _("document of a step")
        triggers = [append_only()]

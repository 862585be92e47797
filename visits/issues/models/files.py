"""What goes with a step of an issue: pictures and documents, kept like the step itself."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from caseload.core.casework.steps import DocumentOfStep, PictureOfStep, Shows
from visits.issues.models.step import IssueStep


class StepPicture(PictureOfStep):
    step = models.ForeignKey(IssueStep, models.PROTECT, related_name="pictures")
    shows = models.CharField(_("what it shows"), max_length=6, choices=Shows.choices, blank=True, default="")

    class Meta(PictureOfStep.Meta):
        verbose_name = _("picture of a step")

    @property
    def label(self):
        return self.get_shows_display()


class StepDocument(DocumentOfStep):
    step = models.ForeignKey(IssueStep, models.PROTECT, related_name="documents")

    class Meta(DocumentOfStep.Meta):
        verbose_name = _("document of a step")

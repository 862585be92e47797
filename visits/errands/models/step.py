"""What happened to an errand, with the pictures and documents of each step."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from caseload.core.casework.steps import DocumentOfStep, PictureOfStep, Step
from visits.errands.models.errand import Errand


class ErrandStep(Step):
    errand = models.ForeignKey(Errand, models.PROTECT, related_name="steps")

    class Meta(Step.Meta):
        indexes = [models.Index(fields=["errand", "-at"], name="errand_step_of_errand")]


class ErrandPicture(PictureOfStep):
    step = models.ForeignKey(ErrandStep, models.PROTECT, related_name="pictures")

    class Meta(PictureOfStep.Meta):
        verbose_name = _("picture of a step of an errand")


class ErrandDocument(DocumentOfStep):
    step = models.ForeignKey(ErrandStep, models.PROTECT, related_name="documents")

    class Meta(DocumentOfStep.Meta):
        verbose_name = _("document of a step of an errand")

"""What happened to an errand, with the pictures and documents of each step."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from caseload.core.casework.steps import DocumentOfStep, PictureOfStep, Step
from caseload.core.models import ScopedQuerySet
from visits.errands.models.errand import Errand


class ErrandStep(Step):
    errand = models.ForeignKey(Errand, models.PROTECT, related_name="steps")

    class Meta(Step.Meta):
        indexes = [models.Index(fields=["errand", "-at"], name="errand_step_of_errand")]


class ErrandFileQuerySet(ScopedQuerySet):
    area_field = "step__errand__issue__area__path"
    worker_fields = ("step__errand__issue__owner", "step__errand__issue__household__worker")


class ErrandPicture(PictureOfStep):
    step = models.ForeignKey(ErrandStep, models.PROTECT, related_name="pictures")

    objects = ErrandFileQuerySet.as_manager()

    class Meta(PictureOfStep.Meta):
        verbose_name = _("picture of a step of an errand")


class ErrandDocument(DocumentOfStep):
    step = models.ForeignKey(ErrandStep, models.PROTECT, related_name="documents")

    objects = ErrandFileQuerySet.as_manager()

    class Meta(DocumentOfStep.Meta):
        verbose_name = _("document of a step of an errand")

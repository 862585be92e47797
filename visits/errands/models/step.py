"""What happened to an errand, with the pictures and documents of each step."""

import pgtrigger
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from caseload.core.models import AttachedDocument, Attachment, ScopedQuerySet, User
from visits.errands.models.errand import Errand
from visits.issues.models.files import StepPicture
from visits.issues.models.step import append_only

WRITTEN_ONCE = pgtrigger.Protect(name="is_written_once", operation=pgtrigger.Update | pgtrigger.Delete)


class ErrandStep(models.Model):
    """What happened to an errand: written once, never changed."""

    errand = models.ForeignKey(Errand, models.PROTECT, related_name="steps")
    verb = models.CharField(max_length=20)
    to_status = models.CharField(max_length=12)
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    words = models.TextField(blank=True)
    facts = models.JSONField(default=dict)
    """``handed_to``, and ``expected_on`` (ISO day)."""

    class Meta:
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["errand", "-at"], name="errand_step_of_errand")]
        triggers = [WRITTEN_ONCE]


class ErrandFileQuerySet(ScopedQuerySet):
    area_field = "step__errand__issue__area__path"
    worker_fields = ("step__errand__issue__owner", "step__errand__issue__household__worker")


class ErrandPicture(Attachment):
    step = models.ForeignKey(ErrandStep, models.PROTECT, related_name="pictures")

    objects = ErrandFileQuerySet.as_manager()

    class Meta(Attachment.Meta):
        verbose_name = _("picture of a step of an errand")
        triggers = [append_only()]

    label = StepPicture.Shows.OTHER.label


class ErrandDocument(AttachedDocument):
    step = models.ForeignKey(ErrandStep, models.PROTECT, related_name="documents")

    objects = ErrandFileQuerySet.as_manager()

    class Meta(AttachedDocument.Meta):
        verbose_name = _("document of a step of an errand")
        triggers = [append_only()]

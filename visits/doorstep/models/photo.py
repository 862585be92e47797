"""What a visit shows: photos the household agreed to, and its signature."""

import pghistory
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from caseload.core.models import Attachment, ScopedQuerySet
from visits.models.visit import Visit


class VisitPhotoQuerySet(ScopedQuerySet):
    area_field = "visit__area__path"
    worker_fields = ("visit__household__worker",)

    def photos(self):
        return self.filter(kind=VisitPhoto.Kind.PHOTO)


@pghistory.track(pghistory.DeleteEvent())
class VisitPhoto(Attachment):
    class Kind(models.TextChoices):
        PHOTO = "photo", _("Photo")
        SIGNATURE = "signature", _("Signature")

    visit = models.ForeignKey(Visit, models.CASCADE, related_name="photos")
    kind = models.CharField(max_length=10, choices=Kind.choices, default=Kind.PHOTO)
    consented = models.BooleanField(_("the household agreed to the photos"), default=False)

    objects = VisitPhotoQuerySet.as_manager()

    class Meta(Attachment.Meta):
        verbose_name = _("photo")
        constraints = [
            models.CheckConstraint(
                condition=Q(kind="signature") | Q(consented=True), name="visit_photo_has_the_consent_of_the_household"
            ),
        ]

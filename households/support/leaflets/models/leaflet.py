"""The catalogue of leaflets 明白纸: each in versions, of which the newest that has begun is handed out."""

import pghistory
from django.db import models
from django.db.models import F
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from caseload.core.models import AttachedDocument, Attachment, CatalogueItem


@pghistory.track()
class Leaflet(CatalogueItem):
    class Meta(CatalogueItem.Meta):
        verbose_name = _("leaflet")

    def get_absolute_url(self):
        """Its version in force."""
        return reverse("leaflets:leaflet", args=[self.pk])


@pghistory.track()
class LeafletVersion(models.Model):
    """What is printed on it from a day on, until the next version begins: no gap and no overlap."""

    leaflet = models.ForeignKey(Leaflet, models.CASCADE, related_name="versions", verbose_name=_("leaflet"))
    number = models.CharField(_("version"), max_length=20)
    """What is printed on it: a year or a number."""
    valid_from = models.DateField(_("from"), null=True, blank=True)
    """Empty: from the beginning."""
    text = models.TextField(_("what it says"), blank=True)

    class Meta:
        verbose_name = _("version of a leaflet")
        ordering = ["leaflet__order", "leaflet", F("valid_from").asc(nulls_first=True), "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["leaflet", "number"],
                name="leaflet_has_each_version_once",
                violation_error_message=_("There is a version with this number already."),
            ),
            models.UniqueConstraint(
                fields=["leaflet", "valid_from"],
                nulls_distinct=False,
                name="leaflet_has_one_version_from_a_day_on",
                violation_error_message=_("Another version begins on this day already."),
            ),
            models.UniqueConstraint(fields=["id", "leaflet"], name="leaflet_version_and_its_leaflet"),
        ]

    def __str__(self):
        return f"{self.leaflet} {self.number}"

    def get_absolute_url(self):
        return reverse("leaflets:version", args=[self.pk])


class OpenToStaff(models.QuerySet):
    def visible_to(self, user):
        """Leaflets are printed for everybody."""
        return self.all() if user.is_active else self.none()


class LeafletPicture(Attachment):
    """One side of it, to be shown on the phone."""

    version = models.ForeignKey(LeafletVersion, models.PROTECT, related_name="pictures")

    objects = OpenToStaff.as_manager()


class LeafletFile(AttachedDocument):
    """What is sent to the printer."""

    version = models.ForeignKey(LeafletVersion, models.PROTECT, related_name="files")

    objects = OpenToStaff.as_manager()

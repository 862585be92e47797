"""Who gives: an enterprise, a person, an organisation, known by name or not."""

import pghistory
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from caseload.core.models import KeptQuerySet, kept_for


@pghistory.track(exclude=["version"])
class Donor(models.Model):
    class Kind(models.TextChoices):
        ENTERPRISE = "enterprise", _("Enterprise")
        ORGANISATION = "organisation", _("Organisation")
        PERSON = "person", pgettext_lazy("donor", "Person")

    kind = models.CharField(pgettext_lazy("donor", "kind"), max_length=12, choices=Kind.choices)
    name = models.CharField(_("name"), max_length=100, blank=True)
    is_anonymous = models.BooleanField(_("does not wish to be named"), default=False)
    contact = models.CharField(_("contact person"), max_length=60, blank=True)
    phone = models.CharField(_("phone"), max_length=20, blank=True)
    note = models.CharField(_("note"), max_length=300, blank=True)
    area = kept_for()
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = KeptQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        verbose_name = _("donor")
        constraints = [
            models.CheckConstraint(
                condition=~Q(name="") | Q(is_anonymous=True), name="donor_has_a_name_or_is_anonymous"
            )
        ]
        indexes = [models.Index(fields=["area", "id"], name="donor_area")]

    def __str__(self):
        return self.name or self.unnamed()

    def get_absolute_url(self):
        return reverse("giving:donor", args=[self.pk])

    def unnamed(self):
        """What a donor is called who is not to be named."""
        return {
            self.Kind.ENTERPRISE: gettext("An enterprise that is not named"),
            self.Kind.ORGANISATION: gettext("An organisation that is not named"),
            self.Kind.PERSON: gettext("Somebody who is not named"),
        }[self.kind]

    @property
    def public_name(self):
        """As those read it who do not keep donations: households and workers."""
        return self.unnamed() if self.is_anonymous else self.name

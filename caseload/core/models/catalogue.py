"""What tables of codes have in common: a code, a name in both languages, dates, an order."""

from django.db import models
from django.db.models import Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from caseload.core import wall_clock


class CatalogueQuerySet(models.QuerySet):
    def current(self, day=None):
        day = day or wall_clock.today()
        return self.filter(
            Q(valid_from__isnull=True) | Q(valid_from__lte=day),
            Q(valid_to__isnull=True) | Q(valid_to__gte=day),
        )


class CatalogueItem(models.Model):
    code = models.CharField(_("code"), max_length=40, primary_key=True)
    name = models.CharField(_("name in Chinese"), max_length=60)
    name_en = models.CharField(_("name in English"), max_length=80)
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    valid_from = models.DateField(_("from"), null=True, blank=True)
    valid_to = models.DateField(_("until"), null=True, blank=True)

    objects = CatalogueQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ["order", "code"]

    def __str__(self):
        return self.name if (get_language() or "").startswith("zh") else self.name_en

    def is_current(self, day):
        return (not self.valid_from or self.valid_from <= day) and (not self.valid_to or self.valid_to >= day)

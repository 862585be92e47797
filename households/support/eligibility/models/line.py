"""The lines that incomes are measured by: yuan a year and head, from a day on."""

import pghistory
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from caseload.core.templatetags.reading import yuan


@pghistory.track()
class IncomeLine(models.Model):
    """Of several of one kind the newest that has begun holds."""

    class Kind(models.TextChoices):
        DIBAO = "dibao", _("Line of the minimum living allowance")
        MONITOR = "monitor", _("Line of monitoring")

    kind = models.CharField(_("income line"), max_length=10, choices=Kind.choices)
    valid_from = models.DateField(_("from"), null=True, blank=True)
    """Empty: from the beginning."""
    amount = models.DecimalField(_("yuan a year and head"), max_digits=10, decimal_places=2)
    note = models.CharField(_("source (paper and number)"), max_length=120, blank=True)

    class Meta:
        verbose_name = _("income line")
        ordering = ["kind", F("valid_from").asc(nulls_first=True)]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "valid_from"], nulls_distinct=False, name="income_line_once_per_day"
            ),
            models.CheckConstraint(condition=Q(amount__gt=0), name="income_line_is_something"),
        ]

    def __str__(self):
        return _("%(line)s, %(amount)s yuan a year") % {"line": self.get_kind_display(), "amount": yuan(self.amount)}

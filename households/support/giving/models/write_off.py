"""What of a donation nobody can be given any more, and why: it leaves the stock without reaching anybody."""

import pgtrigger
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from caseload.core import wall_clock
from caseload.core.models import User
from households.support.giving.models.donation import Donation

COUNT_IT = """
UPDATE giving_donation SET written_off = written_off + NEW.quantity * (NEW.because = '')::int
    - COALESCE(OLD.quantity * (OLD.because = '')::int, 0)
WHERE id = NEW.donation_id;
RETURN NULL;
"""


class WriteOffQuerySet(models.QuerySet):
    def standing(self):
        """Those that were not taken back."""
        return self.filter(because="")


class WriteOff(models.Model):
    class Why(models.TextChoices):
        EXPIRED = "expired", pgettext_lazy("write-off", "Past its day")
        DAMAGED = "damaged", pgettext_lazy("write-off", "Damaged or spoilt")
        MISSING = "missing", pgettext_lazy("write-off", "Missing when counted")

    donation = models.ForeignKey(Donation, models.PROTECT, related_name="write_offs")
    quantity = models.DecimalField(_("how much"), max_digits=12, decimal_places=2)
    why = models.CharField(pgettext_lazy("write-off", "reason"), max_length=10, choices=Why.choices)
    words = models.CharField(_("in words"), max_length=200)
    """What was done with it, who saw it."""
    day = models.DateField(_("day"), default=wall_clock.today)
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=wall_clock.now, editable=False)
    because = models.CharField(_("why it is taken back"), max_length=200, blank=True)
    taken_back_by = models.ForeignKey(User, models.PROTECT, null=True, editable=False, related_name="+")

    objects = WriteOffQuerySet.as_manager()

    class Meta:
        ordering = ["-day", "-pk"]
        verbose_name = _("write-off")
        constraints = [
            models.CheckConstraint(condition=Q(quantity__gt=0), name="write_off_is_of_something"),
            models.CheckConstraint(condition=~Q(words=""), name="write_off_says_why_in_words"),
            models.CheckConstraint(
                condition=Q(because="", taken_back_by=None) | ~Q(because="") & Q(taken_back_by__isnull=False),
                name="write_off_taken_back_says_why_and_by_whom",
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="counts_on_its_donation",
                when=pgtrigger.After,
                operation=pgtrigger.Insert | pgtrigger.UpdateOf("because"),
                func=COUNT_IT,
            ),
            pgtrigger.Protect(name="is_taken_back_not_deleted", operation=pgtrigger.Delete),
            pgtrigger.Protect(
                name="stays_what_it_is",
                operation=pgtrigger.Update,
                condition=pgtrigger.AnyChange("donation", "quantity", "why", "words", "day", "by"),
            ),
        ]

    def __str__(self):
        return f"{self.donation} {self.amount}"

    @property
    def amount(self):
        return self.donation.amount(self.quantity)

"""A payment: so much money, for so many months of an entitlement, that reached the household on a day."""

import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from caseload.core import wall_clock
from caseload.core.models import ScopedQuerySet, User
from households.support.policies.models.entitlement import Entitlement

FITS_ITS_ENTITLEMENT = """
IF NEW.reversed_on IS NULL THEN
    PERFORM 1 FROM policies_entitlement WHERE id = NEW.entitlement_id FOR NO KEY UPDATE;
    IF NOT EXISTS (
        SELECT 1 FROM policies_entitlement e WHERE e.id = NEW.entitlement_id
        AND e.status IN ('granted', 'paid', 'delivered', 'stopped')
        AND NEW.first_month >= date_trunc('month', e.starts_on)::date
        AND (e.ends_on IS NULL OR NEW.last_month <= e.ends_on)
    ) THEN
        RAISE EXCEPTION 'payment outside the period of its entitlement'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'payment_lies_in_the_period_of_its_entitlement';
    END IF;
    IF NEW.kind = 'regular' AND EXISTS (
        SELECT 1 FROM policies_payment other
        WHERE other.entitlement_id = NEW.entitlement_id AND other.id <> NEW.id
        AND other.kind = 'regular' AND other.reversed_on IS NULL
        AND other.first_month <= NEW.last_month AND NEW.first_month <= other.last_month
    ) THEN
        RAISE EXCEPTION 'month is paid already'
        USING ERRCODE = 'exclusion_violation', CONSTRAINT = 'payment_of_a_month_stands_once';
    END IF;
END IF;
RETURN NEW;
"""
"""What stands lies in the months of its entitlement, and no month is paid twice but by a supplement. The entitlement's
row is locked, so that of two that are written at once one sees the other."""


class PaymentQuerySet(ScopedQuerySet):
    area_field = "entitlement__household__area__path"
    worker_fields = ("entitlement__household__worker",)

    def standing(self):
        """Not reversed."""
        return self.filter(reversed_on=None)

    def paid_between(self, first, last):
        """Standing, and paid on one of the days ``first`` to ``last``."""
        return self.standing().filter(paid_on__gte=first, paid_on__lte=last)

    def for_list(self):
        """With what a line says of the entitlement, the household and who wrote it down."""
        related = ("entitlement__household__worker", "entitlement__member", "entitlement__policy__authority", "by")
        heavy = ("roster", "search_text", "note", "bank_account")
        deferred = (f"entitlement__household__{name}" for name in heavy)
        return self.select_related(*related).defer(*deferred, "entitlement__member__roster")


class Payment(models.Model):
    class Kind(models.TextChoices):
        REGULAR = "regular", pgettext_lazy("payment", "Regular")
        SUPPLEMENT = "supplement", pgettext_lazy("payment", "Supplement")

    entitlement = models.ForeignKey(Entitlement, models.PROTECT, related_name="payments")
    kind = models.CharField(pgettext_lazy("payment", "kind"), max_length=10, choices=Kind.choices, default=Kind.REGULAR)
    """A supplement may be for months that are paid already: what was too little, a surcharge for prices."""
    first_month = models.DateField(_("for the months from"))
    last_month = models.DateField(_("for the months to"))
    """Each the first day of a month."""
    amount = models.DecimalField(_("amount (yuan)"), max_digits=10, decimal_places=2)
    """In yuan."""
    paid_on = models.DateField(_("paid on"))
    paper = models.CharField(_("paper or batch"), max_length=60, blank=True)
    begins = models.BooleanField(default=False, editable=False)
    """It was the first of what had been granted only."""
    by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    created_at = models.DateTimeField(default=wall_clock.now, editable=False)
    reversed_on = models.DateField(_("reversed on"), null=True, blank=True)
    reversed_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    because = models.CharField(_("why it is reversed"), max_length=200, blank=True)

    objects = PaymentQuerySet.as_manager()

    class Meta:
        ordering = ["-paid_on", "-pk"]
        verbose_name = _("payment")
        constraints = [
            models.CheckConstraint(condition=Q(amount__gt=0), name="payment_is_of_something"),
            models.CheckConstraint(
                condition=Q(first_month__day=1, last_month__day=1, last_month__gte=F("first_month")),
                name="payment_is_for_whole_months",
            ),
            models.CheckConstraint(
                condition=Q(reversed_on__isnull=True, because="") | Q(reversed_on__isnull=False) & ~Q(because=""),
                name="payment_reversed_says_why",
            ),
        ]
        indexes = [models.Index(fields=["paid_on", "id"], name="payment_paid_on")]
        triggers = [
            pgtrigger.Trigger(
                name="fits_its_entitlement",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.Update,
                func=FITS_ITS_ENTITLEMENT,
            ),
            pgtrigger.Protect(name="is_reversed_not_deleted", operation=pgtrigger.Delete),
            pgtrigger.Protect(
                name="stays_what_it_is",
                operation=pgtrigger.Update,
                condition=pgtrigger.AnyChange("entitlement", "kind", "first_month", "last_month", "amount", "paid_on"),
            ),
            pgtrigger.Protect(
                name="stays_reversed",
                operation=pgtrigger.Update,
                condition=pgtrigger.Condition("OLD.reversed_on IS NOT NULL"),
            ),
        ]

    def __str__(self):
        return str(self.entitlement)

    def get_absolute_url(self):
        return f"{reverse('policies:entitlement', args=[self.entitlement_id])}#payments"

    @property
    def is_reversed(self):
        return self.reversed_on is not None

    @property
    def status_kind(self):
        return "pause" if self.is_reversed else "ok"

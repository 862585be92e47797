"""A donation: money or goods, what of it is promised to somebody, and what is left."""

import pghistory
import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from caseload.core import wall_clock
from caseload.core.models import KeptQuerySet, User, kept_for
from caseload.core.templatetags.reading import yuan
from households.support.giving.models.donor import Donor


class Sort(models.TextChoices):
    """What is given, and what is needed."""

    MONEY = "money", pgettext_lazy("donation", "Money")
    FOOD = "food", _("Food")
    DAILY = "daily", _("Things of daily use")
    CLOTHES = "clothes", _("Clothes")
    BOOKS = "books", _("Books and school things")
    APPLIANCE = "appliance", _("Household appliances")
    MEDICAL = "medical", _("Medicine and aids")
    OTHER = "other", pgettext_lazy("donation", "Other")


def is_past_its_day(day=None):
    return Q(expires_on__lt=day or wall_clock.today())


class DonationQuerySet(KeptQuerySet):
    def past_their_day(self, day=None):
        """Something of it is still here, and nobody may be given it."""
        return self.filter(is_past_its_day(day), left__gt=0)

    def on_offer(self, day=None):
        """Something of it is free, and fit to be given."""
        return self.filter(~is_past_its_day(day) | Q(expires_on=None), free__gt=0)


def counted():
    """Pieces, kilograms or yuan, with two decimals."""
    return models.DecimalField(max_digits=12, decimal_places=2, default=0, editable=False)


def reckoned(expression):
    field = models.DecimalField(max_digits=14, decimal_places=2)
    return models.GeneratedField(expression=expression, output_field=field, db_persist=True)


@pghistory.track(exclude=["reserved", "given", "written_off", "left", "free", "value", "version"])
class Donation(models.Model):
    """``reserved`` is matched to somebody and still here, ``given`` has been handed over, ``written_off`` can be given
    to nobody any more. All are counted by the database as gifts and write-offs come and go, and nothing else may change
    them."""

    donor = models.ForeignKey(Donor, models.PROTECT, related_name="donations", verbose_name=_("donor"))
    sort = models.CharField(pgettext_lazy("donation", "kind"), max_length=10, choices=Sort.choices)
    what = models.CharField(_("what"), max_length=60, blank=True)
    unit = models.CharField(_("unit"), max_length=10, blank=True)
    quantity = models.DecimalField(_("quantity, or yuan"), max_digits=12, decimal_places=2)
    each = models.DecimalField(_("value of one (yuan)"), max_digits=10, decimal_places=2, default=1)
    expires_on = models.DateField(_("to be used until"), null=True, blank=True)
    received_on = models.DateField(_("received on"), default=wall_clock.today)
    purpose = models.CharField(_("earmark"), max_length=200, blank=True)
    area = kept_for()
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    reserved, given, written_off = counted(), counted(), counted()
    left = reckoned(F("quantity") - F("given") - F("written_off"))
    free = reckoned(F("quantity") - F("given") - F("written_off") - F("reserved"))
    value = reckoned(F("quantity") * F("each"))
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = DonationQuerySet.as_manager()

    class Meta:
        ordering = ["-received_on", "-pk"]
        verbose_name = _("donation")
        constraints = [
            models.CheckConstraint(condition=Q(quantity__gt=0, each__gte=0), name="donation_is_of_something"),
            models.CheckConstraint(
                condition=Q(reserved__gte=0, given__gte=0, written_off__gte=0),
                name="donation_gives_nothing_less_than_none",
            ),
            models.CheckConstraint(
                condition=Q(quantity__gte=F("given") + F("written_off") + F("reserved")),
                name="donation_never_falls_below_zero",
            ),
            models.CheckConstraint(
                condition=Q(sort="money", each=1, unit="", expires_on=None)
                | ~Q(sort="money") & ~Q(what="") & ~Q(unit=""),
                name="donation_is_yuan_or_goods_with_a_name_and_unit",
            ),
        ]
        indexes = [
            models.Index(fields=["area", "received_on", "id"], name="donation_area"),
            models.Index(fields=["donor", "received_on"], name="donation_donor"),
        ]
        triggers = [
            pgtrigger.Protect(name="is_reversed_not_deleted", operation=pgtrigger.Delete),
            pgtrigger.Protect(
                name="is_counted_by_its_gifts",
                operation=pgtrigger.Update,
                condition=pgtrigger.Condition(
                    "pg_trigger_depth() = 0 AND (OLD.reserved, OLD.given, OLD.written_off)"
                    " IS DISTINCT FROM (NEW.reserved, NEW.given, NEW.written_off)"
                ),
            ),
        ]

    def __str__(self):
        return self.what or self.get_sort_display()

    def get_absolute_url(self):
        return reverse("giving:donation", args=[self.pk])

    @property
    def number(self):
        return f"JZ{self.received_on.year}-{self.pk:05}"

    @property
    def is_money(self):
        return self.sort == Sort.MONEY

    @property
    def is_touched(self):
        """Something of it is matched, given or written off: what it is stays."""
        return bool(self.reserved or self.given or self.written_off)

    def is_expired(self, day=None):
        return self.expires_on is not None and self.expires_on < (day or wall_clock.today())

    def amount(self, quantity):
        """So much of it, in words: 300 yuan, 10 bags."""
        words = yuan(quantity)
        return gettext("%(n)s yuan") % {"n": words} if self.is_money else f"{words} {self.unit}"

"""A gift: so much of a donation for a household, from the match to the household's own word that it came.

What is matched is reserved, what is handed over has left the stock. A trigger counts each change on the donation, whose
constraint lets nothing fall below zero: whoever writes, and however many at once.
"""

from datetime import timedelta

import pgtrigger
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from caseload.core import wall_clock
from caseload.core.casework.steps import DocumentOfStep, PictureOfStep, Step
from caseload.core.models import Area, Copied, ScopedQuerySet, User
from households.models import Household
from households.support.giving.models.donation import Donation, Sort
from households.support.giving.models.need import Need

HANDED_WITHIN = timedelta(days=14)
"""So long after it was matched something is handed over at the latest; then the promise is not kept."""
COUNT_IT = """
UPDATE giving_donation SET
    reserved = reserved + NEW.quantity * (NEW.status = 'reserved')::int
        - COALESCE(OLD.quantity * (OLD.status = 'reserved')::int, 0),
    given = given + NEW.quantity * (NEW.status IN ('handed', 'confirmed'))::int
        - COALESCE(OLD.quantity * (OLD.status IN ('handed', 'confirmed'))::int, 0)
WHERE id = NEW.donation_id;
RETURN NULL;
"""


def is_money():
    """Of a gift: it is a sum of yuan."""
    return Q(donation__sort=Sort.MONEY)


class GiftQuerySet(ScopedQuerySet):
    happened_field = "happened_in__path"
    worker_fields = ("household__worker",)

    def live(self):
        """Matched or given, and not taken back."""
        return self.filter(status__in=Gift.LIVE)

    def given(self):
        return self.filter(status__in=Gift.GIVEN)

    def hand_over_overdue(self, day):
        """Matched too long ago, and still not with the household."""
        return self.filter(status=Gift.Status.RESERVED, matched_on__lt=day - HANDED_WITHIN)

    def unconfirmed(self):
        """Handed over, and the household has not said so yet."""
        return self.filter(status=Gift.Status.HANDED)

    def handed_between(self, first, last):
        return self.given().filter(handed_on__gte=first, handed_on__lte=last)

    def matched_between(self, first, last):
        return self.live().filter(matched_on__gte=first, matched_on__lte=last)

    def of_money(self):
        return self.filter(is_money())

    def of_goods(self):
        return self.filter(~is_money())


class Gift(models.Model):
    class Status(models.TextChoices):
        RESERVED = "reserved", _("Matched")
        HANDED = "handed", pgettext_lazy("donation", "Handed over")
        CONFIRMED = "confirmed", _("Confirmed by the household")
        RELEASED = "released", _("Match taken back")
        REVERSED = "reversed", _("Reversed")

    class Signed(models.TextChoices):
        PAPER = "paper", _("Signed on the receipt")
        SCREEN = "screen", _("Signed on the screen")
        FINGERPRINT = "fingerprint", _("Fingerprint on the receipt")
        WITNESS = "witness", _("A witness signed")

    GIVEN = [Status.HANDED, Status.CONFIRMED]
    LIVE = [Status.RESERVED, *GIVEN]
    KINDS_OF_STATUS = {
        Status.RESERVED: "wait",
        Status.HANDED: "doing",
        Status.CONFIRMED: "ok",
        Status.RELEASED: "pause",
        Status.REVERSED: "pause",
    }

    donation = models.ForeignKey(Donation, models.PROTECT, related_name="gifts", verbose_name=_("donation"))
    need = models.ForeignKey(Need, models.PROTECT, null=True, blank=True, related_name="gifts")
    household = models.ForeignKey(Household, models.PROTECT, related_name="+")
    area = models.ForeignKey(
        Area, models.PROTECT, to_field="path", db_column="area_path", db_index=False, related_name="+", editable=False
    )
    happened_in = models.ForeignKey(
        Area, models.PROTECT, to_field="path", db_column="happened_in", db_index=False, related_name="+", editable=False
    )
    """Where the household lay when it was matched: what figures count by."""
    quantity = models.DecimalField(_("how much"), max_digits=12, decimal_places=2)
    value = models.DecimalField(max_digits=12, decimal_places=2, editable=False)
    """In yuan."""
    status = models.CharField(_("status"), max_length=10, choices=Status.choices, default=Status.RESERVED)
    matched_on = models.DateField(_("matched on"), default=wall_clock.today)
    matched_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    handed_on = models.DateField(_("handed over on"), null=True, blank=True)
    handed_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    taken_by = models.CharField(_("who took it"), max_length=60, blank=True)
    relation = models.CharField(_("relation to the household"), max_length=40, blank=True)
    signed = models.CharField(
        pgettext_lazy("receipt", "signature"), max_length=12, choices=Signed.choices, default=Signed.PAPER
    )
    confirmed_on = models.DateField(_("confirmed on"), null=True, blank=True)
    because = models.CharField(_("why it is taken back"), max_length=200, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = GiftQuerySet.as_manager()

    class Meta:
        ordering = ["-matched_on", "-pk"]
        verbose_name = _("gift")
        constraints = [
            Copied(name="gift_lies_where_its_household_lies", fields=["household", "area"]),
            models.CheckConstraint(condition=Q(quantity__gt=0, value__gte=0), name="gift_is_of_something"),
            models.CheckConstraint(
                condition=Q(status__in=["reserved", "released"])
                | Q(handed_on__isnull=False, handed_by__isnull=False) & ~Q(taken_by=""),
                name="gift_handed_over_says_when_and_to_whom",
            ),
            models.CheckConstraint(
                condition=~Q(status="confirmed") | Q(confirmed_on__isnull=False), name="gift_confirmed_has_a_day"
            ),
            models.CheckConstraint(
                condition=~Q(status__in=["released", "reversed"]) | ~Q(because=""), name="gift_taken_back_says_why"
            ),
        ]
        indexes = [
            models.Index(fields=["household", "-matched_on"], name="gift_household"),
            models.Index(fields=["happened_in", "matched_on"], name="gift_happened_matched"),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="counts_on_its_donation",
                when=pgtrigger.After,
                operation=pgtrigger.Insert | pgtrigger.UpdateOf("status"),
                func=COUNT_IT,
            ),
            pgtrigger.Protect(name="is_reversed_not_deleted", operation=pgtrigger.Delete),
            pgtrigger.Protect(
                name="stays_what_it_is",
                operation=pgtrigger.Update,
                condition=pgtrigger.AnyChange("donation", "need", "household", "quantity", "value"),
            ),
        ]

    def __str__(self):
        return f"{self.donation} {self.amount}"

    def get_absolute_url(self):
        return reverse("giving:gift", args=[self.pk])

    @property
    def number(self):
        """Of the gift and of its receipt."""
        return f"ZS{self.matched_on.year}-{self.pk:05}"

    @property
    def amount(self):
        return self.donation.amount(self.quantity)

    @property
    def owner_id(self):
        return self.household.worker_id

    @property
    def is_taken_back(self):
        return self.status not in self.LIVE

    @property
    def status_kind(self):
        return self.KINDS_OF_STATUS[self.status]


class GiftStep(Step):
    gift = models.ForeignKey(Gift, models.PROTECT, related_name="steps")


class GiftPicture(PictureOfStep):
    step = models.ForeignKey(GiftStep, models.PROTECT, related_name="pictures")


class GiftDocument(DocumentOfStep):
    step = models.ForeignKey(GiftStep, models.PROTECT, related_name="documents")

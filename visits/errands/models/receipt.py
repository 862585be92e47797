"""Receipts, and what each of them moves."""

import uuid

import pgtrigger
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from caseload.core import wall_clock
from caseload.core.casework.steps import append_only
from caseload.core.models import ScopedQuerySet, User
from visits.errands.models.errand import Errand
from visits.errands.models.paper import Paper
from visits.models import Visit


class ReceiptQuerySet(ScopedQuerySet):
    area_field = "errand__issue__area__path"
    worker_fields = ("errand__issue__owner", "errand__issue__household__worker", "by", "to")


class Receipt(models.Model):
    """A slip for both sides: what changed hands, when, and who gave and took it. Written once.

    The key may be made on the phone, so that a slip sent twice is one.
    """

    class Way(models.TextChoices):
        TAKE = "take", _("Taken from the household")
        GIVE_BACK = "give_back", _("Given back to the household")
        HAND_IN = "hand_in", _("Handed in at the office")
        FETCH = "fetch", _("Fetched from the office")
        ISSUE = "issue", _("Issued by the office")
        PASS_ON = "pass_on", _("Passed on to a colleague")
        SETTLE = "settle", _("Spent, or kept by the office")

    class Signed(models.TextChoices):
        PAPER = "paper", _("Signed on the slip")
        FINGERPRINT = "fingerprint", _("Fingerprint on the slip")
        WITNESS = "witness", _("A witness signed")
        NOT_YET = "not_yet", _("Not signed yet")

    OF_THE_HOUSEHOLD = [Way.TAKE, Way.GIVE_BACK]

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    errand = models.ForeignKey(Errand, models.PROTECT, related_name="receipts")
    no = models.PositiveSmallIntegerField()
    way = models.CharField(max_length=10, choices=Way.choices)
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    to = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    """The colleague, when passed on."""
    with_whom = models.CharField(_("who gave or took it"), max_length=60, blank=True)
    signed = models.CharField(_("signature"), max_length=12, choices=Signed.choices, default=Signed.NOT_YET)
    at = models.DateTimeField(default=wall_clock.now)
    words = models.CharField(_("note"), max_length=300, blank=True)
    visit = models.ForeignKey(Visit, models.SET_NULL, null=True, related_name="+")

    objects = ReceiptQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-no"]
        verbose_name = _("receipt")
        constraints = [
            models.UniqueConstraint(fields=["errand", "no"], name="receipt_number_once_per_errand"),
            models.CheckConstraint(
                condition=~Q(way__in=["take", "give_back"]) | ~Q(with_whom=""), name="receipt_names_who_gave_or_took"
            ),
            models.CheckConstraint(condition=~Q(way="settle") | ~Q(words=""), name="receipt_of_spending_says_for_what"),
        ]
        triggers = [
            pgtrigger.Protect(name="is_kept", operation=pgtrigger.Delete),
            pgtrigger.Protect(
                name="is_written_once",
                operation=pgtrigger.Update,
                condition=pgtrigger.AnyChange(exclude=["visit"]),
            ),
        ]

    def __str__(self):
        return self.number

    @property
    def number(self):
        return f"{self.errand.issue.number}-{self.no}"


COUNT_THE_MOVEMENT = """
UPDATE errands_paper SET
    brought = brought + CASE WHEN NEW.source = '' THEN NEW.quantity ELSE 0 END,
    in_hand = in_hand + NEW.quantity * ((NEW.target = 'hand')::int - (NEW.source = 'hand')::int),
    at_office = at_office + NEW.quantity * ((NEW.target = 'office')::int - (NEW.source = 'office')::int),
    at_home = at_home + NEW.quantity * ((NEW.target = 'home')::int - (NEW.source = 'home')::int),
    used = used + NEW.quantity * ((NEW.target = 'used')::int - (NEW.source = 'used')::int),
    holder_id = CASE WHEN NEW.target = 'hand' THEN NEW.holder_id ELSE holder_id END
WHERE id = NEW.paper_id;
UPDATE issues_issue SET papers_out = (
    SELECT count(*) FROM errands_paper paper WHERE paper.errand_id = errand.id
    AND paper.kind IN ('original', 'money') AND (paper.in_hand > 0 OR paper.at_office > 0)
)
FROM errands_errand errand JOIN errands_paper moved ON moved.errand_id = errand.id
WHERE moved.id = NEW.paper_id AND issues_issue.id = errand.issue_id;
RETURN NULL;
"""


class PaperMovement(models.Model):
    """So much of a paper from one place to another, by a receipt. Written once."""

    class Place(models.TextChoices):
        BEYOND = "", _("from the giver")
        HAND = "hand", _("in the worker's hands")
        OFFICE = "office", _("at the office")
        HOME = "home", _("at home")
        USED = "used", _("used up")

    paper = models.ForeignKey(Paper, models.PROTECT, related_name="movements")
    receipt = models.ForeignKey(Receipt, models.PROTECT, related_name="lines")
    quantity = models.DecimalField(max_digits=10, decimal_places=2)
    source = models.CharField(max_length=6, choices=Place.choices, blank=True)
    target = models.CharField(max_length=6, choices=Place.choices)
    holder = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    """In whose hands it is then."""

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=Q(quantity__gt=0), name="movement_moves_something"),
            models.CheckConstraint(
                condition=Q(target__in=["hand", "office", "home", "used"]), name="movement_ends_somewhere"
            ),
        ]
        triggers = [
            append_only(),
            pgtrigger.Trigger(
                name="moves_the_paper", when=pgtrigger.After, operation=pgtrigger.Insert, func=COUNT_THE_MOVEMENT
            ),
        ]

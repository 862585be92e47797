"""An errand 代办: papers and money that a worker carries for a household, and where each of them is.

Papers move by receipts. A movement is written once; a trigger of the database adds it to the paper's row and to the
issue's ``papers_out``, and nothing else may change those: what left the household is always somewhere.
"""

import uuid

import pghistory
import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from caseload.core.models import CatalogueItem, ScopedQuerySet, User
from caseload.core.permissions import P
from caseload.core.workflow import Move
from visits.models.issue import Issue
from visits.models.limit import Department, IssueCategory
from visits.models.visit import Visit


class ErrandKind(CatalogueItem):
    """What errands are about: 慢病证, 残疾证, 高龄津贴 … with what usually goes with each."""

    category = models.ForeignKey(IssueCategory, models.PROTECT, related_name="+", verbose_name=_("category"))
    department = models.ForeignKey(
        Department, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("department")
    )
    papers = ArrayField(models.CharField(max_length=40), verbose_name=_("papers usually needed"), default=list)
    working_days = models.PositiveSmallIntegerField(_("working days until it is usually done"), default=15)

    class Meta(CatalogueItem.Meta):
        verbose_name = _("kind of errand")


class ErrandQuerySet(ScopedQuerySet):
    area_field = "issue__area__path"
    worker_fields = ("issue__owner", "issue__household__worker")


@pghistory.track(exclude=["version"])
class Errand(models.Model):
    """What the issue ``issue`` carries besides its own facts."""

    class Status(models.TextChoices):
        REGISTERED = "registered", _("Registered")
        TAKEN = "taken", _("Papers taken")
        SUBMITTED = "submitted", _("Handed in")
        CORRECTION = "correction", _("Needs correction")
        DONE = "done", _("Done")
        DELIVERED = "delivered", _("Delivered")
        TURNED_DOWN = "turned_down", _("Turned down")

    class Authorisation(models.TextChoices):
        NONE = "", _("Not needed")
        LETTER = "letter", _("Letter of authorisation, signed")
        FINGERPRINT = "fingerprint", _("Letter of authorisation, fingerprint")
        GUARDIAN = "guardian", _("Given by the guardian")
        MISSING = "missing", _("Still to be brought")

    OPEN = [Status.REGISTERED, Status.TAKEN, Status.SUBMITTED, Status.CORRECTION, Status.DONE]
    KINDS_OF_STATUS = {
        Status.REGISTERED: "idle",
        Status.TAKEN: "doing",
        Status.SUBMITTED: "wait",
        Status.CORRECTION: "warn",
        Status.DONE: "doing",
        Status.DELIVERED: "ok",
        Status.TURNED_DOWN: "idle",
    }

    issue = models.OneToOneField(Issue, models.CASCADE, related_name="errand")
    what = models.ForeignKey(ErrandKind, models.PROTECT, related_name="+", verbose_name=_("what is to be done"))
    asked_by = models.CharField(_("asked for by"), max_length=60, blank=True)
    authorisation = models.CharField(
        _("authorisation"), max_length=12, choices=Authorisation.choices, blank=True, default=""
    )
    status = models.CharField(max_length=12, choices=Status.choices, default=Status.REGISTERED)
    handed_to = models.CharField(_("handed to"), max_length=60, blank=True)
    handed_on = models.DateField(_("handed in on"), null=True, blank=True)
    expected_on = models.DateField(_("expected by"), null=True, blank=True)
    delivered_on = models.DateField(_("delivered on"), null=True, blank=True)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = ErrandQuerySet.as_manager()

    class Meta:
        verbose_name = _("errand")
        constraints = [
            models.CheckConstraint(
                condition=~Q(status__in=["submitted", "correction"]) | Q(handed_on__isnull=False) & ~Q(handed_to=""),
                name="errand_handed_in_says_where_and_when",
            ),
            models.CheckConstraint(
                condition=~Q(status="delivered") | Q(delivered_on__isnull=False), name="errand_delivered_has_a_day"
            ),
        ]

    def __str__(self):
        return f"{self.issue.number} {self.what}"

    def get_absolute_url(self):
        return self.issue.get_absolute_url()

    @property
    def owner_id(self):
        return self.issue.owner_id

    @property
    def status_kind(self):
        """The shape and colour of the status."""
        return self.KINDS_OF_STATUS[self.status]


S = Errand.Status
ERRAND_MOVES = (
    Move(
        "submit",
        _("Hand in…"),
        (S.REGISTERED, S.TAKEN, S.CORRECTION),
        S.SUBMITTED,
        P.ISSUE_HANDLE,
        asks=("handed_to", "handed_on", "expected_on", "pieces", "words"),
        owner_only=True,
    ),
    Move(
        "correct",
        _("Needs correction…"),
        (S.SUBMITTED,),
        S.CORRECTION,
        P.ISSUE_HANDLE,
        asks=("needed", "expected_on"),
        owner_only=True,
    ),
    Move("finish", _("Done…"), (S.SUBMITTED,), S.DONE, P.ISSUE_HANDLE, asks=("outcome",), owner_only=True),
    Move(
        "deliver",
        _("Deliver to the door…"),
        (S.DONE,),
        S.DELIVERED,
        P.ISSUE_HANDLE,
        asks=("pieces", "with_whom", "signed", "delivered_on", "words"),
        owner_only=True,
    ),
    Move(
        "turn_down",
        _("Turned down…"),
        (S.REGISTERED, S.TAKEN, S.SUBMITTED, S.CORRECTION),
        S.TURNED_DOWN,
        P.ISSUE_HANDLE,
        asks=("needed",),
        owner_only=True,
    ),
    Move("resume", _("Try again"), (S.TURNED_DOWN,), S.REGISTERED, P.ISSUE_HANDLE, owner_only=True),
)
"""The way of an errand. Taking the first papers leads from "registered" to "papers taken"."""

WRITTEN_ONCE = pgtrigger.Protect(name="is_written_once", operation=pgtrigger.Update | pgtrigger.Delete)


class ErrandStep(models.Model):
    """What happened to an errand: written once, never changed."""

    errand = models.ForeignKey(Errand, models.PROTECT, related_name="steps")
    verb = models.CharField(max_length=20)
    to_status = models.CharField(max_length=12)
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    words = models.TextField(blank=True)
    facts = models.JSONField(default=dict)
    """``handed_to``, and ``expected_on`` (ISO day)."""

    class Meta:
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["errand", "-at"], name="errand_step_of_errand")]
        triggers = [WRITTEN_ONCE]


class PaperQuerySet(ScopedQuerySet):
    area_field = "errand__issue__area__path"
    worker_fields = ("errand__issue__owner", "errand__issue__household__worker", "holder")

    def in_hand(self):
        """What a worker carries now: papers and money, copies too."""
        return self.filter(in_hand__gt=0)

    def owed(self):
        """Originals and money that are not with the household yet."""
        return self.filter(Paper.IS_OWED)

    def for_list(self):
        return self.select_related("errand__what", "errand__issue__household", "holder")


class Paper(models.Model):
    """Papers of one name, or a sum of money, that came from the household or from the office.

    Quantities are pieces, of money yuan. ``brought`` is all that came; the other four say where it is now. They are
    written by the trigger of ``PaperMovement`` only.
    """

    class Kind(models.TextChoices):
        ORIGINAL = "original", _("Original")
        COPY = "copy", _("Copy")
        MONEY = "money", pgettext_lazy("paper", "Money")

    OWED_KINDS = [Kind.ORIGINAL, Kind.MONEY]
    IS_OWED = Q(kind__in=["original", "money"]) & (Q(in_hand__gt=0) | Q(at_office__gt=0))

    errand = models.ForeignKey(Errand, models.PROTECT, related_name="papers")
    name = models.CharField(_("paper"), max_length=60)
    kind = models.CharField(_("original or copy"), max_length=10, choices=Kind.choices)
    holder = models.ForeignKey(User, models.PROTECT, null=True, related_name="+", editable=False)
    brought = models.DecimalField(max_digits=10, decimal_places=2, default=0, editable=False)
    in_hand = models.DecimalField(max_digits=10, decimal_places=2, default=0, editable=False)
    at_office = models.DecimalField(max_digits=10, decimal_places=2, default=0, editable=False)
    at_home = models.DecimalField(max_digits=10, decimal_places=2, default=0, editable=False)
    used = models.DecimalField(max_digits=10, decimal_places=2, default=0, editable=False)
    """Spent or kept by the office for good, as its receipt says."""

    objects = PaperQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        verbose_name = _("paper")
        constraints = [
            models.CheckConstraint(
                condition=Q(brought=F("in_hand") + F("at_office") + F("at_home") + F("used")),
                name="paper_is_always_somewhere",
            ),
            models.CheckConstraint(
                condition=Q(in_hand__gte=0, at_office__gte=0, at_home__gte=0, used__gte=0),
                name="paper_is_nowhere_less_than_none",
            ),
            models.CheckConstraint(
                condition=Q(in_hand=0) | Q(holder__isnull=False), name="paper_in_hand_is_in_somebodys_hand"
            ),
        ]
        indexes = [
            models.Index(fields=["holder", "id"], condition=Q(in_hand__gt=0), name="paper_in_hand"),
            models.Index(fields=["id"], condition=Q(in_hand__gt=0), name="paper_in_any_hand"),
        ]
        triggers = [
            pgtrigger.Protect(name="is_not_deleted", operation=pgtrigger.Delete),
            pgtrigger.Protect(
                name="comes_by_a_receipt", operation=pgtrigger.Insert, condition=pgtrigger.Q(new__brought__gt=0)
            ),
            pgtrigger.Protect(
                name="moves_by_receipts_only",
                operation=pgtrigger.Update,
                condition=pgtrigger.Condition("OLD.* IS DISTINCT FROM NEW.* AND pg_trigger_depth() = 0"),
            ),
        ]

    def __str__(self):
        return self.name

    @property
    def is_owed(self):
        return self.kind in self.OWED_KINDS and bool(self.in_hand or self.at_office)


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
    at = models.DateTimeField(default=timezone.now)
    words = models.CharField(_("note"), max_length=300, blank=True)
    visit = models.ForeignKey(Visit, models.SET_NULL, null=True, related_name="+")

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
UPDATE visits_paper SET
    brought = brought + CASE WHEN NEW.source = '' THEN NEW.quantity ELSE 0 END,
    in_hand = in_hand + NEW.quantity * ((NEW.target = 'hand')::int - (NEW.source = 'hand')::int),
    at_office = at_office + NEW.quantity * ((NEW.target = 'office')::int - (NEW.source = 'office')::int),
    at_home = at_home + NEW.quantity * ((NEW.target = 'home')::int - (NEW.source = 'home')::int),
    used = used + NEW.quantity * ((NEW.target = 'used')::int - (NEW.source = 'used')::int),
    holder_id = CASE WHEN NEW.target = 'hand' THEN NEW.holder_id ELSE holder_id END
WHERE id = NEW.paper_id;
UPDATE visits_issue SET papers_out = (
    SELECT count(*) FROM visits_paper paper WHERE paper.errand_id = errand.id
    AND paper.kind IN ('original', 'money') AND (paper.in_hand > 0 OR paper.at_office > 0)
)
FROM visits_errand errand JOIN visits_paper moved ON moved.errand_id = errand.id
WHERE moved.id = NEW.paper_id AND visits_issue.id = errand.issue_id;
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
            WRITTEN_ONCE,
            pgtrigger.Trigger(
                name="moves_the_paper", when=pgtrigger.After, operation=pgtrigger.Insert, func=COUNT_THE_MOVEMENT
            ),
        ]

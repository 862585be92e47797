"""What a household, or one of its members, gets of a policy: from the first thought of it to the last payment."""

from datetime import timedelta

import pghistory
import pgtrigger
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.db.models.functions import Cast, Greatest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from caseload.core import catalogues, wall_clock
from caseload.core.casework.steps import DocumentOfStep, PictureOfStep, Step
from caseload.core.models import ScopedQuerySet, User
from households.models import Household, Member
from households.support.policies.models.policy import Policy
from households.support.policies.models.taking_over import TakeOver

SOON = timedelta(days=60)
"""So long before it ends, or before its applications close, somebody is told."""
ASKED_WITHIN = timedelta(days=365)
"""So long after it first reached a household that is asked whether it did."""
PAID_WITHIN = timedelta(days=30)
"""So long after it was granted, or after its first day, something is paid or handed over at the latest."""
ONE_AT_A_TIME = """
IF NEW.status IN ('granted', 'paid', 'delivered', 'stopped') AND NOT (
    TG_OP = 'UPDATE' AND OLD.status IN ('granted', 'paid', 'delivered', 'stopped')
    AND (OLD.household_id, OLD.policy_id) = (NEW.household_id, NEW.policy_id)
    AND OLD.member_id IS NOT DISTINCT FROM NEW.member_id
    AND daterange(OLD.starts_on, OLD.ends_on, '[]') @> daterange(NEW.starts_on, NEW.ends_on, '[]')
) THEN
    PERFORM 1 FROM households_household WHERE id = NEW.household_id FOR NO KEY UPDATE;
    IF EXISTS (
        SELECT 1 FROM policies_entitlement other
        WHERE other.household_id = NEW.household_id AND other.id <> NEW.id
        AND other.status IN ('granted', 'paid', 'delivered', 'stopped')
        AND (other.member_id = NEW.member_id OR other.member_id IS NULL OR NEW.member_id IS NULL)
        AND daterange(other.starts_on, other.ends_on, '[]') && daterange(NEW.starts_on, NEW.ends_on, '[]')
        AND (
            other.policy_id = NEW.policy_id
            OR EXISTS (
                SELECT 1 FROM policies_policyexclusion pair
                WHERE (pair.one_id = NEW.policy_id AND pair.other_id = other.policy_id)
                OR (pair.other_id = NEW.policy_id AND pair.one_id = other.policy_id)
            )
        )
    ) THEN
        RAISE EXCEPTION 'excluded by another entitlement of these days'
        USING ERRCODE = 'exclusion_violation', CONSTRAINT = 'entitlement_is_not_excluded_by_another';
    END IF;
END IF;
RETURN NEW;
"""
"""Of policies that exclude each other, and of one policy, nobody has two on one day. What is for the whole household
concerns each member. The household's row is locked, so that of two that are granted at once one sees the other. Days
that it had already are never refused: who finds two that exclude each other can stop one of them."""


def is_received(day):
    """It is being paid, and ``day`` lies in its period."""
    return Q(status=Entitlement.Status.PAID, starts_on__lte=day) & (Q(ends_on=None) | Q(ends_on__gte=day))


RECEIVED = "got.status = 'paid' AND got.starts_on <= {day} AND (got.ends_on IS NULL OR got.ends_on >= {day})"
"""``is_received`` of a row ``got``, for statements written in SQL."""


def is_to_renew(day):
    """It ends soon, or is over, and nobody has renewed or stopped it."""
    running = [Entitlement.Status.GRANTED, Entitlement.Status.PAID]
    return Q(status__in=running, policy__months__isnull=False, ends_on__lte=day + SOON)


def is_closing(day):
    """Found, and not applied for, while the window for applications closes soon."""
    closing = ((policy.pk, policy.closes_on(day)) for policy in catalogues.rows(Policy).values())
    codes = [code for code, last in closing if last and last <= day + SOON]
    return Q(status=Entitlement.Status.IDENTIFIED, policy__in=codes)


def was_delivered(first, last):
    """It was paid for the first time, or handed over, on one of the days ``first`` to ``last``."""
    return Q(paid_on__gte=first, paid_on__lte=last)


class EntitlementQuerySet(ScopedQuerySet):
    area_field = "household__area__path"
    worker_fields = ("household__worker",)

    def under_way(self):
        return self.filter(status__in=Entitlement.UNDER_WAY)

    def payment_overdue(self, day):
        """Granted too long ago, and nothing of it has reached the household. ``late_since``: from then on."""
        late_since = Cast(Greatest("decided_on", "starts_on") + PAID_WITHIN, models.DateField())
        return self.filter(status=Entitlement.Status.GRANTED).annotate(late_since=late_since).filter(late_since__lt=day)

    def unconfirmed(self, day):
        """It reached the household, by what we wrote down of its first payment or hand-over, and the household has not
        said so. What it received before anybody entered it here is not asked."""
        return self.reached_by_us().filter(paid_on__gte=day - ASKED_WITHIN, confirmed_on=None)

    def reached_by_us(self):
        """Its first payment or its hand-over was written down here."""
        step = EntitlementStep.objects.filter(entitlement=OuterRef("pk"), verb__in=["pay", "deliver"])
        return self.filter(Exists(step), status__in=Entitlement.REACHED, taken_over=None)

    def of_money(self):
        return self.exclude(policy__unit__in=[Policy.Unit.PERCENT, Policy.Unit.IN_KIND])

    def delivered_between(self, first, last):
        return self.filter(was_delivered(first, last))

    def for_list(self):
        """With what a line says of the household, its worker, the member and the policy."""
        return self.select_related("household__worker", "member", "policy__authority").defer(
            "household__roster",
            "household__search_text",
            "household__note",
            "household__bank_account",
            "member__roster",
        )


@pghistory.track(exclude=["version", "taken_over"])
class Entitlement(models.Model):
    class Status(models.TextChoices):
        IDENTIFIED = "identified", _("Identified")
        APPLIED = "applied", pgettext_lazy("entitlement", "Applied for")
        ACCEPTED = "accepted", pgettext_lazy("entitlement", "Accepted")
        REVIEW = "review", pgettext_lazy("entitlement", "In review")
        PUBLISHED = "published", pgettext_lazy("entitlement", "Published")
        GRANTED = "granted", pgettext_lazy("entitlement", "Granted")
        PAID = "paid", _("Being paid")
        DELIVERED = "delivered", pgettext_lazy("entitlement", "Handed over")
        REFUSED = "refused", pgettext_lazy("entitlement", "Refused")
        STOPPED = "stopped", pgettext_lazy("entitlement", "Stopped")
        DECLINED = "declined", pgettext_lazy("entitlement", "Declined")

    class Told(models.TextChoices):
        """How the household said whether it came."""

        VISIT = "visit", _("At home")
        PHONE = "phone", _("By telephone")
        OFFICE = "office", _("In the office")
        PAPER = "paper", _("On paper")

    UNDER_WAY = [Status.IDENTIFIED, Status.APPLIED, Status.ACCEPTED, Status.REVIEW, Status.PUBLISHED, Status.GRANTED]
    STANDING = [Status.GRANTED, Status.PAID, Status.DELIVERED, Status.STOPPED]
    """It holds, or held, on the days of its period."""
    REACHED = [Status.PAID, Status.DELIVERED]
    """Something of it is with the household, we say."""
    KINDS_OF_STATUS = {
        Status.IDENTIFIED: "idle",
        **dict.fromkeys([Status.APPLIED, Status.ACCEPTED, Status.REVIEW, Status.PUBLISHED], "wait"),
        Status.GRANTED: "doing",
        Status.PAID: "ok",
        Status.DELIVERED: "ok",
        Status.REFUSED: "late",
        Status.STOPPED: "pause",
        Status.DECLINED: "pause",
    }

    household = models.ForeignKey(Household, models.PROTECT, related_name="+", verbose_name=_("household"))
    member = models.ForeignKey(
        Member,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=pgettext_lazy("entitlement", "for whom"),
    )
    """Empty: the whole household."""
    policy = models.ForeignKey(Policy, models.PROTECT, related_name="+", verbose_name=_("policy"))
    status = models.CharField(_("status"), max_length=10, choices=Status.choices, default=Status.IDENTIFIED)
    applied_on = models.DateField(_("applied for on"), null=True, blank=True)
    decided_on = models.DateField(_("decided on"), null=True, blank=True)
    amount = models.DecimalField(_("amount"), max_digits=10, decimal_places=2, null=True, blank=True)
    starts_on = models.DateField(_("received from"), null=True, blank=True)
    ends_on = models.DateField(_("received until"), null=True, blank=True)
    paid_on = models.DateField(_("first paid, or handed over, on"), null=True, blank=True)
    confirmed_on = models.DateField(_("confirmed by the household on"), null=True, blank=True)
    confirmed_how = models.CharField(_("how they said so"), max_length=8, choices=Told.choices, blank=True)
    confirmed_by = models.CharField(_("who said so"), max_length=60, blank=True)
    confirmed_amount = models.DecimalField(
        _("amount that came, as they say (yuan)"), max_digits=10, decimal_places=2, null=True, blank=True
    )
    missing_on = models.DateField(_("said on this day that it has not come"), null=True, blank=True)
    paper_number = models.CharField(_("number of the paper"), max_length=60, blank=True)
    reason = models.CharField(_("reason"), max_length=300, blank=True)
    told_by = models.CharField(_("told by the roster"), max_length=200, blank=True)
    told_on = models.DateField(_("told on"), null=True, blank=True)
    taken_over = models.ForeignKey(TakeOver, models.PROTECT, null=True, blank=True, related_name="+", editable=False)
    """With what it was taken over from files and rosters; empty: somebody entered it."""
    by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    created_at = models.DateTimeField(default=wall_clock.now, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = EntitlementQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-pk"]
        verbose_name = _("entitlement")
        constraints = [
            models.UniqueConstraint(
                fields=["household", "policy", "member"],
                condition=Q(status__in=["identified", "applied", "accepted", "review", "published", "granted"]),
                nulls_distinct=False,
                name="entitlement_is_under_way_once",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=["granted", "paid", "delivered", "stopped"])
                | Q(starts_on__isnull=False, decided_on__isnull=False),
                name="entitlement_granted_has_its_days",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=["paid", "delivered"]) | Q(paid_on__isnull=False),
                name="entitlement_paid_has_a_day",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=["refused", "stopped", "declined"]) | ~Q(reason=""),
                name="entitlement_ended_says_why",
            ),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(starts_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="entitlement_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=Q(amount__isnull=True) | Q(amount__gt=0), name="entitlement_amount_is_something"
            ),
            models.CheckConstraint(
                condition=Q(confirmed_on=None, confirmed_how="", confirmed_by="", confirmed_amount=None)
                | Q(confirmed_on__isnull=False, missing_on=None) & ~Q(confirmed_how="") & ~Q(confirmed_by=""),
                name="entitlement_confirmed_says_how_and_by_whom",
            ),
            models.CheckConstraint(
                condition=Q(confirmed_on=None, missing_on=None)
                | Q(paid_on__isnull=False, confirmed_on__isnull=False, confirmed_on__gte=F("paid_on"))
                | Q(paid_on__isnull=False, missing_on__isnull=False, missing_on__gte=F("paid_on")),
                name="entitlement_is_confirmed_after_it_was_paid",
            ),
            models.CheckConstraint(
                condition=Q(confirmed_amount=None) | Q(confirmed_amount__gt=0),
                name="entitlement_confirmed_amount_is_something",
            ),
        ]
        indexes = [
            models.Index(fields=["status", "ends_on"], name="entitlement_ending"),
            models.Index(fields=["paid_on"], name="entitlement_delivered"),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="one_at_a_time",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.Update,
                func=ONE_AT_A_TIME,
            )
        ]

    def __str__(self):
        return str(self.policy)

    def get_absolute_url(self):
        return reverse("policies:entitlement", args=[self.pk])

    @property
    def owner_id(self):
        """Who looks after the household."""
        return self.household.worker_id

    @property
    def status_kind(self):
        """The shape and colour of the status."""
        return self.KINDS_OF_STATUS[self.status]

    @property
    def is_standing(self):
        return self.status in self.STANDING

    @property
    def for_whom(self):
        return self.member.name if self.member else _("the whole household")

    @property
    def beside_head(self):
        """For whom, beside the name of the household: its head is not named twice."""
        is_head = self.member_id is not None and self.member_id == self.household.head_id
        return _("the head") if is_head else self.for_whom


class EntitlementStep(Step):
    entitlement = models.ForeignKey(Entitlement, models.PROTECT, related_name="steps")


class EntitlementPicture(PictureOfStep):
    step = models.ForeignKey(EntitlementStep, models.PROTECT, related_name="pictures")


class EntitlementDocument(DocumentOfStep):
    step = models.ForeignKey(EntitlementStep, models.PROTECT, related_name="documents")

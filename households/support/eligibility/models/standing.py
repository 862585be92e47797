"""How a household, or a member, stands to a policy that has a rule: what became of the judgements of everybody."""

from datetime import timedelta

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from caseload.core import wall_clock
from caseload.core.models import Area, Copied, ScopedQuerySet
from households.models import Household, Member
from households.support.eligibility.models.rule import Rule
from households.support.policies.models import Entitlement, Policy

NEW = timedelta(days=30)
"""So long a gap counts as new."""


class StandingQuerySet(ScopedQuerySet):
    area_field = "area__path"
    worker_fields = ("household__worker",)

    def gaps(self):
        """Looks eligible, receives nothing, and nobody does anything about it yet: what the figure counts."""
        return self.filter(kind=Standing.Kind.GAP)

    def new_gaps(self, day):
        return self.gaps().filter(since__gt=day - NEW)

    def for_list(self):
        """With what a line says of the household, its worker, the member and the policy."""
        return self.select_related("household__worker", "member", "policy__authority", "entitlement").defer(
            "household__roster",
            "household__search_text",
            "household__note",
            "household__bank_account",
            "member__roster",
        )


class Standing(models.Model):
    """One for each policy whose rule looks at somebody who is, may be or will be in question; none for others.

    Written by ``services.standing`` only: of everybody at night, of one household when something of it changes.
    """

    class Kind(models.TextChoices):
        GAP = "gap", _("Looks eligible, does not receive")
        SOON = "soon", _("About to be entitled")
        LOSING = "losing", _("May lose soon")
        UNKNOWN = "unknown", pgettext_lazy("of a rule", "Cannot be told")
        UNDER_WAY = "under_way", _("Being applied for")
        RECEIVES = "receives", _("Receives now")
        ASIDE = "aside", _("Does not apply")

    class Because(models.TextChoices):
        BIRTHDAY = "birthday", pgettext_lazy("may lose", "by the birthday")
        ENDS = "ends", pgettext_lazy("may lose", "its period ends")
        FACTS = "facts", pgettext_lazy("may lose", "the facts have changed")

    KINDS_OF_STATUS = {
        Kind.GAP: "warn",
        Kind.SOON: "wait",
        Kind.LOSING: "late",
        Kind.UNKNOWN: "idle",
        Kind.UNDER_WAY: "doing",
        Kind.RECEIVES: "ok",
        Kind.ASIDE: "pause",
    }

    household = models.ForeignKey(Household, models.CASCADE, related_name="+", db_index=False, db_constraint=False)
    area = models.ForeignKey(
        Area,
        models.PROTECT,
        to_field="path",
        db_column="area_path",
        db_index=False,
        db_constraint=False,
        related_name="+",
        editable=False,
    )
    """Both are held at once, by what says that it lies where its household lies."""
    member = models.ForeignKey(Member, models.CASCADE, null=True, related_name="+")
    """Empty: the policy is given to the household."""
    policy = models.ForeignKey(Policy, models.CASCADE, related_name="+", db_index=False)
    rule = models.ForeignKey(Rule, models.CASCADE, related_name="+")
    """By which it was judged."""
    kind = models.CharField(max_length=9, choices=Kind.choices)
    because = models.CharField(max_length=8, choices=Because.choices, blank=True)
    """Of what may be lost, by what."""
    turns_on = models.DateField(null=True)
    """The day from which it is so: of the birthday, or the last one of the period."""
    facts = models.JSONField(default=dict)
    """{code: value} of the facts that the rule asked for."""
    missing = ArrayField(models.CharField(max_length=40), default=list)
    """Codes of the told facts that nobody knows and that may decide it."""
    entitlement = models.ForeignKey(Entitlement, models.SET_NULL, null=True, related_name="+", db_index=False)
    """What is received, under way, refused or declined."""
    since = models.DateField(default=wall_clock.today)
    """The day on which it was first judged so."""

    is_worked_out = True
    """It stands in nobody's way: it goes with its household or member."""
    objects = StandingQuerySet.as_manager()

    class Meta:
        ordering = ["since", "pk"]
        constraints = [
            Copied(name="standing_lies_where_its_household_lies", fields=["household", "area"]),
            models.UniqueConstraint(
                fields=["household", "policy", "member"], nulls_distinct=False, name="standing_is_one_for_each_policy"
            ),
            models.CheckConstraint(
                condition=Q(kind="losing") & ~Q(because="") | ~Q(kind="losing") & Q(because=""),
                name="standing_says_why_it_may_be_lost",
            ),
        ]
        indexes = [
            models.Index(fields=["kind", "area", "policy"], name="standing_area"),
            models.Index(fields=["kind", "since", "id"], name="standing_age"),
            models.Index(fields=["entitlement"], condition=Q(entitlement__isnull=False), name="standing_entitlement"),
        ]

    def __str__(self):
        return str(self.policy)

    def get_absolute_url(self):
        return f"{reverse('households:detail', args=[self.household_id])}?tab=policies"

    @property
    def status_kind(self):
        """The shape and colour of the kind."""
        return self.KINDS_OF_STATUS[self.kind]

    @property
    def for_whom(self):
        return self.member.name if self.member else _("the whole household")


class Stale(models.Model):
    """Something of this household changed since it was judged."""

    is_worked_out = True
    household = models.OneToOneField(Household, models.CASCADE, primary_key=True, related_name="+")


class Judging(models.Model):
    """One run over all households: what is said of it while it goes on, and afterwards."""

    begun_at = models.DateTimeField(default=wall_clock.now)
    done_at = models.DateTimeField(null=True)
    households = models.PositiveIntegerField(default=0)
    judged = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["-begun_at", "-pk"]

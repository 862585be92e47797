"""What is to become different, and who does what for it.

Goals and actions live on from version to version; a version is what was agreed of them.
"""

import pghistory
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from caseload.core import wall_clock
from caseload.core.models import ScopedQuerySet, User
from households.models.member import Member
from households.plans.models.plan import CasePlan


class PlanVersion(models.Model):
    """A plan as it was handed in. The newest approved one is what the next is compared with."""

    class AgreedHow(models.TextChoices):
        SIGNED = "signed", _("Signed on paper")
        SAID = "said", _("Said so, written down here")

    plan = models.ForeignKey(CasePlan, models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField(_("version"))
    content = models.JSONField(default=list)
    """The goals with their actions as ``services.plan_goals.content`` gives them."""
    submitted_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    submitted_at = models.DateTimeField(default=wall_clock.now)
    approved_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    approved_at = models.DateTimeField(null=True)
    returned_at = models.DateTimeField(null=True)
    agreed_by = models.CharField(_("who agreed for the household"), max_length=100, blank=True)
    agreed_how = models.CharField(_("how"), max_length=8, choices=AgreedHow.choices, blank=True)
    agreed_on = models.DateField(_("agreed on"), null=True)

    class Meta:
        ordering = ["-number"]
        verbose_name = _("version of a plan")
        constraints = [
            models.UniqueConstraint(fields=["plan", "number"], name="plan_version_is_counted_once"),
            models.CheckConstraint(
                condition=Q(approved_at__isnull=True) | Q(approved_by__isnull=False),
                name="plan_version_is_approved_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(approved_by__isnull=True)
                | Q(submitted_by__isnull=True)
                | ~Q(approved_by=F("submitted_by")),
                name="plan_version_is_not_approved_by_its_author",
            ),
            models.CheckConstraint(
                condition=Q(agreed_on__isnull=True) | Q(approved_at__isnull=False) & ~Q(agreed_by=""),
                name="plan_version_agreed_was_approved_and_says_by_whom",
            ),
        ]


def goal_was_set(first, last):
    """The household agreed to a plan with this goal on one of the days ``first`` to ``last``."""
    return Q(since__agreed_on__gte=first, since__agreed_on__lte=last)


def goal_was_met(first, last):
    """Found to be met, and still so, on one of the days ``first`` to ``last``."""
    return Q(state=Goal.State.MET, state_on__gte=first, state_on__lte=last)


class GoalQuerySet(ScopedQuerySet):
    area_field = "plan__household__area__path"
    worker_fields = ("plan__worker", "plan__household__worker")

    def under_way(self):
        return self.filter(state__in=Goal.UNDER_WAY)

    def in_force(self):
        """Agreed to by the household at one time."""
        return self.filter(since__isnull=False)

    def set_between(self, first, last):
        return self.filter(goal_was_set(first, last))

    def met_between(self, first, last):
        return self.filter(goal_was_met(first, last))


@pghistory.track()
class Goal(models.Model):
    class State(models.TextChoices):
        ACTIVE = "active", _("Under way")
        MET = "met", _("Goal met")
        PARTLY = "partly", _("Partly met")
        NOT_MET = "not_met", _("Not met")
        DROPPED = "dropped", _("No longer wanted")

    UNDER_WAY = [State.ACTIVE, State.PARTLY]
    """Worked on: what a review finds partly met goes on. Not met is said at the closing only."""

    plan = models.ForeignKey(CasePlan, models.CASCADE, related_name="goals")
    title = models.CharField(_("goal"), max_length=120)
    member = models.ForeignKey(
        Member, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("for whom")
    )
    cause = models.CharField(_("cause"), max_length=40, blank=True)
    indicator = models.CharField(_("how it is measured"), max_length=120)
    unit = models.CharField(_("unit"), max_length=20, blank=True)
    baseline = models.DecimalField(_("at the beginning"), max_digits=12, decimal_places=2)
    target = models.DecimalField(_("target"), max_digits=12, decimal_places=2)
    current = models.DecimalField(_("now"), max_digits=12, decimal_places=2, null=True, blank=True)
    due_on = models.DateField(_("until"))
    state = models.CharField(_("state"), max_length=8, choices=State.choices, default=State.ACTIVE)
    state_on = models.DateField(null=True, blank=True, editable=False)
    reason = models.CharField(_("reason"), max_length=200, blank=True)
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    since = models.ForeignKey(PlanVersion, models.SET_NULL, null=True, related_name="+")
    """The version with which it came into force; empty while it is only drafted."""
    created_at = models.DateTimeField(default=wall_clock.now, editable=False)

    objects = GoalQuerySet.as_manager()

    class Meta:
        ordering = ["order", "pk"]
        verbose_name = _("goal")
        constraints = [
            models.CheckConstraint(condition=~Q(title="") & ~Q(indicator=""), name="goal_says_what_and_how_measured"),
            models.CheckConstraint(condition=~Q(baseline=F("target")), name="goal_target_differs_from_its_beginning"),
            models.CheckConstraint(condition=~Q(state="dropped") | ~Q(reason=""), name="goal_dropped_says_why"),
        ]
        indexes = [models.Index(fields=["state_on"], name="goal_state_on")]

    def __str__(self):
        return self.title

    @property
    def reached(self):
        """How far it is, in per cent from its beginning to its target; None while nothing was measured."""
        if self.state == self.State.MET:
            return 100
        if self.current is None:
            return None
        part = (self.current - self.baseline) / (self.target - self.baseline)
        return round(100 * min(max(part, 0), 1))

    @property
    def is_under_way(self):
        return self.state in self.UNDER_WAY


class ActionQuerySet(models.QuerySet):
    def open(self):
        return self.filter(state__in=Action.OPEN)

    def in_force(self):
        """Agreed to, of a case that is being worked."""
        return self.open().filter(since__isnull=False, goal__plan__status__in=CasePlan.WORKED)

    def ours(self):
        """What the household does itself is no promise to it."""
        return self.exclude(owner_kind=Action.Owner.HOUSEHOLD)

    def due(self, day=None):
        """In force, and to be done by ``day`` (today), overdue ones included."""
        return self.in_force().filter(due_on__lte=day or wall_clock.today())


@pghistory.track()
class Action(models.Model):
    class Owner(models.TextChoices):
        WORKER = "worker", _("Case worker")
        HOUSEHOLD = "household", _("Household")
        PARTNER = "partner", _("Partner")

    class State(models.TextChoices):
        TODO = "todo", _("Not begun")
        DOING = "doing", pgettext_lazy("of an action", "Begun")
        DONE = "done", _("Done")
        DROPPED = "dropped", _("Dropped")
        HANDED = "handed", _("Handed to somebody")

    OPEN = [State.TODO, State.DOING]

    goal = models.ForeignKey(Goal, models.CASCADE, related_name="actions")
    what = models.CharField(_("what is done"), max_length=120)
    owner_kind = models.CharField(_("who does it"), max_length=10, choices=Owner.choices, default=Owner.WORKER)
    owner_name = models.CharField(_("name"), max_length=60, blank=True)
    """Who of the household, or which partner; the case worker needs no name."""
    due_on = models.DateField(_("until"))
    state = models.CharField(_("state"), max_length=8, choices=State.choices, default=State.TODO)
    result = models.CharField(_("result"), max_length=300, blank=True)
    reason = models.CharField(_("reason"), max_length=200, blank=True)
    handed_to = models.CharField(_("handed to"), max_length=60, blank=True)
    ended_on = models.DateField(_("ended on"), null=True, blank=True)
    ended_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    order = models.PositiveSmallIntegerField(default=0)
    since = models.ForeignKey(PlanVersion, models.SET_NULL, null=True, related_name="+")
    created_at = models.DateTimeField(default=wall_clock.now, editable=False)

    objects = ActionQuerySet.as_manager()

    class Meta:
        ordering = ["order", "pk"]
        verbose_name = _("action")
        constraints = [
            models.CheckConstraint(condition=~Q(what=""), name="action_says_what"),
            models.CheckConstraint(
                condition=~Q(owner_kind="partner") | ~Q(owner_name=""), name="action_of_a_partner_names_it"
            ),
            models.CheckConstraint(
                condition=Q(state__in=["todo", "doing"]) ^ Q(ended_on__isnull=False), name="action_ended_has_a_day"
            ),
            models.CheckConstraint(condition=~Q(state="dropped") | ~Q(reason=""), name="action_dropped_says_why"),
            models.CheckConstraint(condition=~Q(state="handed") | ~Q(handed_to=""), name="action_handed_on_names_whom"),
        ]
        indexes = [
            models.Index(fields=["due_on"], condition=Q(state__in=["todo", "doing"]), name="action_due"),
        ]

    def __str__(self):
        return self.what

    @property
    def is_open(self):
        return self.state in self.OPEN

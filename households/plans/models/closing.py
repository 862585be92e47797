"""The end of a case, what becomes of what is still open, how the household found it, and the looks afterwards."""

import pghistory
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from caseload.core import wall_clock
from caseload.core.models import CatalogueItem, User
from households.plans.models.goal import Action, Goal
from households.plans.models.plan import CasePlan


@pghistory.track()
class Closing(models.Model):
    """The closing report. It is proposed by the case worker and holds when the supervisor agrees."""

    class Reason(models.TextChoices):
        GOALS = "goals", _("Goals reached")
        CLIENT = "client", _("Ended by the household")
        BEYOND = "beyond", _("Beyond our means, referred")
        CHANGED = "changed", _("Moved away or circumstances changed")
        DIED = "died", _("Died")
        LOST = "lost", _("Lost contact with the household")

    class Reaction(models.TextChoices):
        POSITIVE = "positive", _("Positive")
        DENIAL = "denial", _("Denial")
        REGRESSION = "regression", _("Falling back")
        DEPENDENCE = "dependence", _("Dependence")
        COMPLAINT = "complaint", _("Complaints")
        ANGER = "anger", _("Anger")
        BARGAINING = "bargaining", _("Bargaining")
        SADNESS = "sadness", _("Sadness")

    plan = models.OneToOneField(CasePlan, models.CASCADE, related_name="closing")
    reason = models.CharField(_("reason"), max_length=10, choices=Reason.choices)
    words = models.TextField(_("what was reached"), blank=True)
    reaction = models.CharField(_("reaction of the household"), max_length=12, choices=Reaction.choices, blank=True)
    handling = models.CharField(_("how it was handled"), max_length=300, blank=True)
    remains = models.TextField(_("what remains"))
    proposed_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField(default=wall_clock.now)
    agreed_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    agreed_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("closing report")
        constraints = [
            models.CheckConstraint(condition=~Q(remains=""), name="closing_says_what_remains"),
            models.CheckConstraint(
                condition=Q(agreed_by__isnull=True) | ~Q(agreed_by=F("proposed_by")),
                name="closing_is_not_agreed_by_its_author",
            ),
        ]


class Achievement(models.Model):
    closing = models.ForeignKey(Closing, models.CASCADE, related_name="achievements")
    goal = models.OneToOneField(Goal, models.CASCADE, related_name="achievement")
    percent = models.PositiveSmallIntegerField(_("reached, per cent"))
    words = models.CharField(_("in words"), max_length=200, blank=True)

    class Meta:
        ordering = ["goal__order", "pk"]
        constraints = [models.CheckConstraint(condition=Q(percent__lte=100), name="achievement_is_at_most_all")]


class Settlement(models.Model):
    """What becomes of an action, or of a matter of another room, that is open when the case closes."""

    class How(models.TextChoices):
        DONE = "done", _("Done")
        DROPPED = "dropped", _("Dropped, because")
        HANDED = "handed", _("Handed to")

    closing = models.ForeignKey(Closing, models.CASCADE, related_name="settlements")
    action = models.OneToOneField(Action, models.CASCADE, null=True, related_name="settlement")
    """Empty: what is settled lives in a room above, which has a link to it."""
    title = models.CharField(max_length=150)
    how = models.CharField(_("what becomes of it"), max_length=8, choices=How.choices)
    reason = models.CharField(_("reason or result"), max_length=200, blank=True)
    handed_to = models.CharField(_("to whom"), max_length=60, blank=True)
    person = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    """Of a matter that is handed on: who takes it, by the name in ``handed_to``."""

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(title=""), name="settlement_says_of_what"),
            models.UniqueConstraint(
                fields=["closing", "title"], condition=Q(action__isnull=True), name="matter_is_settled_once"
            ),
            models.CheckConstraint(condition=~Q(how="dropped") | ~Q(reason=""), name="settlement_dropped_says_why"),
            models.CheckConstraint(
                condition=~Q(how="handed") | ~Q(handed_to=""), name="settlement_handed_on_names_whom"
            ),
        ]


class Satisfaction(models.Model):
    """Asked by somebody other than the case worker (``worker``)."""

    class How(models.TextChoices):
        PHONE = "phone", _("By telephone")
        VISIT = "visit", _("At home")
        PAPER = "paper", _("On paper")
        FOR = "for", _("Filled in for them")

    class Score(models.IntegerChoices):
        VERY_GOOD = 5, _("Very satisfied")
        GOOD = 4, _("Satisfied")
        FAIR = 3, _("Fairly satisfied")
        POOR = 2, _("Dissatisfied")
        VERY_POOR = 1, _("Very dissatisfied")

    plan = models.OneToOneField(CasePlan, models.CASCADE, related_name="satisfaction")
    on = models.DateField(_("asked on"), default=wall_clock.today)
    how = models.CharField(_("how"), max_length=8, choices=How.choices)
    overall = models.PositiveSmallIntegerField(_("overall"), choices=Score.choices)
    attitude = models.PositiveSmallIntegerField(_("attitude"), choices=Score.choices, null=True, blank=True)
    timeliness = models.PositiveSmallIntegerField(_("timeliness"), choices=Score.choices, null=True, blank=True)
    result = models.PositiveSmallIntegerField(_("result"), choices=Score.choices, null=True, blank=True)
    secrecy = models.PositiveSmallIntegerField(_("keeping things secret"), choices=Score.choices, null=True, blank=True)
    again = models.BooleanField(_("would ask again"), null=True, blank=True)
    words = models.CharField(_("comment"), max_length=300, blank=True)
    asked_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    worker = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = _("satisfaction of the household")
        constraints = [
            models.CheckConstraint(
                condition=Q(worker__isnull=True) | ~Q(asked_by=F("worker")),
                name="satisfaction_is_not_asked_by_the_worker",
            ),
            models.CheckConstraint(condition=Q(overall__gte=1, overall__lte=5), name="satisfaction_is_one_to_five"),
        ]


@pghistory.track()
class FollowUpRule(CatalogueItem):
    """When a closed case is looked at again: 1, 3 and 6 months after, unless changed here."""

    months = models.PositiveSmallIntegerField(_("months after the closing"), unique=True)

    class Meta(CatalogueItem.Meta):
        verbose_name = _("follow-up rule")
        constraints = [models.CheckConstraint(condition=Q(months__gte=1), name="follow_up_is_a_month_later_or_more")]


class FollowUpQuerySet(models.QuerySet):
    def waiting(self):
        return self.filter(done_on__isnull=True, is_cancelled=False)

    def due(self, day=None):
        return self.waiting().filter(due_on__lte=day or wall_clock.today())


@pghistory.track()
class FollowUp(models.Model):
    class Outcome(models.TextChoices):
        STABLE = "stable", _("Stays solved")
        ATTENTION = "attention", _("To be watched")
        RELAPSE = "relapse", _("Relapse")

    KINDS = {Outcome.STABLE: "ok", Outcome.ATTENTION: "warn", Outcome.RELAPSE: "late"}

    plan = models.ForeignKey(CasePlan, models.CASCADE, related_name="follow_ups")
    due_on = models.DateField(_("due on"))
    done_on = models.DateField(_("done on"), null=True, blank=True)
    outcome = models.CharField(_("how they are"), max_length=10, choices=Outcome.choices, blank=True)
    words = models.TextField(_("in words"), blank=True)
    by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    is_cancelled = models.BooleanField(default=False, editable=False)

    objects = FollowUpQuerySet.as_manager()

    class Meta:
        ordering = ["due_on", "pk"]
        verbose_name = _("follow-up")
        constraints = [
            models.UniqueConstraint(fields=["plan", "due_on"], name="follow_up_once_a_day"),
            models.CheckConstraint(
                condition=Q(done_on__isnull=True) | ~Q(outcome="") & Q(is_cancelled=False),
                name="follow_up_done_says_how_they_are",
            ),
        ]
        indexes = [
            models.Index(
                fields=["due_on"], condition=Q(done_on__isnull=True, is_cancelled=False), name="follow_up_waiting"
            )
        ]

    @property
    def outcome_kind(self):
        """The status that its outcome is shown as."""
        return self.KINDS.get(self.outcome, "")

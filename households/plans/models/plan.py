"""A case plan: one household, one worker, from intake to a closed case that stays solved (DOMAIN 3).

Privacy: ``CasePlan.visible_to`` says who may know that a plan exists, its stage and dates; ``readable_by`` who may
read it. Every page with words of a case asks the second.
"""

import pghistory
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from caseload.core import wall_clock
from caseload.core.models import ScopedQuerySet, User, has_nobody
from caseload.core.permissions import P
from households.models import CaseLevel, Household


def is_open_plan():
    """Somebody works on the case, from intake to evaluation."""
    return Q(status__in=CasePlan.OPEN)


def is_to_agree():
    """It waits for a supervisor: for an answer, or for somebody who works on it."""
    nobody = Q(status__in=CasePlan.CARED_FOR) & has_nobody("worker")
    return Q(status__in=CasePlan.OPEN, waiting__in=CasePlan.FOR_SUPERVISOR) | nobody


def plan_was_closed(first, last):
    """The supervisor agreed to its closing on one of the days ``first`` to ``last``; not referred, not declined."""
    return Q(status__in=CasePlan.CLOSED_WELL, closed_on__gte=first, closed_on__lte=last)


def is_review_overdue(day=None):
    """Its review is past its day: the one definition of "overdue" for reviews."""
    return Q(status__in=CasePlan.REVIEWED, review_due_on__lt=day or wall_clock.today())


class CasePlanQuerySet(ScopedQuerySet):
    area_field = "household__area__path"
    worker_fields = ("worker", "household__worker")

    def open(self):
        return self.filter(is_open_plan())

    def closed_between(self, first, last):
        return self.filter(plan_was_closed(first, last))

    def cared_for(self):
        return self.filter(status__in=CasePlan.CARED_FOR)

    def mine(self, user):
        return self.open().filter(worker=user)

    def readable_by(self, user):
        """Those whose words ``user`` may read: the case worker, and whoever supervises the area."""
        if user.may(P.PLAN_APPROVE):
            return self.visible_to(user)
        return self.visible_to(user).filter(worker=user) if user.may(P.PLAN_WORK) else self.none()

    def ticked_by(self, user):
        """Those whose actions ``user`` ticks as done: the case worker alone, while the case is worked on."""
        mine = self.visible_to(user).filter(worker=user, status__in=CasePlan.WORKED)
        return mine.exclude(waiting="closing") if user.may(P.PLAN_WORK) else self.none()

    def to_agree(self):
        return self.filter(is_to_agree())

    def review_overdue(self, day=None):
        return self.filter(is_review_overdue(day))

    def for_list(self):
        own = [
            "status",
            "waiting",
            "answer_by",
            "urgency",
            "episode",
            "level",
            "started_on",
            "review_due_on",
            "stage_on",
        ]
        others = [
            "household__head_name",
            "household__number",
            "household__area",
            "household__address",
            "worker__name",
            "worker__is_active",
            "worker__role",
        ]
        return self.select_related("household", "worker").only(*own, *others)


@pghistory.track(exclude=["version"])
class CasePlan(models.Model):
    """An episode. ``status`` is its stage; ``waiting`` says whose answer it waits for within the stage."""

    class Status(models.TextChoices):
        INTAKE = "intake", _("Intake")
        ASSESSMENT = "assessment", _("Assessment")
        PLANNING = "planning", _("Planning")
        INTERVENTION = "intervention", _("Intervention")
        EVALUATION = "evaluation", _("Evaluation")
        CLOSED = "closed", _("Case closed")
        FOLLOW_UP = "follow_up", _("Follow-up")
        FINISHED = "finished", _("Followed up to the end")
        REFERRED = "referred", _("Referred")
        DECLINED = "declined", _("Case not accepted")

    class Waiting(models.TextChoices):
        NOBODY = "", _("with the case worker")
        INTAKE = "intake", _("waits for the supervisor, intake")
        APPROVAL = "approval", _("waits for the supervisor, plan")
        AGREEMENT = "agreement", _("waits for the household")
        CLOSING = "closing", _("waits for the supervisor, closing")

    class Urgency(models.TextChoices):
        NORMAL = "normal", _("Normal")
        URGENT = "urgent", _("Urgent")
        CRITICAL = "critical", _("Critical")

    OPEN = [Status.INTAKE, Status.ASSESSMENT, Status.PLANNING, Status.INTERVENTION, Status.EVALUATION]
    WORKED = [Status.ASSESSMENT, Status.PLANNING, Status.INTERVENTION, Status.EVALUATION]
    """Actions that came into force stay so while the case is assessed or planned anew."""
    CLOSED_WELL = [Status.CLOSED, Status.FOLLOW_UP, Status.FINISHED]
    CARED_FOR = [*OPEN, Status.CLOSED, Status.FOLLOW_UP]
    """Somebody is still to do something for the household: to work, or to look in later on."""
    REVIEWED = [Status.INTERVENTION, Status.EVALUATION]
    FOR_SUPERVISOR = [Waiting.INTAKE, Waiting.APPROVAL, Waiting.CLOSING]

    household = models.ForeignKey(Household, models.PROTECT, related_name="plans", verbose_name=_("household"))
    episode = models.PositiveSmallIntegerField(_("episode"), default=1)
    previous = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="next", verbose_name=_("earlier episode")
    )
    worker = models.ForeignKey(User, models.PROTECT, null=True, related_name="+", verbose_name=_("case worker"))
    status = models.CharField(_("stage"), max_length=14, choices=Status.choices, default=Status.INTAKE)
    waiting = models.CharField(_("waits for"), max_length=10, choices=Waiting.choices, blank=True, default="")
    answer_by = models.DateField(_("answer by"), null=True, blank=True)
    """While it waits for the supervisor: the day by which their answer is wanted."""
    urgency = models.CharField(_("urgency"), max_length=10, choices=Urgency.choices, default=Urgency.NORMAL)
    level = models.ForeignKey(CaseLevel, models.PROTECT, related_name="+", verbose_name=_("case level"))
    started_on = models.DateField(_("begun on"), default=wall_clock.today)
    stage_on = models.DateField(_("in this stage since"), default=wall_clock.today)
    review_due_on = models.DateField(_("next review"), null=True, blank=True)
    closed_on = models.DateField(_("ended on"), null=True, blank=True)
    created_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = CasePlanQuerySet.as_manager()

    class Meta:
        ordering = ["-started_on", "-pk"]
        verbose_name = _("case plan")
        constraints = [
            models.UniqueConstraint(
                fields=["household"],
                condition=Q(status__in=["intake", "assessment", "planning", "intervention", "evaluation"]),
                name="household_has_one_open_plan",
            ),
            models.UniqueConstraint(fields=["household", "episode"], name="plan_episode_is_counted_once"),
            models.CheckConstraint(
                condition=Q(status__in=["closed", "follow_up", "finished", "referred", "declined"])
                ^ Q(closed_on__isnull=True),
                name="plan_ended_has_a_day",
            ),
            models.CheckConstraint(
                condition=Q(waiting="")
                | Q(waiting="intake", status="intake")
                | Q(waiting__in=["approval", "agreement"], status="planning")
                | Q(
                    waiting="closing",
                    status__in=["intake", "assessment", "planning", "intervention", "evaluation"],
                ),
                name="plan_waits_for_what_its_stage_knows",
            ),
            models.CheckConstraint(
                condition=Q(waiting__in=["intake", "approval", "closing"]) ^ Q(answer_by__isnull=True),
                name="plan_waits_for_the_supervisor_until_a_day",
            ),
        ]
        indexes = [
            models.Index(fields=["worker", "status", "review_due_on"], name="plan_worker"),
            models.Index(fields=["status", "waiting", "review_due_on"], name="plan_stage"),
            models.Index(fields=["closed_on"], name="plan_closed"),
        ]

    def __str__(self):
        return self.number

    def get_absolute_url(self):
        return reverse("plans:plan", args=[self.pk])

    @property
    def number(self):
        """The household's number, and which of its cases this is."""
        return f"{self.household.number}-{self.episode}"

    @property
    def first_day(self):
        """Of the first contact, where that was before the case began."""
        contacts = type(self).objects.filter(pk=self.pk).values_list("intake__came_on", flat=True)
        return min(filter(None, [self.started_on, *contacts]))

    @property
    def owner_id(self):
        """Whose the moves are that only an owner takes."""
        return self.worker_id

    @property
    def is_open(self):
        return self.status in self.OPEN

    @property
    def is_cared_for(self):
        return self.status in self.CARED_FOR

    @property
    def has_nobody(self):
        """No case worker, or one who has left or does other work now."""
        return self.worker is None or not self.worker.is_worker

    @property
    def may_be_drafted(self):
        """Goals may be set and changed: in planning, while nobody's answer is awaited."""
        return self.status == self.Status.PLANNING and not self.waiting

    @property
    def may_be_worked(self):
        """Actions are in force: ticked, added to, put off."""
        return self.status in self.WORKED and self.waiting != self.Waiting.CLOSING

    @property
    def takes_actions(self):
        """Actions may be added, changed and dropped: while nobody's answer is awaited."""
        return self.status in self.WORKED and not self.waiting

    @property
    def may_be_reviewed(self):
        return self.status in self.REVIEWED and not self.waiting

    def fell_back_how(self):
        """What the last look after the closing says, if it found a relapse."""
        look = None if self.is_open else self.relapse_in(list(self.follow_ups.all()))
        return look.words if look else ""

    @staticmethod
    def relapse_in(looks):
        """The last of ``looks``, the follow-ups of a case, that was done, if it found a relapse."""
        look = next((row for row in reversed(looks) if row.done_on), None)
        return look if look and look.outcome == look.Outcome.RELAPSE else None

    def is_readable_by(self, user):
        """Whether ``user``, who may know of this plan, may read its words."""
        return user.may(P.PLAN_APPROVE) or (self.worker_id == user.pk and user.may(P.PLAN_WORK))

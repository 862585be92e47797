"""An issue: a matter that has somebody, a clock and an end."""

import pghistory
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from caseload.core.models import Area, CatalogueItem, ScopedQuerySet, User
from caseload.core.permissions import P
from caseload.core.services.calendar import add_working_days, closing_of
from caseload.core.workflow import Move
from households.models import Household, Member


class IssueCategory(CatalogueItem):
    class Meta(CatalogueItem.Meta):
        verbose_name = _("issue category")


class Priority(models.TextChoices):
    NORMAL = "normal", _("Normal")
    IMPORTANT = "important", _("Important")
    URGENT = "urgent", _("Urgent")
    CRITICAL = "critical", _("Critical")


class TimeLimit(models.Model):
    """How long an issue may take (DOMAIN 7.3): working days, or hours on the clock for what cannot wait."""

    category = models.ForeignKey(
        IssueCategory, models.CASCADE, null=True, blank=True, related_name="+", verbose_name=_("category")
    )
    """Empty: for every category that has no limit of its own."""
    priority = models.CharField(_("priority"), max_length=10, choices=Priority.choices)
    working_days = models.PositiveSmallIntegerField(_("working days"), null=True, blank=True)
    hours = models.PositiveSmallIntegerField(_("hours"), null=True, blank=True)

    class Meta:
        verbose_name = _("time limit")
        ordering = ["category__order", "priority"]
        constraints = [
            models.UniqueConstraint(
                fields=["category", "priority"],
                nulls_distinct=False,
                name="time_limit_once_per_category_and_priority",
            ),
            models.CheckConstraint(
                condition=Q(working_days__isnull=True, hours__gte=1) | Q(hours__isnull=True, working_days__gte=1),
                name="time_limit_is_in_days_or_hours",
            ),
        ]

    def __str__(self):
        return f"{self.category or _('All other categories')}, {self.get_priority_display()}"


def end_of_soon(now):
    """What is due by then is due soon: the end of the next working day."""
    return closing_of(add_working_days(timezone.localdate(now), 1))


def is_due_soon(now=None):
    """The condition of still being in time, and at most until the end of the next working day."""
    now = now or timezone.now()
    return Q(status__in=Issue.RUNNING, due_at__gte=now, due_at__lte=end_of_soon(now))


def is_overdue(now=None):
    """The one definition of "overdue" for issues: the clock runs and the due time has passed."""
    return Q(status__in=Issue.RUNNING, due_at__lt=now or timezone.now())


class IssueQuerySet(ScopedQuerySet):
    worker_fields = ("owner", "household__worker")

    def open(self):
        return self.filter(status__in=Issue.OPEN)

    def mine(self, user):
        return self.open().filter(owner=user)

    def due_soon(self, now=None):
        return self.filter(is_due_soon(now))

    def overdue(self, now=None):
        return self.filter(is_overdue(now))

    def overdue_untold(self, now=None):
        """Overdue, and their owners do not know yet; a new due time is told anew."""
        return self.overdue(now).exclude(told_due_at=F("due_at"))

    def awaiting_call_back(self):
        return self.filter(status=Issue.Status.RESOLVED)

    def to_assign(self):
        return self.filter(status=Issue.Status.REPORTED)

    def problems(self):
        return self.filter(kind=Issue.Kind.PROBLEM)

    def difficulties(self):
        """Difficulties voiced, and errands: what households asked for."""
        return self.filter(kind__in=[Issue.Kind.DIFFICULTY, Issue.Kind.ERRAND])

    def for_list(self):
        """With what a row of a list shows, in one query."""
        own = ["number", "title", "status", "due_at", "suspended_until", "resolved_at", "closed_on", "version"]
        others = ["category__name", "category__name_en", "household__head_name", "owner__name"]
        return self.select_related("category", "household", "owner").only(*own, *others)

    def board_cards(self, statuses, count):
        """The ``count`` most urgent of each of ``statuses``, in one query by index."""
        columns = [self.filter(status=status).order_by("due_at", "pk").values("pk")[:count] for status in statuses]
        keys = columns[0].union(*columns[1:], all=True)
        return list(self.model.objects.filter(pk__in=keys.values("pk")).for_list().order_by("due_at", "pk"))

    def counted_by_status(self):
        return dict(self.open().order_by().values_list("status").annotate(n=models.Count("pk")))

    def found(self, first, last):
        return self.filter(opened_on__gte=first, opened_on__lte=last)

    def closed_between(self, first, last):
        return self.filter(status=Issue.Status.CLOSED, closed_on__gte=first, closed_on__lte=last)

    def rated(self):
        return self.exclude(satisfaction="")

    def satisfied(self):
        return self.filter(satisfaction__in=Issue.SATISFIED)


@pghistory.track(exclude=["version", "told_due_at", "papers_out"])
class Issue(models.Model):
    class Kind(models.TextChoices):
        PROBLEM = "problem", _("Problem found")
        DIFFICULTY = "difficulty", _("Difficulty voiced")
        ERRAND = "errand", _("Errand")

    class Status(models.TextChoices):
        REPORTED = "reported", _("To be assigned")
        ASSIGNED = "assigned", _("Not started")
        PROCESSING = "processing", _("In progress")
        SUSPENDED = "suspended", _("Suspended")
        RESOLVED = "resolved", _("Waiting for call-back")
        CLOSED = "closed", _("Closed")
        REJECTED = "rejected", _("Not accepted")

    class Source(models.TextChoices):
        VISIT = "visit", _("Visit")
        PHONE = "phone", _("Phone")
        WALK_IN = "walk_in", _("Walk-in")
        HOTLINE = "hotline", _("Hotline 12345")
        DEPARTMENT = "department", _("Department")
        PATROL = "patrol", _("Patrol")
        RESIDENT = "resident", _("Resident's report")

    class Satisfaction(models.TextChoices):
        VERY_SATISFIED = "very_satisfied", _("Very satisfied")
        SATISFIED = "satisfied", _("Satisfied")
        FAIR = "fair", _("Fairly satisfied")
        DISSATISFIED = "dissatisfied", _("Dissatisfied")
        VERY_DISSATISFIED = "very_dissatisfied", _("Very dissatisfied")

    RUNNING = [Status.REPORTED, Status.ASSIGNED, Status.PROCESSING]
    OPEN = [*RUNNING, Status.SUSPENDED, Status.RESOLVED]
    GOES_ON = [*RUNNING, Status.SUSPENDED]
    """Work is still to be done: papers may be out."""
    KINDS_OF_STATUS = {
        Status.REPORTED: "idle",
        Status.ASSIGNED: "idle",
        Status.PROCESSING: "doing",
        Status.SUSPENDED: "pause",
        Status.RESOLVED: "wait",
        Status.CLOSED: "ok",
        Status.REJECTED: "idle",
    }
    SATISFIED = [Satisfaction.VERY_SATISFIED, Satisfaction.SATISFIED]
    DISSATISFIED = [Satisfaction.DISSATISFIED, Satisfaction.VERY_DISSATISFIED]
    """Ratings that open the issue again instead of closing it."""

    number = models.CharField(_("number"), max_length=20, unique=True)
    kind = models.CharField(_("kind"), max_length=12, choices=Kind.choices, default=Kind.PROBLEM)
    category = models.ForeignKey(IssueCategory, models.PROTECT, related_name="+", verbose_name=_("category"))
    priority = models.CharField(_("priority"), max_length=10, choices=Priority.choices, default=Priority.NORMAL)
    source = models.CharField(_("source"), max_length=12, choices=Source.choices, default=Source.VISIT)
    title = models.CharField(_("what it is about"), max_length=120)
    description = models.TextField(_("description"), blank=True)
    household = models.ForeignKey(
        Household, models.PROTECT, null=True, blank=True, related_name="issues", verbose_name=_("household")
    )
    member = models.ForeignKey(
        Member, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("member")
    )
    visit = models.ForeignKey("visits.Visit", models.SET_NULL, null=True, blank=True, related_name="issues")
    area = models.ForeignKey(
        Area,
        models.PROTECT,
        to_field="path",
        db_column="area_path",
        db_index=False,
        related_name="+",
        verbose_name=_("area"),
    )
    reporter = models.ForeignKey(User, models.PROTECT, related_name="+")
    owner = models.ForeignKey(User, models.PROTECT, null=True, related_name="+", verbose_name=_("owner"))
    department = models.CharField(_("department"), max_length=40, blank=True)
    status = models.CharField(_("status"), max_length=12, choices=Status.choices, default=Status.REPORTED)
    opened_at = models.DateTimeField(default=timezone.now, editable=False)
    opened_on = models.DateField(editable=False)
    due_at = models.DateTimeField(_("due"), null=True)
    told_due_at = models.DateTimeField(null=True, editable=False)
    """The due time of which the owner was told that it had passed."""
    suspended_until = models.DateField(_("suspended until"), null=True, blank=True)
    suspended_at = models.DateTimeField(null=True, editable=False)
    resolved_at = models.DateTimeField(null=True, editable=False)
    result = models.TextField(_("result"), blank=True)
    closed_at = models.DateTimeField(null=True, editable=False)
    closed_on = models.DateField(null=True, editable=False)
    satisfaction = models.CharField(
        _("satisfaction"), max_length=20, choices=Satisfaction.choices, blank=True, default=""
    )
    reopened_count = models.PositiveSmallIntegerField(default=0, editable=False)
    papers_out = models.PositiveSmallIntegerField(default=0, db_default=0, editable=False)
    """Originals and sums of money that are not back with the household. Counted by the database (``PaperMovement``)."""
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = IssueQuerySet.as_manager()

    class Meta:
        ordering = ["due_at", "pk"]
        verbose_name = _("issue")
        constraints = [
            models.CheckConstraint(
                condition=Q(status__in=["closed", "rejected"]) | Q(owner__isnull=False),
                name="issue_open_has_an_owner",
            ),
            models.CheckConstraint(
                condition=Q(status__in=["closed", "rejected"]) | Q(due_at__isnull=False),
                name="issue_open_has_a_due_time",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=["resolved", "closed"]) | ~Q(result=""),
                name="issue_resolved_says_its_result",
            ),
            models.CheckConstraint(
                condition=Q(status="closed", closed_on__isnull=False) | ~Q(status="closed"),
                name="issue_closed_has_a_day",
            ),
            models.CheckConstraint(
                condition=~Q(status="suspended") | Q(suspended_until__isnull=False),
                name="issue_suspended_says_until_when",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=["closed", "rejected"]) | Q(papers_out=0), name="issue_ended_owes_no_papers"
            ),
        ]
        indexes = [
            models.Index(fields=["owner", "due_at", "id"], name="issue_owner_due"),
            models.Index(fields=["area", "due_at", "id"], name="issue_area_due"),
            models.Index(fields=["due_at", "id"], name="issue_due"),
            models.Index(fields=["status", "due_at", "id"], name="issue_status_due"),
            models.Index(fields=["area", "opened_on"], name="issue_area_opened"),
            models.Index(fields=["area", "closed_on"], name="issue_area_closed"),
            models.Index(fields=["household", "-opened_at"], name="issue_household"),
            models.Index(fields=["closed_on", "id"], name="issue_closed"),
        ]

    def __str__(self):
        return f"{self.number} {self.title}"

    def get_absolute_url(self):
        return reverse("visits:issue", args=[self.pk])

    @property
    def is_open(self):
        return self.status in self.OPEN

    @property
    def status_kind(self):
        """The shape and colour of the status."""
        return self.KINDS_OF_STATUS[self.status]

    @property
    def is_running(self):
        return self.status in self.RUNNING


S = Issue.Status
MOVES = (
    Move("accept", _("Accept"), (S.REPORTED,), S.ASSIGNED, P.ISSUE_ASSIGN),
    Move("reject", _("Do not accept…"), (S.REPORTED,), S.REJECTED, P.ISSUE_ASSIGN, asks=("reason",)),
    Move(
        "assign",
        _("Assign…"),
        (S.REPORTED, S.ASSIGNED, S.PROCESSING),
        S.ASSIGNED,
        P.ISSUE_ASSIGN,
        asks=("owner", "note"),
    ),
    Move("start", _("Start"), (S.REPORTED, S.ASSIGNED), S.PROCESSING, P.ISSUE_HANDLE, owner_only=True),
    Move(
        "suspend",
        _("Suspend…"),
        (S.ASSIGNED, S.PROCESSING),
        S.SUSPENDED,
        P.ISSUE_HANDLE,
        asks=("reason", "until"),
        owner_only=True,
    ),
    Move("resume", _("Resume"), (S.SUSPENDED,), S.PROCESSING, P.ISSUE_HANDLE, owner_only=True),
    Move(
        "resolve",
        _("Resolve…"),
        (S.REPORTED, S.ASSIGNED, S.PROCESSING),
        S.RESOLVED,
        P.ISSUE_HANDLE,
        asks=("result",),
        owner_only=True,
    ),
    Move(
        "call_back",
        _("Call back and close…"),
        (S.RESOLVED,),
        S.CLOSED,
        P.ISSUE_CALL_BACK,
        asks=("satisfaction", "note"),
    ),
    Move(
        "reopen",
        _("Reopen…"),
        (S.RESOLVED, S.CLOSED, S.REJECTED),
        S.PROCESSING,
        P.ISSUE_CALL_BACK,
        asks=("reason",),
    ),
)
"""The legal moves of an issue. ``owner_only``: by its owner, or by whoever may assign it."""


class IssueStep(models.Model):
    """What happened to an issue: written once, never changed."""

    issue = models.ForeignKey(Issue, models.CASCADE, related_name="steps")
    verb = models.CharField(max_length=20)
    from_status = models.CharField(max_length=12, blank=True)
    to_status = models.CharField(max_length=12)
    by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    words = models.TextField(blank=True)
    facts = models.JSONField(default=dict)
    """What the words do not say: ``until`` (ISO day) of a suspension, ``satisfaction`` of a call-back."""
    owner = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["issue", "-at"], name="issue_step_of_issue")]


class IssueNumber(models.Model):
    """The last number given in a year; its row is locked while the next one is given."""

    year = models.PositiveSmallIntegerField(primary_key=True)
    last = models.PositiveIntegerField(default=0)

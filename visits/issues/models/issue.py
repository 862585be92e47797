"""An issue: a matter that has somebody, a clock and an end."""

from datetime import timedelta

import pghistory
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from caseload.core.models import Area, ScopedQuerySet, User
from households.models import Household, Member
from visits.issues.models.limit import Department, IssueCategory, Priority


def is_running():
    """The clock of the solution runs."""
    return Q(status__in=Issue.RUNNING)


def is_due_soon(now=None):
    """Yellow: the clock runs, two thirds of the time are gone or one working day is left, and it is still in time."""
    now = now or timezone.now()
    return is_running() & Q(warn_at__lte=now, due_at__gte=now)


def is_overdue(now=None):
    """Red, the one definition of "overdue" for issues: the clock runs and the due time has passed."""
    return is_running() & Q(due_at__lt=now or timezone.now())


def is_unanswered(now=None):
    """The first response is overdue: nobody has taken the issue up, and the time for that has passed."""
    return is_running() & Q(responded_at__isnull=True, respond_by__lt=now or timezone.now())


def is_counted():
    """What was found: neither a duplicate merged into another issue, nor taken back by whoever reported it."""
    return ~Q(status__in=[Issue.Status.MERGED, Issue.Status.WITHDRAWN])


DUPLICATE_WITHIN = timedelta(days=30)


ASKED_BY_MOVES = [
    "reporter_id",
    "asked_at",
    "extended_by",
    "resolved_by_id",
    "call_back_due",
    "closed_at",
    "owner__role",
]
"""Further fields that MOVES reads to say which steps are open."""
COUNTED_BY = ["area", "category", "department", "status"]
COUNTED_OF_FOUND = [*COUNTED_BY, "household", "respond_by", "responded_at", "said_solved", "reopened_count"]
COUNTED_OF_CLOSED = [*COUNTED_BY, "opened_on", "resolved_at", "resolved_on", "due_at", "satisfaction"]
"""What the rates of a year read: they stand in an index, so that the issues themselves are not read."""
OPEN = ["reported", "assigned", "signed", "processing", "transferred", "suspended", "resolved", "checked"]
ENDED = ["closed", "rejected", "withdrawn", "merged"]


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

    def unanswered(self, now=None):
        return self.filter(is_unanswered(now))

    def awaiting_call_back(self):
        return self.filter(status__in=Issue.SOLVED)

    def to_call_back(self, user):
        """Solved ones whose household is to be asked, by ``user`` as somebody other than the handler."""
        return self.awaiting_call_back().filter(call_back_due=True).exclude(Q(owner=user) | Q(resolved_by=user))

    def duplicates_of(self, issue):
        """What may be the same matter, reported twice: see ``like``."""
        return self.like(issue.household, issue.category_id, issue.opened_on).exclude(pk=issue.pk)

    def like(self, household, category_id, day):
        """Open issues of the same household and category, reported within 30 days of ``day``."""
        near = Q(opened_on__gte=day - DUPLICATE_WITHIN, opened_on__lte=day + DUPLICATE_WITHIN)
        return self.open().filter(near, household=household, category_id=category_id, household__isnull=False)

    def to_assign(self):
        return self.filter(status=Issue.Status.REPORTED)

    def problems(self):
        return self.filter(kind=Issue.Kind.PROBLEM)

    def difficulties(self):
        """Difficulties voiced, and errands: what households asked for."""
        return self.filter(kind__in=[Issue.Kind.DIFFICULTY, Issue.Kind.ERRAND])

    def for_list(self, *more):
        """With what a row of a list shows, and the fields ``more``, in one query."""
        own = ["number", "title", "status", "priority", "warn_at", "due_at", "in_hours"]
        own += ["suspended_until", "resolved_at", "closed_on", "version"]
        others = ["category__name", "category__name_en", "household__head_name", "owner__name"]
        return self.select_related("category", "household", "owner").only(*own, *others, *more)

    def board_cards(self, statuses, count):
        """The ``count`` most urgent of each of ``statuses``, in one query by index."""
        columns = [self.filter(status=status).order_by("due_at", "pk").values("pk")[:count] for status in statuses]
        keys = columns[0].union(*columns[1:], all=True)
        return list(
            self.model.objects.filter(pk__in=keys.values("pk")).for_list(*ASKED_BY_MOVES).order_by("due_at", "pk")
        )

    def counted_by_status(self):
        return dict(self.open().order_by().values_list("status").annotate(n=models.Count("pk")))

    def found(self, first, last):
        return self.filter(is_counted(), opened_on__gte=first, opened_on__lte=last)

    def closed_between(self, first, last):
        return self.filter(status=Issue.Status.CLOSED, closed_on__gte=first, closed_on__lte=last)

    def rated(self):
        return self.exclude(satisfaction="")

    def satisfied(self):
        return self.filter(satisfaction__in=Issue.SATISFIED)


@pghistory.track(exclude=["version", "escalated", "papers_out", "resolved_on", "said_solved"])
class Issue(models.Model):
    class Kind(models.TextChoices):
        PROBLEM = "problem", _("Problem found")
        DIFFICULTY = "difficulty", _("Difficulty voiced")
        ERRAND = "errand", _("Errand")

    class Status(models.TextChoices):
        REPORTED = "reported", _("To be assigned")
        ASSIGNED = "assigned", _("Not started")
        SIGNED = "signed", _("Signed for")
        PROCESSING = "processing", _("In progress")
        TRANSFERRED = "transferred", _("With a department")
        SUSPENDED = "suspended", _("Suspended")
        RESOLVED = "resolved", _("Waiting for call-back")
        CHECKED = "checked", _("Checked, waiting for call-back")
        CLOSED = "closed", _("Closed")
        REJECTED = "rejected", _("Not accepted")
        WITHDRAWN = "withdrawn", _("Withdrawn")
        MERGED = "merged", _("Merged with another")

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

    RUNNING = [Status.REPORTED, Status.ASSIGNED, Status.SIGNED, Status.PROCESSING, Status.TRANSFERRED]
    SOLVED = [Status.RESOLVED, Status.CHECKED]
    OPEN = [*RUNNING, Status.SUSPENDED, *SOLVED]
    GOES_ON = [*RUNNING, Status.SUSPENDED]
    """Work is still to be done: papers may be out."""
    ENDED = [Status.CLOSED, Status.REJECTED, Status.WITHDRAWN, Status.MERGED]
    KINDS_OF_STATUS = {
        Status.REPORTED: "idle",
        Status.ASSIGNED: "idle",
        Status.SIGNED: "idle",
        Status.PROCESSING: "doing",
        Status.TRANSFERRED: "doing",
        Status.SUSPENDED: "pause",
        Status.RESOLVED: "wait",
        Status.CHECKED: "wait",
        Status.CLOSED: "ok",
        Status.REJECTED: "idle",
        Status.WITHDRAWN: "idle",
        Status.MERGED: "idle",
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
    department = models.ForeignKey(
        Department, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("department")
    )
    status = models.CharField(_("status"), max_length=12, choices=Status.choices, default=Status.REPORTED)
    opened_at = models.DateTimeField(default=timezone.now, editable=False)
    opened_on = models.DateField(editable=False)
    due_at = models.DateTimeField(_("due"), null=True)
    warn_at = models.DateTimeField(null=True, editable=False)
    """From then on it is due soon."""
    allowed = models.PositiveSmallIntegerField(_("time allowed"), default=5)
    """Working days, or hours, from the start of the clock to its end, an extension included."""
    in_hours = models.BooleanField(default=False, editable=False)
    """The clock runs by the hour, through nights and holidays."""
    extended_by = models.PositiveSmallIntegerField(_("extended by"), null=True, editable=False)
    respond_by = models.DateTimeField(_("first response due"), null=True)
    responded_at = models.DateTimeField(_("first response"), null=True, editable=False)
    escalated = models.PositiveSmallIntegerField(default=0, editable=False)
    """How many steps of the ladder have been told of this due time."""
    asked_at = models.DateTimeField(null=True, editable=False)
    """Something was asked of the reporter then and has not been answered."""
    suspended_until = models.DateField(_("suspended until"), null=True, blank=True)
    suspended_at = models.DateTimeField(null=True, editable=False)
    resolved_at = models.DateTimeField(null=True, editable=False)
    resolved_on = models.GeneratedField(
        expression=models.Func(
            models.F("resolved_at"), template="((%(expressions)s AT TIME ZONE 'Asia/Shanghai')::date)"
        ),
        output_field=models.DateField(),
        db_persist=True,
    )
    resolved_by = models.ForeignKey(User, models.PROTECT, null=True, editable=False, related_name="+")
    result = models.TextField(_("result"), blank=True)
    call_back_due = models.BooleanField(_("to be called back"), default=True)
    """The household is to be asked before it is closed. Settled by the sample when it is solved."""
    closed_at = models.DateTimeField(null=True, editable=False)
    closed_on = models.DateField(null=True, editable=False)
    satisfaction = models.CharField(
        _("satisfaction"), max_length=20, choices=Satisfaction.choices, blank=True, default=""
    )
    hand_backs = models.PositiveSmallIntegerField(_("handed back"), default=0, editable=False)
    """How often departments handed it back."""
    merged_into = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="merged")
    reopened_count = models.PositiveSmallIntegerField(default=0, editable=False)
    said_solved = models.BooleanField(null=True, editable=False)
    """What the household said when it was reached: each time that it is solved, or not. Kept by the database
    (``CallBack``); empty while it was never reached.
    """
    papers_out = models.PositiveSmallIntegerField(default=0, db_default=0, editable=False)
    """Originals and sums of money that are not back with the household. Counted by the database (``PaperMovement``)."""
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = IssueQuerySet.as_manager()

    class Meta:
        ordering = ["due_at", "pk"]
        verbose_name = _("issue")
        constraints = [
            models.CheckConstraint(
                condition=Q(status__in=ENDED) | Q(owner__isnull=False),
                name="issue_open_has_an_owner",
            ),
            models.CheckConstraint(
                condition=Q(status__in=ENDED) | Q(due_at__isnull=False, warn_at__isnull=False),
                name="issue_open_has_a_due_time",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=["resolved", "checked", "closed"]) | ~Q(result=""),
                name="issue_resolved_says_its_result",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=ENDED) | Q(closed_on__isnull=False, closed_at__isnull=False),
                name="issue_ended_has_a_day",
            ),
            models.CheckConstraint(
                condition=~Q(status="suspended") | Q(suspended_until__isnull=False),
                name="issue_suspended_says_until_when",
            ),
            models.CheckConstraint(
                condition=Q(status="merged", merged_into__isnull=False) | ~Q(status="merged") & Q(merged_into=None),
                name="issue_merged_says_into_which",
            ),
            models.CheckConstraint(condition=~Q(status__in=ENDED) | Q(papers_out=0), name="issue_ended_owes_no_papers"),
            models.CheckConstraint(
                condition=Q(merged_into__isnull=True) | ~Q(merged_into=models.F("pk")),
                name="issue_is_not_merged_into_itself",
            ),
            models.CheckConstraint(
                condition=~Q(status="transferred") | Q(department__isnull=False), name="issue_transferred_says_whereto"
            ),
        ]
        indexes = [
            models.Index(fields=["owner", "due_at", "id"], name="issue_owner_due"),
            models.Index(fields=["area", "due_at", "id"], name="issue_area_due"),
            models.Index(fields=["due_at", "id"], condition=Q(status__in=OPEN), name="issue_open_due"),
            models.Index(fields=["status", "due_at", "id"], name="issue_status_due"),
            models.Index(fields=["area", "opened_on"], name="issue_area_opened"),
            models.Index(fields=["area", "closed_on"], name="issue_area_closed"),
            models.Index(fields=["household", "-opened_at"], name="issue_household"),
            models.Index(fields=["closed_on", "id"], name="issue_closed"),
            models.Index(fields=["opened_on"], include=COUNTED_OF_FOUND, name="issue_found_counted"),
            models.Index(fields=["closed_on"], include=COUNTED_OF_CLOSED, name="issue_closed_counted"),
        ]

    def __str__(self):
        return f"{self.number} {self.title}"

    def get_absolute_url(self):
        return reverse("issues:issue", args=[self.pk])

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

    def light(self, now):
        """green, yellow or red while the clock runs, else empty: of one row what the conditions say of many."""
        if not self.is_running:
            return ""
        if self.due_at < now:
            return "red"
        return "yellow" if self.warn_at and self.warn_at <= now else "green"

"""An issue: a matter that has somebody, a clock and an end."""

import pghistory
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from caseload.core import wall_clock
from caseload.core.models import Area, Copied, User
from caseload.core.permissions import P
from households.models import Household, Member
from visits.issues.models import states
from visits.issues.models.limit import Department, IssueCategory, Priority
from visits.issues.models.query import IssueQuerySet

COUNTED_BY = ["happened_in", "category", "department", "status"]
COUNTED_OF_FOUND = [*COUNTED_BY, "household", "respond_by", "responded_at", "said_solved", "reopened_count"]
COUNTED_OF_CLOSED = [*COUNTED_BY, "opened_on", "resolved_at", "resolved_on", "due_at", "satisfaction"]
"""What the rates of a year read: they stand in an index, so that the issues themselves are not read."""


@pghistory.track(
    exclude=["version", "escalated", "papers_out", "resolved_on", "said_solved", "happened_in", "more_time_asked"]
)
class Issue(models.Model):
    class Kind(models.TextChoices):
        PROBLEM = "problem", _("Problem found")
        DIFFICULTY = "difficulty", _("Difficulty voiced")
        ERRAND = "errand", _("Errand")

    class Source(models.TextChoices):
        VISIT = "visit", _("Visit")
        PHONE = "phone", _("Phone")
        WALK_IN = "walk_in", _("Walk-in")
        HOTLINE = "hotline", _("Hotline 12345")
        DEPARTMENT = "department", pgettext_lazy("source", "Department")
        PATROL = "patrol", _("Patrol")
        RESIDENT = "resident", _("Resident's report")

    Status, Satisfaction = states.Status, states.Satisfaction
    RUNNING, GOES_ON, SOLVED, OPEN, ENDED = states.RUNNING, states.GOES_ON, states.SOLVED, states.OPEN, states.ENDED
    KINDS_OF_STATUS = states.KINDS_OF_STATUS
    SATISFIED, DISSATISFIED = states.SATISFIED, states.DISSATISFIED

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
    """Where it lies now: with its household."""
    happened_in = models.ForeignKey(
        Area, models.PROTECT, to_field="path", db_column="happened_in", db_index=False, related_name="+", editable=False
    )
    """Where it was found: what figures count by."""
    reporter = models.ForeignKey(User, models.PROTECT, related_name="+")
    owner = models.ForeignKey(User, models.PROTECT, null=True, related_name="+", verbose_name=_("owner"))
    """Nobody while it is to be assigned: then the supervisors nearest to it answer for it (``services.ranks``)."""
    department = models.ForeignKey(
        Department, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("department")
    )
    status = models.CharField(_("status"), max_length=12, choices=Status.choices, default=Status.REPORTED)
    opened_at = models.DateTimeField(default=wall_clock.now, editable=False)
    opened_on = models.DateField(editable=False)
    due_at = models.DateTimeField(_("due"), null=True)
    warn_at = models.DateTimeField(null=True, editable=False)
    """From then on it is due soon."""
    allowed = models.PositiveSmallIntegerField(_("time allowed"), default=5)
    """Working days, or hours, from the start of the clock to its end, an extension included."""
    in_hours = models.BooleanField(default=False, editable=False)
    """The clock runs by the hour, through nights and holidays."""
    extended_by = models.PositiveSmallIntegerField(_("extended by"), null=True, editable=False)
    more_time_asked = models.PositiveSmallIntegerField(null=True, editable=False)
    """So many working days, or hours, more its owner has asked for; empty once that is answered."""
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
            Copied(name="issue_lies_where_its_household_lies", fields=["household", "area"]),
            models.CheckConstraint(
                condition=Q(status__in=states.ENDED)
                | Q(status="reported", owner__isnull=True)
                | ~Q(status="reported") & Q(owner__isnull=False),
                name="issue_open_is_to_be_assigned_or_has_an_owner",
            ),
            models.CheckConstraint(
                condition=Q(status__in=states.ENDED) | Q(due_at__isnull=False, warn_at__isnull=False),
                name="issue_open_has_a_due_time",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=["resolved", "checked", "closed"]) | ~Q(result=""),
                name="issue_resolved_says_its_result",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=states.ENDED) | Q(closed_on__isnull=False, closed_at__isnull=False),
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
            models.CheckConstraint(
                condition=~Q(status__in=states.ENDED) | Q(papers_out=0), name="issue_ended_owes_no_papers"
            ),
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
            models.Index(fields=["due_at", "id"], condition=Q(status__in=states.OPEN), name="issue_open_due"),
            models.Index(fields=["status", "due_at", "id"], name="issue_status_due"),
            models.Index(fields=["happened_in", "opened_on"], name="issue_happened_opened"),
            models.Index(fields=["happened_in", "closed_on"], name="issue_happened_closed"),
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
    def whose(self):
        """The name of its owner, else that it has none."""
        if self.owner:
            return self.owner.name
        return _("To be assigned") if self.is_open else _("Was not assigned")

    @property
    def status_kind(self):
        """The shape and colour of the status."""
        return self.KINDS_OF_STATUS[self.status]

    @property
    def is_running(self):
        return self.status in self.RUNNING

    def is_run_by(self, user):
        """Whether ``user`` has it, or assigns issues: these say what it is about."""
        return self.owner_id == user.pk or user.may(P.ISSUE_ASSIGN)

    def light(self, now):
        """green, yellow or red while the clock runs, else empty: of one row what the conditions say of many."""
        if not self.is_running:
            return ""
        if self.due_at < now:
            return "red"
        return "yellow" if self.warn_at and self.warn_at <= now else "green"

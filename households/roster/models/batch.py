"""A roster as an office sent it: the file, what would change, what was written, and what that took the place of."""

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from caseload.core import wall_clock
from caseload.core.models import Area, User, within_any
from caseload.core.sheets.errors import SENTENCES


class Source(models.TextChoices):
    """The kinds of roster; households of one kind that a later roster of it no longer lists are absent."""

    POVERTY = "poverty", _("Lifted and monitored households")
    DIBAO = "dibao", _("Minimum living allowance")
    TEKUN = "tekun", _("Destitute support")


FAILURES = {
    **SENTENCES,
    "rejected": _("The registry changed since the check, and some rows are now rejected."),
    "not_allowed": _("The person who submitted it may no longer import."),
    "cancelled": _("It was cancelled."),
    "broken": _("Something went wrong; please try again, and tell whoever looks after the system if it happens twice."),
}
"""Why work on a roster came to nothing."""


class RosterBatchQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Rosters that one uploaded oneself; once imported, also those whose areas one looks after altogether."""
        if not user.is_active:
            return self.none()
        return self.filter(Q(by=user) | Q(within_any("covers__path", user.reach), applied_at__isnull=False))

    def for_list(self):
        """Without the reports, which are long."""
        return self.select_related("by").defer("report", "understood", "options")

    def at_work(self):
        """Given to the job worker, which has not finished with them."""
        return self.filter(status__in=AT_WORK)


class RosterBatch(models.Model):
    class Status(models.TextChoices):
        READING = "reading", _("Being read")
        REFUSED = "refused", pgettext_lazy("roster", "Refused")
        READ = "read", _("Read")
        CHECKING = "checking", _("Being checked")
        CHECKED = "checked", _("Checked")
        WAITING = "waiting", _("Being imported")
        APPLIED = "applied", _("Imported")
        UNDOING = "undoing", _("Being undone")
        PARTLY = "partly", _("Partly undone")
        UNDONE = "undone", _("Undone")

    file = models.FileField(upload_to="rosters/%Y/%m/", max_length=200)
    error_workbook = models.FileField(upload_to="rosters/%Y/%m/", max_length=200, blank=True)
    """The same with its wrong cells marked, once somebody asked for that of a large one."""
    name = models.CharField(max_length=255)
    sha256 = models.CharField(max_length=64)
    area = models.ForeignKey(
        Area, models.PROTECT, to_field="path", db_column="area_path", null=True, blank=True, related_name="+"
    )
    covers = models.ForeignKey(Area, models.PROTECT, null=True, blank=True, related_name="+")
    """The smallest area that holds every household of the file."""
    source = models.CharField(max_length=10, choices=Source.choices, blank=True)
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.READ)
    options = models.JSONField(default=dict)
    """What the person chose: sheets, column mapping, skip_invalid, ways (out of problems, as ``reading.ways``)."""
    is_large = models.BooleanField(default=False)
    """So large that it is read and checked by the job worker, never within a request."""
    understood = models.JSONField(default=dict)
    """``tables``: those of the file as ``reading.preview`` keeps them, when the headings had this ``signature``."""
    report = models.JSONField(default=dict)
    """The report of the contract (rosters' README) without its problems, which are rows, and figures for the page."""
    failure = models.CharField(max_length=20, blank=True)
    """Why the last work on it came to nothing: a key of ``FAILURES``."""
    newest_events = models.JSONField(default=dict)
    """The newest event of the history when it was written: what is newer was done since."""
    by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    created_at = models.DateTimeField(default=wall_clock.now)
    applied_at = models.DateTimeField(null=True, blank=True)
    undone_at = models.DateTimeField(null=True, blank=True)
    undone_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")

    objects = RosterBatchQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-pk"]
        verbose_name = _("roster")
        constraints = [
            models.CheckConstraint(
                condition=~Q(status__in=["applied", "undoing", "partly", "undone"]) | Q(applied_at__isnull=False),
                name="roster_imported_says_when",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=["partly", "undone"]) | Q(undone_at__isnull=False),
                name="roster_undone_says_when",
            ),
        ]

    def __str__(self):
        return self.name

    @property
    def is_written(self):
        return self.applied_at is not None

    @property
    def is_at_work(self):
        """Given to the job worker, which has not finished with it."""
        return self.status in AT_WORK

    @property
    def is_checked(self):
        """A check, maybe the one before its import, found what it changes."""
        return self.status in (self.Status.CHECKED, self.Status.WAITING) or self.is_written

    @property
    def why_not(self):
        """Why the last work on it came to nothing, in words."""
        return FAILURES.get(self.failure, FAILURES["broken"]) if self.failure else ""

    @property
    def tone(self):
        """Of the badge that shows its state."""
        if self.is_at_work:
            return "doing"
        tones = {self.Status.APPLIED: "ok", self.Status.PARTLY: "warn", self.Status.REFUSED: "warn"}
        return tones.get(self.status, "idle")

    @property
    def is_undoable(self):
        return self.status in UNDOABLE

    @property
    def before_work(self):
        """What it is again when the work on it comes to nothing."""
        if self.status == self.Status.UNDOING:
            return self.Status.PARTLY if self.undone_at else self.Status.APPLIED
        return BEFORE.get(self.status, self.status)

    @property
    def is_open(self):
        """Still to be decided about: it may be checked anew, and imported."""
        return self.status in (self.Status.READ, self.Status.CHECKED)


Status = RosterBatch.Status
AT_WORK = (Status.READING, Status.CHECKING, Status.WAITING, Status.UNDOING)
UNDOABLE = (Status.APPLIED, Status.PARTLY)
"""Written, and not undone altogether."""
STANDING = (*UNDOABLE, Status.UNDOING)
"""What they wrote, or a part of it, is in the registry."""
BEFORE = {Status.READING: Status.REFUSED, Status.CHECKING: Status.READ, Status.WAITING: Status.CHECKED}


class RosterProgress(models.Model):
    """How far the work on a batch has come: beside it, for the batch itself is locked while it is written."""

    class Step(models.TextChoices):
        WAITING = "waiting", _("Waiting for its turn")
        READING = "reading", _("Reading the file")
        CHECKING = "checking", _("Checking against the registry")
        WRITING = "writing", _("Writing")
        LOOKING = "looking", _("Looking at what depends on it")
        RESTORING = "restoring", _("Putting back what was")

    batch = models.OneToOneField(RosterBatch, models.CASCADE, primary_key=True, related_name="progress")
    step = models.CharField(max_length=10, choices=Step.choices, default=Step.WAITING)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    at = models.DateTimeField(default=wall_clock.now)
    """When it last moved."""
    is_cancelled = models.BooleanField(default=False)
    """Somebody wants it to stop: the job finds that here, and writes nothing."""


class RosterLine(models.Model):
    """One household or person of a checked roster, and what importing it would do, or did."""

    class Kind(models.TextChoices):
        NEW = "new", _("New")
        CHANGED = "changed", _("Changed")
        UNCHANGED = "unchanged", pgettext_lazy("roster line", "Unchanged")
        ABSENT = "absent", _("No longer listed")

    class What(models.TextChoices):
        HOUSEHOLD = "household", _("household")
        MEMBER = "member", _("member")

    batch = models.ForeignKey(RosterBatch, models.CASCADE, related_name="lines", db_index=False)
    position = models.PositiveIntegerField()
    kind = models.CharField(max_length=10, choices=Kind.choices)
    what = models.CharField(max_length=10, choices=What.choices)
    sheet = models.CharField(max_length=255, blank=True)
    row = models.PositiveIntegerField(null=True)
    name = models.CharField(max_length=100)
    head = models.CharField(max_length=100, blank=True)
    number = models.CharField(max_length=40, blank=True)
    relation = models.CharField(max_length=40, blank=True)
    place = models.CharField(max_length=200, blank=True)
    size = models.PositiveIntegerField(default=0)
    """How many of the household's persons the file lists."""
    home = models.CharField(max_length=10, choices=Kind.choices)
    """The kind of the household's own line: the members of a new household stand with it."""
    household_key = models.BigIntegerField(null=True)
    member_key = models.BigIntegerField(null=True)
    """The rows of the registry that they were found to be; no foreign key, so that nothing is held by a list."""
    cells = models.JSONField(default=list)
    """What differs: [{column, old, new, outcome, take}], numbers masked; ``outcome`` as in ``checking.plans``."""
    columns = ArrayField(models.CharField(max_length=40), default=list)
    conflicts = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["batch", "position"], name="roster_line_has_its_place"),
        ]
        indexes = [
            models.Index(fields=["batch", "kind", "position"], name="roster_line_kind"),
            models.Index(fields=["batch", "position"], condition=Q(conflicts__gt=0), name="roster_line_conflicts"),
            models.Index(fields=["household_key"], name="roster_line_household"),
        ]


class RosterProblem(models.Model):
    """One thing that is wrong with a row of a checked roster, as the contract reports it."""

    batch = models.ForeignKey(RosterBatch, models.CASCADE, related_name="problems", db_index=False)
    position = models.PositiveIntegerField()
    sheet = models.CharField(max_length=255, blank=True)
    row = models.PositiveIntegerField(null=True)
    column = models.CharField(max_length=200, blank=True)
    level = models.CharField(max_length=10)
    code = models.CharField(max_length=40)
    raw = models.CharField(max_length=60, blank=True)
    name = models.CharField(max_length=100, blank=True)
    head = models.CharField(max_length=100, blank=True)
    number = models.CharField(max_length=40, blank=True)
    """The person of the row, and the household, as the file calls them."""
    household_key = models.BigIntegerField(null=True)
    """The household of the registry that it was found to be."""
    elsewhere_key = models.BigIntegerField(null=True)
    """The member of another household who has the ID number of the row."""
    choice = models.PositiveIntegerField(null=True)
    """Of the problems of one number the way out of one may be chosen."""

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["batch", "position"], name="roster_problem_has_its_place"),
        ]
        indexes = [models.Index(fields=["batch", "level", "code", "position"], name="roster_problem_code")]


class RosterTrace(models.Model):
    """A row that a roster wrote, and the columns it changed as they were: what undoing puts back."""

    batch = models.ForeignKey(RosterBatch, models.CASCADE, related_name="traces")
    table = models.CharField(max_length=10)
    """household, member or period."""
    row = models.BigIntegerField()
    household_key = models.BigIntegerField()
    before = models.JSONField(null=True)
    """None: the row is new."""
    after = models.JSONField(null=True)
    is_undone = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["batch", "table", "row"], name="roster_traces_a_row_once"),
        ]
        indexes = [models.Index(fields=["household_key"], name="roster_trace_household")]


@pghistory.track()
class OverwriteRule(models.Model):
    """What rosters of a source may do to a column that has a value already. Without a rule: ASK."""

    class May(models.TextChoices):
        ALWAYS = "always", _("Overwrite, also what a worker corrected")
        ASK = "ask", _("Overwrite, but ask where a worker corrected it")
        FILL = "fill", _("Fill in only where nothing is known")
        NEVER = "never", _("Leave as it is")

    source = models.CharField(_("kind of roster"), max_length=10, choices=Source.choices)
    column = models.CharField(_("column"), max_length=40)
    may = models.CharField(_("may"), max_length=10, choices=May.choices)

    class Meta:
        ordering = ["source", "column"]
        verbose_name = _("overwrite rule")
        constraints = [
            models.UniqueConstraint(fields=["source", "column"], name="overwrite_rule_stands_once"),
            models.CheckConstraint(
                condition=Q(may__in=["always", "ask", "fill", "never"]), name="overwrite_rule_is_one_of_four"
            ),
        ]

"""Which issues: conditions that lists, figures and jobs share, and the query sets made of them."""

from datetime import timedelta

from django.db import models
from django.db.models import Q

from caseload.core import wall_clock
from caseload.core.models import ScopedQuerySet
from visits.issues.models.states import OPEN, RUNNING, SATISFIED, SOLVED, Status


def is_running():
    """The clock of the solution runs."""
    return Q(status__in=RUNNING)


def is_due_soon(now=None):
    """Yellow: the clock runs, two thirds of the time are gone or one working day is left, and it is still in time."""
    now = now or wall_clock.now()
    return is_running() & Q(warn_at__lte=now, due_at__gte=now)


def is_overdue(now=None):
    """Red, the one definition of "overdue" for issues: the clock runs and the due time has passed."""
    return is_running() & Q(due_at__lt=now or wall_clock.now())


def is_unanswered(now=None):
    """The first response is overdue: nobody has taken the issue up, and the time for that has passed."""
    return is_running() & Q(responded_at__isnull=True, respond_by__lt=now or wall_clock.now())


def is_to_be_assigned():
    """Nobody has it yet: the supervisors nearest to it say who does."""
    return Q(status=Status.REPORTED)


def is_counted():
    """What was found: neither a duplicate merged into another issue, nor taken back by whoever reported it."""
    return ~Q(status__in=[Status.MERGED, Status.WITHDRAWN])


def is_rated():
    """The household said how satisfied it is: the denominator of satisfaction."""
    return ~Q(satisfaction="")


def is_satisfied():
    """Its numerator, the one definition of "satisfied" for every figure and list."""
    return Q(satisfaction__in=SATISFIED)


DUPLICATE_WITHIN = timedelta(days=30)
ASKED_BY_MOVES = [
    "reporter_id",
    "asked_at",
    "extended_by",
    "more_time_asked",
    "resolved_by_id",
    "call_back_due",
    "closed_at",
    "owner__role",
]
"""Further fields that MOVES reads to say which steps are open."""


class IssueQuerySet(ScopedQuerySet):
    happened_field = "happened_in__path"
    worker_fields = ("owner", "household__worker")

    def open(self):
        return self.filter(status__in=OPEN)

    def mine(self, user):
        return self.open().filter(owner=user)

    def due_soon(self, now=None):
        return self.filter(is_due_soon(now))

    def overdue(self, now=None):
        return self.filter(is_overdue(now))

    def unanswered(self, now=None):
        return self.filter(is_unanswered(now))

    def awaiting_call_back(self):
        return self.filter(status__in=SOLVED)

    def to_call_back(self, user):
        """Solved ones whose household is to be asked, by ``user`` as somebody other than the handler."""
        return self.awaiting_call_back().filter(call_back_due=True).exclude(Q(owner=user) | Q(resolved_by=user))

    def duplicates_of(self, issue):
        """What may be the same matter, reported twice: see ``like``. Who raised both in one save told them apart."""
        alike = self.like(issue.household, issue.category_id, issue.opened_on).exclude(pk=issue.pk)
        return alike.exclude(visit=issue.visit_id) if issue.visit_id else alike

    def like(self, household, category_id, day):
        """Open issues of the same household and category, reported within 30 days of ``day``."""
        near = Q(opened_on__gte=day - DUPLICATE_WITHIN, opened_on__lte=day + DUPLICATE_WITHIN)
        return self.open().filter(near, household=household, category_id=category_id, household__isnull=False)

    def to_assign(self):
        return self.filter(is_to_be_assigned())

    def problems(self):
        return self.filter(kind="problem")

    def difficulties(self):
        """Difficulties voiced, and errands: what households asked for."""
        return self.filter(kind__in=["difficulty", "errand"])

    def for_list(self, *more):
        """With what a row of a list shows, and the fields ``more``, in one query."""
        own = ["number", "title", "status", "priority", "warn_at", "due_at", "in_hours"]
        own += ["suspended_until", "resolved_at", "closed_on", "version"]
        others = [
            "category__name",
            "category__name_en",
            "household__head_name",
            "household__open_issue_count",
            "owner__name",
        ]
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
        return self.filter(status=Status.CLOSED, closed_on__gte=first, closed_on__lte=last)

    def solved_between(self, first, last):
        """Of households: solved on one of these days, and still so."""
        solved = self.filter(status__in=[*SOLVED, Status.CLOSED], household__isnull=False)
        return solved.filter(resolved_on__gte=first, resolved_on__lte=last)

    def rated(self):
        return self.filter(is_rated())

    def satisfied(self):
        return self.filter(is_satisfied())

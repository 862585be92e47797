"""Which rows of which room are a line of the chain. What is late, or to be confirmed, each room says itself; here it is
only brought into one shape."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta

from django.db.models import BigIntegerField, Case, CharField, DateField, F, TextField, Value, When
from django.db.models.functions import Cast, Concat, TruncDate

from caseload.core import wall_clock
from caseload.core.permissions import P
from caseload.desk.models import ChainLine
from caseload.desk.models.chain_line import COLUMNS
from households.models import Household
from households.plans.models import Action, CasePlan, FollowUp
from households.support.employment.models import Placement
from households.support.giving.models import HANDED_WITHIN, Gift
from households.support.policies.models import Entitlement
from visits.issues.models import Issue
from visits.services.promises import promises_not_kept

DAY = timedelta(days=1)
STAGE, SOURCE = ChainLine.Stage, ChainLine.Source
NOTHING = Value("", output_field=TextField())


@dataclass(frozen=True)
class Part:
    """``rows(user, day)``: what of it is missing, of what ``user`` may see; who has not the ``right`` has none of it.

    The rest says where its columns come from; ``household``, ``worker`` and ``target`` are names of keys. ``told_as``:
    the source that its line names, where that depends on the row.
    """

    stage: str
    source: str
    right: P
    rows: Callable
    since: object
    what: object = field(default=NOTHING)
    code: object = field(default=NOTHING)
    household: str = "household_id"
    worker: str = "household__worker_id"
    target: str = "pk"
    told_as: object = None

    def lines(self, user, day):
        said = {
            "line_key": Concat(Value(f"{self.stage}-{self.source}-", TextField()), Cast("pk", TextField())),
            "line_stage": Value(self.stage, output_field=CharField()),
            "line_source": self.told_as or Value(self.source, output_field=CharField()),
            "line_household": F(self.household),
            "line_worker": F(self.worker),
            "line_what": Cast(self.what, TextField()),
            "line_code": Cast(self.code, TextField()),
            "line_since": Cast(self.since, DateField()),
            "line_target": Cast(self.target, BigIntegerField()),
        }
        return self.rows(user, day).order_by().annotate(**said).values(*COLUMNS)


def _promises(user, day):
    return promises_not_kept(Household.objects.visible_to(user), day)


def _asked_for(user, day):
    """What households asked for, errands too, and is not solved in time."""
    return Issue.objects.visible_to(user).difficulties().overdue().filter(household__isnull=False)


def _solved(user, day):
    """Solved, we say; the household is to be asked."""
    rows = Issue.objects.visible_to(user).awaiting_call_back()
    return rows.filter(call_back_due=True, household__isnull=False)


def _actions(user, day):
    plans = CasePlan.objects.readable_by(user)
    return Action.objects.due(day - DAY).ours().filter(goal__plan__in=plans)


def _follow_ups(user, day):
    return FollowUp.objects.due(day - DAY).filter(plan__in=CasePlan.objects.readable_by(user))


def _granted(user, day):
    return Entitlement.objects.visible_to(user).payment_overdue(day)


def _matched(user, day):
    return Gift.objects.visible_to(user).hand_over_overdue(day)


def _handed(user, day):
    return Gift.objects.visible_to(user).unconfirmed()


def _at_work(user, day):
    return Placement.objects.visible_to(user).look_overdue(day)


_of_issue = {
    "source": SOURCE.ISSUE,
    "right": P.ISSUE_VIEW,
    "what": F("title"),
    "worker": "owner_id",
    "told_as": Case(When(kind="errand", then=Value(SOURCE.ERRAND.value)), default=Value(SOURCE.ISSUE.value)),
}
_of_plan = {"stage": STAGE.PROMISED, "right": P.PLAN_VIEW, "since": F("due_on")}
_of_gift = {
    "source": SOURCE.GIFT,
    "right": P.GIVING_VIEW,
    "what": F("donation__what"),
    "code": F("donation__sort"),
}
PARTS = [
    Part(
        STAGE.PROMISED,
        SOURCE.PROMISE,
        P.CASE_NOTES,
        _promises,
        since=F("late_since"),
        what=F("promise"),
        household="id",
        worker="worker_id",
    ),
    Part(STAGE.PROMISED, rows=_asked_for, since=TruncDate("due_at"), **_of_issue),
    Part(
        source=SOURCE.ACTION,
        rows=_actions,
        what=F("what"),
        household="goal__plan__household_id",
        worker="goal__plan__worker_id",
        target="goal__plan_id",
        **_of_plan,
    ),
    Part(
        source=SOURCE.FOLLOW_UP, rows=_follow_ups, household="plan__household_id", worker="plan__worker_id", **_of_plan
    ),
    Part(
        STAGE.PROMISED,
        SOURCE.BENEFIT,
        P.HOUSEHOLD_VIEW,
        _granted,
        since=F("late_since"),
        code=F("policy_id"),
    ),
    Part(STAGE.PROMISED, rows=_matched, since=F("matched_on") + HANDED_WITHIN, **_of_gift),
    Part(
        STAGE.PROMISED,
        SOURCE.JOB,
        P.JOB_VIEW,
        _at_work,
        since=F("next_look_on"),
        what=Concat("member__name", Value(" "), "opening__title"),
    ),
    Part(STAGE.DELIVERED, rows=_solved, since=F("resolved_on"), **_of_issue),
    Part(STAGE.DELIVERED, rows=_handed, since=F("handed_on"), **_of_gift),
]


def lines_for(user, day=None):
    """The lines of all rooms that ``user`` may see, of open households."""
    day = day or wall_clock.today()
    parts = [part.lines(user, day) for part in PARTS if user.may(part.right)]
    return ChainLine.objects.of(parts).filter(household__status=Household.Status.OPEN)

"""The one shape into which rows of many rooms are brought: a line of the chain."""

from collections.abc import Callable
from dataclasses import dataclass, field

from django.db.models import BigIntegerField, Case, CharField, DateField, F, TextField, Value, When
from django.db.models.functions import Cast, Concat

from caseload.core.permissions import P
from caseload.desk.models import ChainLine
from caseload.desk.models.chain_line import COLUMNS

SOURCE = ChainLine.Source
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


def of_issues(stage, rows, since, *, right=P.ISSUE_VIEW):
    told_as = Case(When(kind="errand", then=Value(SOURCE.ERRAND.value)), default=Value(SOURCE.ISSUE.value))
    says = {"what": F("title"), "worker": "owner_id", "told_as": told_as}
    return Part(stage, SOURCE.ISSUE, right, rows, since, **says)


def of_benefits(stage, rows, since, *, right=P.HOUSEHOLD_VIEW):
    return Part(stage, SOURCE.BENEFIT, right, rows, F(since), code=F("policy_id"))


def of_gifts(stage, rows, since, *, right=P.GIVING_VIEW):
    return Part(stage, SOURCE.GIFT, right, rows, since, what=F("donation__what"), code=F("donation__sort"))


def of_jobs(stage, rows, since, *, right=P.JOB_VIEW):
    what = Concat("member__name", Value(" "), "opening__title")
    return Part(stage, SOURCE.JOB, right, rows, F(since), what=what)


def of_plans(stage, source, rows, since, *, plan, **says):
    """``plan``: the way to it; its worker is to see to it."""
    way = {"household": f"{plan}__household_id", "worker": f"{plan}__worker_id"}
    return Part(stage, source, P.PLAN_VIEW, rows, F(since), **way, **says)

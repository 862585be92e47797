"""Rosters after the check: what of them is taken, and taking it back."""

from django.db import transaction

from caseload.core import wall_clock
from caseload.core.audit import acting
from households.models import Household, Member
from households.roster.checking.lines import ways_of
from households.roster.checking.plans import CONFLICT
from households.roster.models import RosterBatch, RosterLine, RosterProblem, RosterTrace
from households.roster.models.batch import UNDOABLE
from households.roster.reading.ways import MOVES_HERE, WAYS, way
from households.roster.services.files import record_taking
from households.roster.services.notices import tell_undone
from households.roster.writing.dependents import kept_of
from households.roster.writing.progress import silent
from households.roster.writing.turn import take_turn
from households.roster.writing.undo import take_back

Status = RosterBatch.Status


class NotUndoable(Exception):
    """The batch is not imported, or undone already."""


# --- what to take ---


@transaction.atomic
def decide(*, by, batch, take, lines=None, column=""):
    """Take, or leave, the conflicts of ``batch``: of ``lines`` (keys), of one ``column``, or all. Returns how many."""
    batch = RosterBatch.objects.select_for_update(of=["self"]).get(pk=batch.pk)
    if batch.status != Status.CHECKED:
        return 0
    found = RosterLine.objects.filter(batch=batch, conflicts__gt=0)
    if lines is not None:
        found = found.filter(pk__in=lines)
    if column:
        found = found.filter(columns__contains=[column])
    changed = [line for line in found if _put(line, column, take)]
    RosterLine.objects.bulk_update(changed, ["cells"], batch_size=1000)
    return len(changed)


def _put(line, column, take):
    """Whether any cell of ``line`` was decided otherwise before."""
    moved = False
    for cell in line.cells:
        if (
            cell["outcome"] == CONFLICT
            and not cell["follows"]
            and cell["take"] != take
            and column in ("", cell["column"])
        ):
            cell["take"], moved = take, True
    return moved


# --- ways out of problems ---


def keep_way(*, by, batch, problem, take):
    """Choose the way out of ``problem`` (its key) in the place of those beside it, or choose none; not saved, for the
    check that follows does. Whether ``batch``, which the caller has locked, still has that problem."""
    open_ones = RosterProblem.objects.filter(batch=batch, choice__isnull=False)
    if (problem := open_ones.filter(pk=problem).first()) is None:
        return False
    beside = {_way_of(other)[:-1] for other in open_ones.filter(choice=problem.choice, code=problem.code)}
    kept = {chosen for chosen in ways_of(batch) if chosen[:-1] not in beside}
    batch.options = {**batch.options, "ways": [*kept, *([_way_of(problem)] if take else ())]}
    return True


def _way_of(problem):
    code = WAYS.get(problem.code, problem.code)
    return way(code, problem, problem.elsewhere_key if code == MOVES_HERE else None)


# --- taking it back ---


@transaction.atomic
def undo_batch(*, by, batch, tell=silent):
    """Take back what ``batch`` wrote, but households on which something depends. Returns {household's key: Kept}.

    Raises NotUndoable when there is nothing to take back.
    """
    take_turn()
    batch = RosterBatch.objects.select_for_update(of=["self"]).get(pk=batch.pk)
    if batch.status not in (*UNDOABLE, Status.UNDOING):
        raise NotUndoable
    tell("looking", 0, 0)
    _lock_rows(batch)
    kept = kept_of(batch)
    with acting(by, why=batch.name, roster=batch.pk, undo=True):
        take_back(batch, kept.keys(), tell)
    batch.status = Status.PARTLY if kept else Status.UNDONE
    batch.undone_at, batch.undone_by, batch.failure = wall_clock.now(), by, ""
    batch.save(update_fields=["status", "undone_at", "undone_by", "failure"])
    tell_undone(batch=batch, by=by)
    return kept


def households_of(batch):
    """How many households hold something of ``batch`` that is not undone."""
    return RosterTrace.objects.filter(batch=batch, is_undone=False).values("household_key").distinct().count()


@transaction.atomic
def take_file(*, by, batch):
    """The stored file, opened; that it left the house is recorded, for it holds people. FileNotFoundError."""
    stored = batch.file.open("rb")
    record_taking(by=by, batch=batch)
    return stored


def _lock_rows(batch):
    """Nobody builds upon the rows while it is looked who did: a reference to a row waits for its lock."""
    traces = RosterTrace.objects.filter(batch=batch, is_undone=False)
    for table, model in (("household", Household), ("member", Member)):
        keys = traces.filter(table=table).values("row")
        list(model.objects.select_for_update().filter(pk__in=keys).order_by("pk").values_list("pk"))

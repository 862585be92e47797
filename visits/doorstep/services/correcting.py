"""A visit is corrected with what was written beside it, and its history tells both."""

from collections import defaultdict

from django.db import transaction
from django.utils.text import capfirst

from caseload.core.audit import Change
from visits.doorstep.models import CorrectionRequest, PartCorrection
from visits.doorstep.parts import CORRECTED, PARTS
from visits.doorstep.services.requests import settle
from visits.models import Visit
from visits.services import visits as log
from visits.services.corrections import corrections


@transaction.atomic
def correct(*, by, visit, beside, **facts):
    """Let the visit say ``facts``, and each part its rows of ``beside``, as ``correct`` of the part takes them.

    Raises Overtaken when somebody else corrected it, or went on with what came of it, meanwhile.
    """
    stored = log.locked(visit)
    before = {part.name: part.said(stored) for part in CORRECTED}
    was_made = facts.get("outcome", stored.outcome) == Visit.Outcome.MET
    for part in CORRECTED:
        rows = beside[part.name] if was_made or not part.only_met else []
        part.correct(by=by, visit=stored, rows=rows)
    corrected = log.correct_visit(by=by, visit=stored, **facts)
    after = {part.name: part.said(corrected) for part in CORRECTED}
    PartCorrection.objects.bulk_create(
        PartCorrection(visit=corrected, part=name, at=corrected.corrected_at, before=before[name], after=after[name])
        for name in before
        if before[name] != after[name]
    )
    settle(by=by, visit=corrected, state=CorrectionRequest.State.CORRECTED)
    return corrected


def history_of(visit, *, to):
    """All corrections of ``visit`` in words for ``to``, newest first, as ``audit.Entry``."""
    parts, beside = {part.name: part for part in PARTS}, defaultdict(list)
    for row in visit.part_corrections.all():
        beside[row.at] += changes_in_words(parts[row.part], row, to)
    return corrections(visit, to=to, beside=beside)


def changes_in_words(part, row, to):
    """A Change for each field in which the part says something else."""
    names = [name for name in row.before | row.after if row.before.get(name) != row.after.get(name)]
    if not to.may(part.right):
        return [Change(str(part.heading), None, None, hidden=True)] if names else []
    sides = [{line.field: line for line in part.lines(listed(side, names), to)} for side in (row.before, row.after)]
    return [_change(*(side.get(name) for side in sides)) for name in names if any(name in side for side in sides)]


def listed(said, names):
    """As a phone would send it: {field: its answers}."""
    found = {name: said[name] for name in names if said.get(name)}
    return {name: value if isinstance(value, list) else [value] for name, value in found.items()}


def _change(old, new):
    return Change(capfirst(str((old or new).label)), old.words if old else "", new.words if new else "")

"""What a check found, as rows of a table: one for each household, person and problem, so that thousands stay usable."""

from collections import Counter
from itertools import count, takewhile

from psycopg.types.json import Jsonb

from caseload.core.models import Area
from households.models import Member
from households.roster.checking.plans import CONFLICT, KEPT, Change
from households.roster.checking.report import shown
from households.roster.checking.subjects import note_others, subject_of
from households.roster.models import RosterLine, RosterProblem
from households.roster.reading.ways import WAYS
from households.roster.writing.bulk import copy_rows, copy_values

HOUSEHOLD, MEMBER = RosterLine.What.HOUSEHOLD.value, RosterLine.What.MEMBER.value
NOTHING = {"row": None, "household_key": None, "member_key": None, "size": 0, "conflicts": 0, "cells": Jsonb([])}
NOTHING["columns"] = []
"""What a line says in a column that it does not speak of, if not an empty text."""
CHOSEN_ABOUT = {*WAYS, *WAYS.values()}
FIELDS = [field for field in RosterLine._meta.concrete_fields if not field.primary_key]


class Lines:
    """Keeps what a check finds as rows of ``batch``, in the place of those that it had, and counts what the page says
    beside the report."""

    def __init__(self, batch):
        RosterLine.objects.filter(batch=batch).delete()
        RosterProblem.objects.filter(batch=batch).delete()
        self.batch, self.positions, self.paths = batch, count(), set()
        self.unlisted = 0
        self.changed, self.conflicts, self.kept = Counter(), Counter(), Counter()

    def add(self, plans, unlisted=(), leavers=()):
        self._copy(line for plan in plans for line in _lines_of(plan))
        self._copy(_unlisted_line(plan, member) for plan, member in unlisted)
        self._copy(_leaver_line(*leaver) for leaver in leavers)
        self.unlisted += len(unlisted)
        self.changed["member_status"] += len(leavers)
        self.paths.update(home.area_id for home, _member in leavers)
        for plan in plans:
            self.paths.add(plan.group.area.path)
            if plan.household:
                self.paths.add(plan.household.area_id)
            for change in plan.all_changes:
                self._count(change)

    def finish(self, roster):
        """The households no longer listed, and the problems."""
        self._copy(_absent_line(household) for household in roster.absent)
        note_others(roster)
        problems = (
            RosterProblem(batch_id=self.batch.pk, position=n, level=problem.level, **_columns(roster, problem))
            for n, problem in enumerate(roster.problems)
        )
        copy_rows(RosterProblem, problems, keyed=False)

    def figures(self, problems):
        """{reason: rows}, and {column: cells} of changes, conflicts and kept values."""
        reasons = Counter(problem.code for problem in problems)
        counted = {"reasons": reasons, "changed": self.changed, "conflicts": self.conflicts, "kept": self.kept}
        first = next((problem for problem in problems if problem.level == "error"), None)
        place = {"row": first.row, "column": first.column, "code": first.code, "raw": first.raw} if first else None
        figures = {name: dict(counts.most_common()) for name, counts in counted.items()}
        return {**figures, "first_error": place, "unlisted": self.unlisted}

    def covers(self):
        """The smallest area that holds every household of the file, or None."""
        parts = zip(*(path.split("/") for path in self.paths), strict=False)
        common = [part[0] for part in takewhile(lambda part: len(set(part)) == 1, parts)]
        while common:
            if found := Area.objects.filter(path="/".join(common).rstrip("/") + "/").first():
                return found
            common.pop()
        return None

    def _copy(self, lines):
        """Complete before the COPY: nothing can be asked during one."""
        placed = ({**line, "batch": self.batch.pk, "position": next(self.positions)} for line in lines)
        copy_values(
            RosterLine, FIELDS, [[line.get(f.name, NOTHING.get(f.name, "")) for f in FIELDS] for line in placed]
        )

    def _count(self, change):
        if change.follows is None and change.outcome == CONFLICT:
            self.conflicts[change.column] += 1
        elif change.follows is None and change.outcome == KEPT:
            self.kept[change.column] += 1
        elif change.is_written:
            self.changed[change.column] += 1


def keep_lines(part):
    part.roster.lines.add(part.plans, part.unlisted, part.leavers)


def _columns(roster, problem):
    about = subject_of(roster, problem)
    return {
        "name": about.name[:100],
        "head": about.head[:100],
        "number": about.number[:40],
        "household_key": about.household,
        "elsewhere_key": about.elsewhere,
        "choice": about.choice if problem.code in CHOSEN_ABOUT else None,
        "sheet": problem.sheet,
        "row": problem.row,
        "column": problem.column[:200],
        "code": problem.code,
        "raw": problem.raw[:60],
    }


def _lines_of(plan):
    """The line of a household, and after it those of its persons."""
    key = plan.household.pk if plan.household else None
    yield _household_line(plan, key)
    for person in plan.persons:
        yield _person_line(plan, person, key)


def _household_line(plan, key):
    group = plan.group
    return {
        "kind": plan.kind,
        "home": plan.kind,
        "what": HOUSEHOLD,
        "sheet": group.first.sheet,
        "row": group.first.row,
        "name": _head_name(plan),
        "number": group.number or (plan.household.number if plan.household else ""),
        "place": group.household_values.get("address") or "",
        "size": len(plan.persons),
        "household_key": key,
        **_cells(plan.changes),
    }


def _person_line(plan, person, key):
    return {
        "kind": person.kind,
        "home": plan.kind,
        "what": MEMBER,
        "sheet": person.record.sheet,
        "row": person.record.row,
        "name": person.record.name,
        "relation": person.record.relation,
        "head": _head_name(plan),
        "household_key": key,
        "member_key": person.member.pk if person.member else None,
        **_cells(person.changes),
    }


def _head_name(plan):
    return plan.group.head.name if plan.group.head else plan.household.head_name


def _absent_line(household):
    return {
        "kind": "absent",
        "home": "absent",
        "what": HOUSEHOLD,
        "name": household.head_name,
        "number": household.number,
        "place": household.address,
        "household_key": household.pk,
    }


def _unlisted_line(plan, member):
    """A member whom only the registry has; the household itself is listed."""
    return {
        "kind": "absent",
        "home": plan.kind,
        "what": MEMBER,
        "name": member.name,
        "relation": member.relation,
        "head": plan.group.head.name,
        "household_key": member.household_id,
        "member_key": member.pk,
    }


def _leaver_line(home, member):
    """Of somebody who comes into a household of the file: that they leave the one where they live."""
    return {
        "kind": RosterLine.Kind.CHANGED,
        "home": RosterLine.Kind.CHANGED,
        "what": MEMBER,
        "name": member.name,
        "relation": member.relation,
        "head": home.head_name,
        "household_key": home.pk,
        "member_key": member.pk,
        **_cells([Change("member_status", Member.Status.PRESENT.value, Member.Status.MOVED.value)]),
    }


def _cells(changes):
    if not changes:
        return {}
    cells = [
        {
            "column": change.column,
            "old": shown(change.column, change.old),
            "new": shown(change.column, change.new),
            "outcome": change.outcome,
            "take": change.take,
            "follows": change.follows.column if change.follows else "",
        }
        for change in changes
    ]
    open_ones = sum(cell["outcome"] == CONFLICT and not cell["follows"] for cell in cells)
    return {"cells": Jsonb(cells), "columns": [change.column for change in changes], "conflicts": open_ones}


def taken_of(batch):
    """{(household or member, key, column): (old, new)} of the conflicts that somebody decided to take."""
    lines = RosterLine.objects.filter(batch=batch, conflicts__gt=0).values_list(
        "what", "household_key", "member_key", "cells"
    )
    return {
        (what, member if what == MEMBER else household, cell["column"]): (cell["old"], cell["new"])
        for what, household, member, cells in lines
        for cell in cells
        if cell["take"]
    }


def ways_of(batch):
    """The ways out that somebody chose."""
    return frozenset(tuple(chosen) for chosen in batch.options.get("ways", ()))


def problems_of(batch):
    """The problems of a checked batch as the contract's report has them, without their sentences."""
    rows = RosterProblem.objects.filter(batch=batch)
    return list(rows.values("sheet", "row", "column", "level", "code", "raw"))

"""What a check found, as rows of a table: one for each household, person and problem, so that thousands stay usable."""

from collections import Counter
from itertools import islice

from caseload.core.models import Area
from households.models import RosterLine, RosterProblem
from households.roster.bulk import copy_rows
from households.roster.facts import CONFLICT, KEPT
from households.roster.report import shown

AT_ONCE = 10_000
HOUSEHOLD, MEMBER = RosterLine.What.HOUSEHOLD.value, RosterLine.What.MEMBER.value


def keep_lines(batch, check):
    """Put the lines and problems of ``check`` in the place of those that ``batch`` had."""
    RosterLine.objects.filter(batch=batch).delete()
    RosterProblem.objects.filter(batch=batch).delete()
    lines = _numbered(batch, lines_of(check))
    while part := list(islice(lines, AT_ONCE)):  # complete before each COPY: nothing can be asked during one
        copy_rows(RosterLine, part, keyed=False)
    problems = (
        RosterProblem(batch_id=batch.pk, position=n, level=problem.level, **_columns(problem))
        for n, problem in enumerate(check.problems)
    )
    copy_rows(RosterProblem, problems, keyed=False)


def _columns(problem):
    return {
        "sheet": problem.sheet,
        "row": problem.row,
        "column": problem.column[:200],
        "code": problem.code,
        "raw": problem.raw[:60],
    }


def _numbered(batch, lines):
    for position, line in enumerate(lines):
        line.batch_id, line.position = batch.pk, position
        yield line


def lines_of(check):
    """Unsaved lines: each household, after it its persons, and at the end the absent ones."""
    for plan in check.plans:
        yield _household_line(plan)
        for person in plan.persons:
            yield _person_line(plan, person)
    for household in check.absent:
        yield RosterLine(
            kind="absent",
            home="absent",
            what=HOUSEHOLD,
            name=household.head_name,
            number=household.number,
            place=household.address,
            household_key=household.pk,
        )


def _household_line(plan):
    group = plan.group
    return RosterLine(
        kind=plan.kind,
        home=plan.kind,
        what=HOUSEHOLD,
        sheet=group.head.sheet,
        row=group.head.row,
        name=group.head.name,
        number=group.number or (plan.household.number if plan.household else ""),
        place=group.facts.get("address") or "",
        size=len(plan.persons),
        household_key=plan.household.pk if plan.household else None,
        **_cells(plan.changes),
    )


def _person_line(plan, person):
    return RosterLine(
        kind=person.kind,
        home=plan.kind,
        what=MEMBER,
        sheet=person.record.sheet,
        row=person.record.row,
        name=person.record.name,
        relation=person.record.relation,
        head=plan.group.head.name,
        household_key=plan.household.pk if plan.household else None,
        member_key=person.member.pk if person.member else None,
        **_cells(person.changes),
    )


def _cells(changes):
    cells = [
        {
            "column": change.column,
            "old": shown(change.column, change.old),
            "new": shown(change.column, change.new),
            "stance": change.stance,
            "take": change.take,
            "follows": change.follows.column if change.follows else "",
        }
        for change in changes
    ]
    open_ones = sum(cell["stance"] == CONFLICT and not cell["follows"] for cell in cells)
    return {"cells": cells, "columns": [change.column for change in changes], "conflicts": open_ones}


def figures_of(check):
    """What the page says beside the report: {reason: rows}, {column: cells} of changes, conflicts and kept values."""
    reasons, changed, conflicts, kept = Counter(), Counter(), Counter(), Counter()
    for problem in check.problems:
        reasons[problem.code] += 1
    for plan in check.plans:
        for change in [*plan.changes, *(change for person in plan.persons for change in person.changes)]:
            if change.follows is None and change.stance == CONFLICT:
                conflicts[change.column] += 1
            elif change.follows is None and change.stance == KEPT:
                kept[change.column] += 1
            elif change.is_written:
                changed[change.column] += 1
    told = {"reasons": reasons, "changed": changed, "conflicts": conflicts, "kept": kept}
    first = next((problem for problem in check.problems if problem.level == "error"), None)
    place = {"row": first.row, "column": first.column, "code": first.code, "raw": first.raw} if first else None
    return {**{name: dict(counts.most_common()) for name, counts in told.items()}, "first_error": place}


def covered_by(check):
    """The smallest area that holds every household of the file, or None."""
    paths = {plan.group.area.path for plan in check.plans if plan.group.area}
    paths |= {plan.household.area_id for plan in check.plans if plan.household}
    if not paths:
        return None
    common = [parts[0] for parts in zip(*(path.split("/") for path in paths), strict=False) if len(set(parts)) == 1]
    while common:
        if found := Area.objects.filter(path="/".join(common).rstrip("/") + "/").first():
            return found
        common.pop()
    return None


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


def problems_of(batch):
    """The problems of a checked batch as the contract's report has them, without their sentences."""
    rows = RosterProblem.objects.filter(batch=batch)
    return list(rows.values("sheet", "row", "column", "level", "code", "raw"))

"""The report of the contract, and beside it the changes row by row for the screen. No full ID number in either."""

from django.utils.translation import gettext_lazy as _

from caseload.core import catalogue
from caseload.core.models import Area
from caseload.core.personal import mask_bank, mask_phone, tail4
from households.models import Member
from households.roster.columns import BY_ID
from households.roster.values import text_of

LABELS = {"household_status": _("Status"), "head_name": _("Head"), "village": _("Area")}
KINDS = ("new", "changed", "unchanged")


def report_of(check, *, file, sha256, sheets, applied):
    """The object that ``--json`` prints, and the screen shows."""
    return {
        "file": file,
        "sha256": sha256,
        "applied": applied,
        "sheets": [_sheet(sheet, check.reading.tables) for sheet in sheets],
        "rows": {
            "read": len(check.reading.records),
            "skipped": sum(table.skipped for table in check.reading.tables),
            "rejected": len(check.rejected),
        },
        "households": {**{kind: check.count(kind) for kind in KINDS}, "absent": len(check.absent)},
        "members": {kind: check.count_members(kind) for kind in KINDS},
        "problems": [problem.as_json() for problem in check.problems],
    }


def _sheet(sheet, tables):
    table = next((table for table in tables if table.name == sheet.name), None)
    return {
        "name": sheet.name,
        "used": table is not None,
        "header_row": table.header_row if table else None,
        "rows": len(table.records) if table else 0,
    }


def lines_of(check):
    """One line for each household and person, for the page: kind, row, who, and the cells that change."""
    for plan in check.plans:
        yield _household_line(plan)
        for person in plan.persons:
            yield _person_line(plan, person)
    for household in check.absent:
        yield {
            "kind": "absent",
            "what": "household",
            "row": None,
            "name": household.head_name,
            "place": household.address,
            "pk": household.pk,
        }


def _household_line(plan):
    group = plan.group
    return {
        "kind": plan.kind,
        "what": "household",
        "sheet": group.head.sheet,
        "row": group.head.row,
        "name": group.head.name,
        "place": group.facts.get("address") or "",
        "size": len(plan.persons),
        "cells": [_cell(change) for change in plan.changes],
    }


def _person_line(plan, person):
    return {
        "kind": person.kind,
        "what": "member",
        "sheet": person.record.sheet,
        "row": person.record.row,
        "name": person.record.name,
        "relation": person.record.relation,
        "head": plan.group.head.name,
        "home": plan.kind,
        "cells": [_cell(change) for change in person.changes],
    }


def _cell(change):
    return {
        "column": change.column,
        "old": shown(change.column, change.old),
        "new": shown(change.column, change.new),
    }


def shown(column, value):
    """A value as a person may read it on the page: numbers of persons masked, lists joined."""
    if value is None or value == "" or value == []:
        return ""
    if column == "cert_no":
        return f"…{tail4(str(value))}"
    if column == "bank_account":
        return mask_bank(str(value))
    if column in ("household_phone", "person_phone") and isinstance(value, list):
        return "、".join(mask_phone(phone) for phone in value)
    if column == "village":
        area = catalogue.by(Area, "path").get(value)
        return area.name if area else str(value)
    if column == "member_status":
        return str(Member.Status(value).label) if value in Member.Status.values else str(value)
    if column == "sex":
        return {"M": "男", "F": "女"}.get(value, "")
    if isinstance(value, list):
        return "、".join(value)
    return text_of(value)


def label(column):
    """The caption of a column: as offices write it, or our word where there is none."""
    return LABELS.get(column) or (BY_ID[column].captions[0] if column in BY_ID else column)

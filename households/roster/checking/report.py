"""The report of the contract, and how values are shown beside it. No full ID number in either."""

from django.utils.translation import gettext_lazy as _

from caseload.core import catalogues
from caseload.core.models import Area
from caseload.core.personal import mask_bank, mask_phone, tail4
from households.roster.reading.columns import BY_ID
from households.roster.reading.values import text_of

LABELS = {"household_status": _("Status"), "head_name": _("Head"), "village": _("Area")}
KINDS = ("new", "changed", "unchanged")


def report_of(check, *, file, sha256, sheets, applied):
    """The object that ``--json`` prints. The screen shows the same: there the problems and changes are rows."""
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
        "households": {**{kind: check.households[kind] for kind in KINDS}, "absent": len(check.absent)},
        "members": {kind: check.members[kind] for kind in KINDS},
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
        area = catalogues.by(Area, "path").get(value)
        return area.name if area else str(value)
    if column == "sex":
        return {"M": "男", "F": "女"}.get(value, "")
    if isinstance(value, list):
        return "、".join(value)
    return text_of(value)


def label(column):
    """The caption of a column: as offices write it, or our word where there is none."""
    return LABELS.get(column) or (BY_ID[column].captions[0] if column in BY_ID else column)

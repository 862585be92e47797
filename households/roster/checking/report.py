"""The report of the contract, and how values are shown beside it. No full ID number in either."""

from django.utils.translation import gettext_lazy as _

from caseload.core import catalogues
from caseload.core.models import Area
from caseload.core.personal import mask_bank, mask_phone, tail4
from households.roster.reading.columns import BY_ID
from households.roster.reading.columns.in_english import heading
from households.sheets.cells import text_of

LABELS = {"household_status": _("Status"), "head_name": _("Head"), "village": _("Area")}
PHONES = ("phones", "person_phones")
KINDS = ("new", "changed", "unchanged")


def report_of(roster, *, applied):
    """The object that ``--json`` prints. The screen shows the same: there the problems and changes are rows."""
    reading = roster.reading
    return {
        "file": roster.file.name,
        "sha256": roster.file.sha256,
        "applied": applied,
        "sheets": [_sheet(sheet, reading.tables) for sheet in roster.file.sheets],
        "rows": {
            "read": reading.rows,
            "skipped": sum(table.skipped for table in reading.tables),
            "rejected": len(roster.rejected),
        },
        "households": {**{kind: roster.household_kinds[kind] for kind in KINDS}, "absent": len(roster.absent)},
        "members": {kind: roster.member_kinds[kind] for kind in KINDS},
        "problems": [problem.as_json() for problem in roster.problems],
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
    if column in BY_ID and BY_ID[column].kind in PHONES and isinstance(value, list):
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
    """What a column is called: as offices write it, or in the reader's language."""
    return LABELS.get(column) or (heading(BY_ID[column]) if column in BY_ID else column)

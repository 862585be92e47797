"""The one door by which lists leave as workbooks: what holds whole numbers needs the right and a reason, and each
export is recorded."""

from django.core.exceptions import PermissionDenied
from django.db import transaction

from caseload.core.permissions import P
from caseload.core.services.access import record_export
from caseload.core.sheets import write_xlsx


@transaction.atomic
def export_workbook(*, by, subject, rows, sheets, reason=""):
    """The bytes of a workbook. ``sheets``: [(SheetResource, its rows)]; ``rows``: how many the record says it has."""
    if any(resource.numbers for resource, _rows in sheets) and not (by.may(P.PERSONAL_REVEAL) and reason):
        raise PermissionDenied
    record_export(by=by, subject=subject, rows=rows, reason=reason)
    return write_xlsx({resource.title: resource.table(found) for resource, found in sheets})

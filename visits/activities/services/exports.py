"""The list of activities leaves the house here."""

from django.utils.translation import gettext as _

from caseload.core.services.exports import export_workbook
from visits.activities.services.sums import with_sums
from visits.activities.sheets.activities import ActivityResource


def export_activities(*, by, activities):
    """The bytes of a workbook of the rows ``activities``."""
    rows = list(with_sums(activities))
    return export_workbook(by=by, subject=_("Activities"), rows=len(rows), sheets=[(ActivityResource(), rows)])

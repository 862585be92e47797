"""Lists that leave the house as a workbook that imports back without a change. Each is recorded."""

from django.db import transaction
from django.utils.translation import gettext as _

from caseload.core.services.access import record_export
from caseload.core.sheets import write_xlsx
from households.models import Member
from households.roster.reading.table import NOT_READ
from households.roster.sheets.resources import AreaNames, HouseholdResource, MemberResource

BOTH, HOUSEHOLDS, MEMBERS = "both", "households", "members"
"""What a workbook is of."""
SHEETS = {HOUSEHOLDS: "住户", MEMBERS: "成员"}
CLOSED_SHEET = "已销户"
CLOSED_CAPTIONS = [f"{NOT_READ}户编号", "户主姓名", "村", "住址", "销户日期", "销户原因", "说明"]


@transaction.atomic
def export_households(*, by, households, shape=BOTH, numbers=False, reason=""):
    """The bytes of a workbook with ``households`` (rows with head and worker) and their members.

    Closed households stand on a sheet of their own, which the import leaves out: their people may live elsewhere now.
    """
    areas = AreaNames()
    opened = [household for household in households if household.is_open]
    sheets = {}
    if shape in (BOTH, HOUSEHOLDS):
        sheets[SHEETS[HOUSEHOLDS]] = _rows(HouseholdResource, opened, numbers, areas)
    if shape in (BOTH, MEMBERS):
        sheets[SHEETS[MEMBERS]] = _rows(MemberResource, _members(opened), numbers, areas)
    if closed := [household for household in households if not household.is_open]:
        sheets[CLOSED_SHEET] = [CLOSED_CAPTIONS, *(_closed(household, areas) for household in closed)]
    subject = _("Households with full ID numbers") if numbers else _("Households")
    record_export(by=by, subject=subject, rows=len(households), reason=reason)
    return write_xlsx(sheets)


def _rows(resource, rows, numbers, areas):
    table = resource(rows, numbers=numbers, areas=areas).export(rows)
    return [table.headers, *table]


def _members(households):
    """Those who live there, each household's together and its head first, in the order of the list."""
    by_pk = {household.pk: household for household in households}
    found = {pk: [] for pk in by_pk}
    for member in Member.objects.active().filter(household__in=by_pk).order_by("-is_head", "pk"):
        member.household = by_pk[member.household_id]
        found[member.household_id].append(member)
    return [member for members in found.values() for member in members]


def _closed(household, areas):
    return [
        household.number,
        household.head_name,
        areas.name_of(household.area_id),
        household.address,
        household.closed_on.isoformat(),
        str(household.get_close_reason_display()),
        household.close_note,
    ]

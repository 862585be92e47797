"""Lists of households and members as a workbook that imports back without a change."""

from django.utils.translation import gettext as _

from caseload.core.services.exports import export_workbook
from households.models import Member
from households.roster.sheets.area_names import AreaNames
from households.roster.sheets.lists import ClosedResource, HouseholdResource, MemberResource

BOTH, HOUSEHOLDS, MEMBERS = "both", "households", "members"
"""What a workbook is of."""


def export_households(*, by, households, shape=BOTH, numbers=False, reason=""):
    """The bytes of a workbook with ``households`` (rows with head and worker) and their members."""
    areas = AreaNames()
    opened = [household for household in households if household.is_open]
    sheets = []
    if shape in (BOTH, HOUSEHOLDS):
        sheets.append((HouseholdResource(opened, areas=areas, numbers=numbers), opened))
    if shape in (BOTH, MEMBERS):
        members = _members(opened)
        sheets.append((MemberResource(members, areas=areas, numbers=numbers), members))
    if closed := [household for household in households if not household.is_open]:
        sheets.append((ClosedResource(areas=areas), closed))
    subject = _("Households with full ID numbers") if numbers else _("Households")
    return export_workbook(by=by, subject=subject, rows=len(households), sheets=sheets, reason=reason)


def _members(households):
    """Those who live there, each household's together and its head first, in the order of the list."""
    by_pk = {household.pk: household for household in households}
    found = {pk: [] for pk in by_pk}
    for member in Member.objects.active().filter(household__in=by_pk).order_by("-is_head", "pk"):
        member.household = by_pk[member.household_id]
        found[member.household_id].append(member)
    return [member for members in found.values() for member in members]

"""The roster that the office sent this week: the log-in's households, one with another telephone."""

from django.utils import timezone

from caseload.core.sheets import write_xlsx
from households.models import Household
from households.roster.services.files import RosterFile
from households.roster.services.imports import import_roster

CAPTIONS = ["户编号", "人编号", "姓名", "证件号码", "与户主关系", "家庭住址", "户联系电话"]
NEW_PHONE = "19953600001"


def import_some(admin, worker):
    """Whoever imports it, and the supervisors of its areas, are told how it ended."""
    rows = [CAPTIONS]
    for n, home in enumerate(Household.objects.filter(worker=worker).order_by("number").prefetch_related("members")):
        phone = home.phones[0] if n else NEW_PHONE
        for member in home.members.all():
            said = [member.person_no, member.name, member.id_number, member.relation]
            rows.append([home.number, *said, home.address, phone])
    name = f"帮扶名册{timezone.localdate():%Y年%-m月}.xlsx"
    import_roster(by=admin, file=RosterFile(name, write_xlsx({"名册": rows})), area=worker.area)

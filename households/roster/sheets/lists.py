"""The lists of households and members that leave the house, in the columns of the rosters, so that they import back.

Captions are Chinese whoever exports, for they are what the import reads. Columns that only inform (who visits, when)
are known to the import and not read by it.
"""

from decimal import Decimal, InvalidOperation

from django.utils import timezone

from caseload.core import catalogues
from caseload.core.personal import mask_phone
from caseload.core.sheets.beside import NOT_READ
from caseload.core.sheets.resource import Cell, Column, SheetResource, number
from households.models import Category
from households.roster.checking.stored import NUMBERS, WHO, stored_value
from households.roster.reading.columns import BY_ID, COLUMNS

WHOLE_KINDS = {"bank", "phones", "person_phones"}
WHOLE = {"carer_phone", "collected_by_phone", "birth_date"}
"""Kinds of columns, and columns, that hold whole numbers of persons, or what makes one beside its last digits: then the
age stands for the day of birth."""
SEX = {"M": "男", "F": "女"}


class RosterColumn(Column):
    """A column of the rosters under the first of its captions."""

    def __init__(self, identity, attribute=None, **more):
        super().__init__(BY_ID[identity].captions[0], attribute, **more)


class Sex(Cell):
    def render(self, value, obj=None, **kwargs):
        return SEX.get(value)


class Number(Cell):
    """Also of a number that is kept as text; a text that is none stays as it is."""

    def render(self, value, obj=None, **kwargs):
        try:
            return number(Decimal(value)) if value and isinstance(value, str) else super().render(value)
        except InvalidOperation:
            return value


class ValueColumn(RosterColumn):
    """A column that rosters fill, wherever the registry keeps it."""

    def __init__(self, column):
        kind = column.kind
        widget = Sex() if kind == "sex" else Number() if kind in {*NUMBERS, "count"} else Cell()
        super().__init__(column.id, widget=widget, whole=kind in WHOLE_KINDS or column.id in WHOLE)
        self.column = column

    def get_value(self, row):
        return stored_value(row, self.column)


def value_columns(scope, rows):
    """{id: column} of those with a field of their own, and of the others those that any of ``rows`` fills."""
    filled = set().union(*(row.roster for row in rows))
    kept = [c for c in COLUMNS if c.scope == scope and c.is_kept and c.id not in WHO]
    shown = [c for c in kept if c.field or c.id in ("sex", "birth_date") or c.id in filled]
    return {column.id: ValueColumn(column) for column in shown}


class RosterResource(SheetResource):
    """Of ``rows``, for what they fill in are columns too: these stand before ``after_values``."""

    scope = after_values = ""

    def __init__(self, rows, *, areas, numbers=False):
        self.areas, self.today = areas, timezone.localdate()
        super().__init__(numbers=numbers)
        fixed = list(self.fields.items())
        at = [name for name, _column in fixed].index(self.after_values)
        values = {name: column for name, column in value_columns(self.scope, rows).items() if self._stands(column)}
        self.fields = {**dict(fixed[:at]), **values, **dict(fixed[at:])}

    def dehydrate_exported_on(self, row):
        return self.today.isoformat()


class HouseholdResource(RosterResource):
    """``rows`` with head and worker."""

    title, scope, after_values = "住户", "H", "members_listed"

    household_no = RosterColumn("household_no", "number")
    head_name = RosterColumn("head_name", "head_name")
    head_id = RosterColumn("head_id", "head__id_number", whole=True)
    id_tail = RosterColumn("id_tail", "head__id_tail", masked=True)
    village = RosterColumn("village")
    members_listed = RosterColumn("members_listed", "member_count")
    phone_masked = RosterColumn("phone_masked", masked=True)
    registered_as = RosterColumn("registered_as")
    worker = RosterColumn("worker", "worker__name")
    last_visit = RosterColumn("last_visit", "last_visit_on")
    next_visit = RosterColumn("next_visit")
    open_issues = RosterColumn("open_issues", "open_issue_count")
    exported_on = RosterColumn("exported_on")

    def dehydrate_village(self, household):
        return self.areas.name_of(household.area_id)

    def dehydrate_phone_masked(self, household):
        return mask_phone(household.phone)

    def dehydrate_registered_as(self, household):
        names = catalogues.rows(Category)
        return "、".join(names[code].name for code in household.categories if code in names)

    def dehydrate_next_visit(self, household):
        return household.next_visit_on.isoformat() if household.is_open else ""


class MemberResource(RosterResource):
    """``rows`` carry their household."""

    title, scope, after_values = "成员", "P", "age"

    household_no = RosterColumn("household_no", "household__number")
    village = RosterColumn("village")
    head_name = RosterColumn("head_name", "household__head_name")
    name = RosterColumn("name", "name")
    relation_to_head = RosterColumn("relation_to_head", "relation")
    cert_no = RosterColumn("cert_no", "id_number", whole=True)
    id_tail = RosterColumn("id_tail", "id_tail", masked=True)
    age = RosterColumn("age")
    phone_masked = RosterColumn("phone_masked", masked=True)
    exported_on = RosterColumn("exported_on")

    def dehydrate_village(self, member):
        return self.areas.name_of(member.household.area_id)

    def dehydrate_age(self, member):
        return member.age(self.today)

    def dehydrate_phone_masked(self, member):
        return mask_phone(member.phones[0]) if member.phones else ""


class ClosedResource(SheetResource):
    """Closed households stand on a sheet of their own, which the import leaves out: their people may live elsewhere."""

    title = "已销户"

    number = Column(f"{NOT_READ}户编号", "number")
    head_name = Column("户主姓名", "head_name")
    village = Column("村")
    address = Column("住址", "address")
    closed_on = Column("销户日期", "closed_on")
    reason = Column("销户原因", "get_close_reason_display")
    note = Column("说明", "close_note")

    def __init__(self, *, areas):
        super().__init__()
        self.areas = areas

    def dehydrate_village(self, household):
        return self.areas.name_of(household.area_id)

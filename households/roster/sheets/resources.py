"""The columns in which households and members leave the house: those of the rosters, so that a list imports back.

Captions are Chinese whoever exports, for they are what the import reads. Columns that only inform (who visits, when)
are known to the import and not read by it.
"""

from decimal import Decimal, InvalidOperation

from django.utils import timezone
from import_export import resources
from import_export.fields import Field

from caseload.core import catalogues
from caseload.core.models import Area
from caseload.core.personal import mask_phone
from households.models import Category
from households.roster.checking.stored import NUMBERS, WHO, stored_value
from households.roster.reading.areas import Areas
from households.roster.reading.columns import BY_ID, COLUMNS

SECRET_KINDS = {"bank", "phones", "person_phones"}
SECRET = {"cert_no", "head_id", "helper_phone", "collected_by_phone"}
"""Left out of a list that goes out without numbers."""
FIRST = {
    "H": ["household_no", "head_name", "head_id", "id_tail", "village"],
    "P": ["household_no", "village", "head_name", "name", "relation_to_head", "cert_no", "id_tail"],
}
LAST = {
    "H": [
        "members_listed",
        "phone_masked",
        "registered_as",
        "worker",
        "last_visit",
        "next_visit",
        "open_issues",
        "exported_on",
    ],
    "P": ["age", "phone_masked", "exported_on"],
}
SEX = {"M": "男", "F": "女"}
COUNT = "count"


def facts_of(scope, rows):
    """Columns with a field of their own, and of the others those that any of ``rows`` fills."""
    filled = set().union(*(row.roster for row in rows))
    fields = [c for c in COLUMNS if c.scope == scope and c.is_kept and c.id not in WHO]
    return [c for c in fields if c.field or c.id in ("sex", "birth_date") or c.id in filled]


class ColumnField(Field):
    """A column of the rosters; ``give`` is what a row has in it."""

    def __init__(self, column, give):
        super().__init__(attribute=column.id, column_name=column.captions[0])
        self.give = give

    def export(self, instance, **kwargs):
        return self.give(instance)


class RosterResource(resources.Resource):
    """``rows`` of one list; ``numbers``: with whole ID numbers, phones and accounts."""

    scope = ""

    def __init__(self, rows, *, numbers, areas):
        super().__init__()
        self.areas, self.today = areas, timezone.localdate()
        facts = [c for c in facts_of(self.scope, rows) if numbers or c.kind not in SECRET_KINDS]
        ids = [*FIRST[self.scope], *(c.id for c in facts), *LAST[self.scope]]
        hidden = {"id_tail", "phone_masked"} if numbers else SECRET
        self.fields = {i: ColumnField(BY_ID[i], self._giver(BY_ID[i])) for i in ids if i not in hidden}

    def _giver(self, column):
        return getattr(self, f"give_{column.id}", None) or (lambda row: as_cell(column, stored_value(row, column)))

    def get_export_order(self):
        return tuple(self.fields)

    def give_exported_on(self, row):
        return self.today.isoformat()


class HouseholdResource(RosterResource):
    scope = "H"

    def give_household_no(self, household):
        return household.number

    def give_head_name(self, household):
        return household.head_name

    def give_head_id(self, household):
        return household.head.id_number if household.head else ""

    def give_id_tail(self, household):
        return household.head.id_tail if household.head else ""

    def give_village(self, household):
        return self.areas.name_of(household.area_id)

    def give_members_listed(self, household):
        return household.member_count

    def give_phone_masked(self, household):
        return mask_phone(household.phone)

    def give_registered_as(self, household):
        names = catalogues.rows(Category)
        return "、".join(names[code].name for code in household.categories if code in names)

    def give_worker(self, household):
        return household.worker.name if household.worker else ""

    def give_last_visit(self, household):
        return household.last_visit_on.isoformat() if household.last_visit_on else ""

    def give_next_visit(self, household):
        return household.next_visit_on.isoformat() if household.is_open else ""

    def give_open_issues(self, household):
        return household.open_issue_count


class MemberResource(RosterResource):
    """``rows`` carry their household."""

    scope = "P"

    def give_household_no(self, member):
        return member.household.number

    def give_village(self, member):
        return self.areas.name_of(member.household.area_id)

    def give_head_name(self, member):
        return member.household.head_name

    def give_name(self, member):
        return member.name

    def give_relation_to_head(self, member):
        return member.relation

    def give_cert_no(self, member):
        return member.id_number

    def give_id_tail(self, member):
        return member.id_tail

    def give_age(self, member):
        return member.age(self.today)

    def give_phone_masked(self, member):
        return mask_phone(member.phones[0]) if member.phones else ""


class AreaNames:
    """What to write into 村, so that the import finds the same area again.

    A name that several areas share would lead to another one; then the nearest area above with a name of its own stands
    for it, which moves nobody. Nothing is written where there is none.
    """

    def __init__(self):
        self.found = Areas()
        self.names = {}

    def name_of(self, path):
        if path not in self.names:
            self.names[path] = self._name(path)
        return self.names[path]

    def _name(self, path):
        areas = catalogues.by(Area, "path")
        above = [area for other, area in areas.items() if path.startswith(other)]
        for area in sorted(above, key=lambda area: -len(area.path)):
            named = self.found.named(area.name)
            if named and named.path == area.path:
                return area.name
        return ""


def as_cell(column, value):
    """A stored value as a cell: numbers as numbers, words as the import reads them."""
    if value is None or value == "" or value == []:
        return None
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, list):
        return "、".join(value)
    if column.kind == "sex":
        return SEX[value]
    if isinstance(value, Decimal) or (column.kind in NUMBERS | {COUNT} and isinstance(value, str)):
        return _number(value)
    return str(value)


def _number(value):
    """As a number, whole where it is; a text that is none stays as it is."""
    try:
        number = Decimal(value)
    except InvalidOperation:
        return value
    if not number.is_finite():
        return value
    return int(number) if number == number.to_integral_value() else float(number)

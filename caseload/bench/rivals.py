"""What the roster import is held against: a bare COPY of the rows it wrote, and django-import-export as it comes."""

from time import perf_counter

from django.db import connection, transaction
from import_export import resources, widgets
from import_export.fields import Field
from tablib import Dataset

from caseload.bench.import_time import PREFIX
from households.models import Household, Member
from households.roster.writing.bulk import copy_rows

STOCK_ROWS = 400
"""So many rows tell the pace of the slow way."""

CLEAR = [
    """DELETE FROM households_categoryperiod p USING households_household h
    WHERE h.id = p.household_id AND h.number LIKE %s""",
    "DELETE FROM households_member m USING households_household h WHERE h.id = m.household_id AND h.number LIKE %s",
    "DELETE FROM households_household WHERE number LIKE %s",
]


class StockHousehold(resources.ModelResource):
    class Meta:
        model = Household
        import_id_fields = ["number"]
        fields = ["number", "area", "address", "head_name", "status", "closed_on", "close_reason"]


class StockMember(resources.ModelResource):
    household = Field("household", "household", widgets.ForeignKeyWidget(Household, "number"))

    class Meta:
        model = Member
        import_id_fields = ["person_no"]
        fields = ["person_no", "name", "household", "relation", "is_head"]


def copy_pace():
    """Rows of persons a second that a bare COPY of the same households and members writes; taken back."""
    households = list(Household.objects.filter(number__startswith=PREFIX))
    members = list(Member.objects.filter(household__number__startswith=PREFIX))
    with transaction.atomic():
        _clear()
        start = perf_counter()
        copy_rows(Household, households)
        copy_rows(Member, members)
        seconds = perf_counter() - start
        transaction.set_rollback(True)
    return len(members) / seconds


def stock_pace():
    """Rows of persons a second that stock resources import of the same; taken back."""
    members = Member.objects.filter(household__number__startswith=PREFIX).select_related("household")[:STOCK_ROWS]
    homes = {member.household_id: member.household for member in members}
    households, persons = Dataset(headers=StockHousehold._meta.fields), Dataset(headers=StockMember._meta.fields)
    for home in homes.values():
        closed = ["closed", "2026-01-01", "mistake"]  # without a head, for stock resources know no reference both ways
        households.append([home.number, home.area.pk, home.address, home.head_name, *closed])
    for member in members:
        persons.append([member.person_no, member.name, member.household.number, member.relation, member.is_head])
    with transaction.atomic():
        _clear()
        start = perf_counter()
        StockHousehold().import_data(households, raise_errors=True)
        StockMember().import_data(persons, raise_errors=True)
        seconds = perf_counter() - start
        transaction.set_rollback(True)
    return len(members) / seconds


def _clear():
    """Take the rows out in one statement each: what deleting costs is not measured."""
    with connection.cursor() as cursor:
        for statement in CLEAR:
            cursor.execute(statement, [f"{PREFIX}%"])

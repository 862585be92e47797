"""What rosters said beside the fields moves into the fields that came later: in rows, in the history, for the undo."""

from importlib import import_module

import pytest
from django.db import connection

from caseload.core.audit import history
from households.models import Household, Member
from households.roster.models import RosterBatch, RosterTrace
from households.services.members import update_member

pytestmark = pytest.mark.django_db
HOUSEHOLDS = import_module("households.roster.migrations.0006_households_parts_have_their_own_fields").Migration
PERSONS = import_module("households.roster.migrations.0005_persons_parts_have_their_own_fields").Migration


def run(migration, *, back=False):
    """The statements of ``migration`` on the rows there are."""
    steps = [operation.reverse_sql if back else operation.sql for operation in migration.operations]
    with connection.cursor() as cursor:
        for sql in (sql for step in steps for sql in step or ()):
            cursor.execute(sql)


SAID = {
    "marital_status": "丧偶", "med_ins_employee": False, "med_ins_major": True, "dibao_enjoy": "城市低保",
    "school": "三中",
}  # fmt: skip
FIELDS = ("marital_status", "employee_medical_insurance", "major_illness_insurance", "dibao", "tekun")


def fields(member):
    return tuple(Member.objects.filter(pk=member.pk).values_list(*FIELDS).get())


def test_parts_that_fit_move_and_the_others_stay(own):
    said = {**SAID, "tekun_enjoy": "特" * 41, "pension_employee": "不清楚"}
    Member.objects.filter(pk=own.head_id).update(roster=said)
    run(PERSONS)
    head = Member.objects.get(pk=own.head_id)
    assert fields(head) == ("丧偶", False, True, "城市低保", "")
    assert head.roster == {"school": "三中", "tekun_enjoy": "特" * 41, "pension_employee": "不清楚"}
    run(PERSONS, back=True)
    assert Member.objects.get(pk=own.head_id).roster == said


def test_the_history_tells_nothing_of_the_move_and_the_same_as_before(own, worker):
    Member.objects.filter(pk=own.head_id).update(roster=SAID)
    before = len(history(own.head))
    run(PERSONS)
    head = Member.objects.get(pk=own.head_id)
    update_member(by=worker, member=head, marital_status="再婚")
    entries = history(head)
    assert len(entries) == before + 1
    assert [(change.old, change.new) for change in entries[0].changes] == [("丧偶", "再婚")]
    assert ("", "丧偶") in [(change.old, change.new) for change in entries[1].changes]


def test_an_import_of_before_can_be_taken_back(own):
    batch = RosterBatch.objects.create(source="poverty")
    old, new = {"roster": {"school": "二中"}}, {"roster": SAID}
    trace = RosterTrace.objects.create(
        batch=batch, table="member", row=own.head_id, household_key=own.pk, before=old, after=new
    )
    run(PERSONS)
    trace.refresh_from_db()
    assert trace.before == {
        "roster": {"school": "二中"}, "marital_status": "", "employee_medical_insurance": None,
        "major_illness_insurance": None, "dibao": "",
    }  # fmt: skip
    assert trace.after == {
        "roster": {"school": "三中"}, "marital_status": "丧偶", "employee_medical_insurance": False,
        "major_illness_insurance": True, "dibao": "城市低保",
    }  # fmt: skip


def test_parts_of_a_household_move_and_come_back(own):
    said = {
        "toilet": False, "electricity": True, "road_km": "0.80", "land_farm_mu": "12.50", "land_water_mu": "-3",
        "helper_name": "周敏", "helper_phone": "13812346207、0536-3227788", "access_road_kind": "水泥路",
        "town": "王府",
    }  # fmt: skip
    Household.objects.filter(pk=own.pk).update(roster=said)
    before = len(history(own))
    run(HOUSEHOLDS)
    own.refresh_from_db()
    assert own.roster == {"land_water_mu": "-3", "town": "王府"}
    assert (own.toilet, own.electricity, own.tv, own.access_road_kind) == (False, True, None, "水泥路")
    assert (str(own.road_km), str(own.land_farm_mu), own.land_water_mu) == ("0.80", "12.50", None)
    assert (own.helper_name, own.helper_phones) == ("周敏", ["13812346207", "0536-3227788"])
    assert len(history(own)) == before
    run(HOUSEHOLDS, back=True)
    own.refresh_from_db()
    assert own.roster == said


@pytest.mark.parametrize("phone", ["12", "13812346207 转 3", "13812346207、x", ""])
def test_what_is_no_phone_stays_where_it_is(own, phone):
    Household.objects.filter(pk=own.pk).update(roster={"helper_phone": phone})
    run(HOUSEHOLDS)
    own.refresh_from_db()
    assert (own.roster, own.helper_phones) == ({"helper_phone": phone}, [])

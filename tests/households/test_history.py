"""What the history of a household says of numbers that nobody reads without a reason: that they changed."""

import pytest
from django.urls import reverse

from caseload.core.audit import PARTS, history, is_told
from caseload.core.models import Area, AreaGrant, User
from caseload.core.personal import encrypt_id
from households.models import Category, Household, Member
from households.plans.models import SessionNote
from households.roster.models import ColumnName
from households.services.members import change_head, update_member
from tests import make
from visits.models import Visit
from visits.services.corrections import UNTOLD

pytestmark = pytest.mark.django_db
ACCOUNT = "6200002458201688247"
BORN_WITH = {"user", "plan", "by", "written_at", "key", "added_by", "added_at"}
"""What no row changes."""


def test_a_bank_account_changes_in_the_history_without_being_shown(own, enter, supervisor):
    Household.objects.filter(pk=own.pk).update(bank_account=encrypt_id(ACCOUNT))
    Household.objects.filter(pk=own.pk).update(bank_account=encrypt_id("6200002458201688999"))
    changes = [change for entry in history(own) for change in entry.changes]
    assert len(changes) == 2
    assert all(change.hidden and change.old is None and change.new is None for change in changes)
    page = enter(supervisor).get(reverse("households:detail", args=[own.pk]), {"tab": "history"}).content.decode()
    assert ACCOUNT not in page and "memory at" not in page


def test_what_a_roster_says_beside_the_fields_is_told_by_its_heading(own):
    Household.objects.filter(pk=own.pk).update(
        roster={"only_child_family": True, "_filled": ["address"]}, sources=["poverty"]
    )
    Household.objects.filter(pk=own.pk).update(roster={"only_child_family": True, "two_daughter_family": False})
    changes = [(change.label, change.old, change.new) for entry in history(own) for change in entry.changes]
    assert changes == [("是否双女户", "", "否"), ("是否独生子女户", "", "是")]


@pytest.mark.parametrize("table", [Household, Member, User, AreaGrant, Area, Visit, SessionNote, ColumnName, Category])
def test_a_history_tells_no_column_by_the_name_that_only_we_know(table):
    """What nobody has called anything is derived, or ours."""
    columns = [field for field in table.pgh_event_model._meta.fields if is_told(field) and field.name not in PARTS]
    unnamed = {field.name for field in columns if isinstance(field.verbose_name, str)}
    assert unnamed - BORN_WITH == (UNTOLD & unnamed if table is Visit else set())


def test_another_number_and_another_head_are_told_once_each_in_words(own, supervisor):
    member = make.member(own, "王晓雨", relation="之女")
    update_member(by=supervisor, member=member, id_number="370799200001010027")
    change_head(by=supervisor, household=own, head=member, relations={own.head_id: "之父"})
    told = {str(change.label) for row in (own, member) for entry in history(row) for change in entry.changes}
    assert told == {"证件号码", "性别", "出生日期", "户主", "与户主关系"}

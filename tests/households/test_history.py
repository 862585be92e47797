"""What the history of a household says of numbers that nobody reads without a reason: that they changed."""

import pytest
from django.urls import reverse

from caseload.core.audit import history
from caseload.core.personal import encrypt_id
from households.models import Household

pytestmark = pytest.mark.django_db
ACCOUNT = "6200002458201688247"


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

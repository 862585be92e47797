import pytest
from django.urls import reverse
from django.utils import timezone

from households.models import Household
from households.services.households import close_household, reopen_household
from households.services.members import IdNumberTaken
from tests import make
from tests.households.test_register import WANG

pytestmark = pytest.mark.django_db


def end(household, reason="moved"):
    return close_household(by=None, household=household, reason=reason, on="2026-05-01")


def test_closing_frees_the_id_numbers_and_reopening_takes_them_again(east):
    first = make.household(east, "王建华", id_number=WANG)
    end(first)
    assert not first.members.active().exists()
    second = make.household(east, "王建华", id_number=WANG)
    with pytest.raises(IdNumberTaken) as taken:
        reopen_household(by=None, household=first)
    assert taken.value.holder.household == second
    end(second)
    assert reopen_household(by=None, household=first).is_open
    assert first.members.active().count() == 1


def test_those_who_are_gone_stay_gone_on_reopening(own):
    member = make.member(own)
    own.members.filter(pk=member.pk).update(status="dead", is_active=False)
    end(own)
    reopen_household(by=None, household=own)
    assert [row.pk for row in own.members.active()] == [own.head_id]


def test_a_supervisor_closes_and_reopens(enter, supervisor, own):
    client, today = enter(supervisor), str(timezone.localdate())
    client.post(reverse("households:close", args=[own.pk]), {"reason": "moved", "on": today, "note": "随子女"})
    own.refresh_from_db()
    assert (own.status, own.close_reason, str(own.closed_on), own.close_note) == (
        "closed",
        "moved",
        today,
        "随子女",
    )
    page = client.get(reverse("households:detail", args=[own.pk])).content.decode()
    assert "随子女" in page and reverse("households:edit", args=[own.pk]) not in page
    client.post(reverse("households:reopen", args=[own.pk]))
    own.refresh_from_db()
    assert own.is_open and own.closed_on is None


def test_a_day_to_come_closes_nothing(enter, supervisor, own):
    url = reverse("households:close", args=[own.pk])
    page = enter(supervisor).post(url, {"reason": "moved", "on": "2999-01-01"}).content.decode()
    assert 'id="id_on_error"' in page
    assert Household.objects.get(pk=own.pk).is_open


def test_open_issues_come_first(enter, supervisor, worker, own):
    make.issue(worker, own)
    url = reverse("households:close", args=[own.pk])
    page = enter(supervisor).post(url, {"reason": "moved", "on": str(timezone.localdate())}).content.decode()
    assert "tab=issues" in page and "notice-late" in page
    assert Household.objects.get(pk=own.pk).is_open


def test_reopening_says_who_is_listed_elsewhere(enter, supervisor, east):
    first = make.household(east, "王建华", id_number=WANG)
    end(first)
    second = make.household(east, "王建华", id_number=WANG)
    page = enter(supervisor).post(reverse("households:reopen", args=[first.pk]), follow=True).content.decode()
    assert second.number in page
    assert not Household.objects.get(pk=first.pk).is_open


def test_a_closed_household_is_not_edited(enter, supervisor, own):
    end(own)
    client = enter(supervisor)
    for name, key in (("edit", own.pk), ("member_new", own.pk), ("member_edit", own.head_id), ("head", own.pk)):
        assert client.get(reverse(f"households:{name}", args=[key])).status_code == 302

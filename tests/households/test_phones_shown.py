"""A whole telephone stands where somebody may call it; not for who keeps the register, nor in a history."""

import pytest
from django.urls import reverse

from households.services.households import update_household
from tests import make

pytestmark = pytest.mark.django_db
OLD, NEW, HELPER = "13812346207", "13912340000", "13700001234"


@pytest.fixture
def home(own, supervisor):
    update_household(by=supervisor, household=own, phones=[OLD], helper_phones=[HELPER])
    own.refresh_from_db()
    update_household(by=supervisor, household=own, phones=[NEW])
    make.member(own, "王晓雨", phones=[OLD])
    return own


@pytest.mark.parametrize(("who", "may"), [("worker", True), ("supervisor", True), ("office", True), ("admin", False)])
def test_who_may_call_has_the_number_in_the_page(who, may, home, enter, request):
    page = enter(request.getfixturevalue(who)).get(reverse("households:detail", args=[home.pk])).content.decode()
    for phone, masked in ((NEW, "139****0000"), (HELPER, "137****1234")):
        assert masked in page and (f'href="tel:{phone}"' in page) == may == (phone in page)


@pytest.mark.parametrize("who", ["worker", "supervisor", "office", "admin"])
def test_a_history_tells_them_masked(who, home, enter, request, en):
    page = enter(request.getfixturevalue(who)).get(reverse("households:history", args=[home.pk])).content.decode()
    assert "138****6207" in page and "139****0000" in page
    assert not {phone for phone in (OLD, NEW, HELPER) if phone in page}


def test_a_change_that_the_mask_hides_is_told_without_content(home, supervisor, enter, en):
    home.refresh_from_db()
    update_household(by=supervisor, household=home, phones=[NEW[:4] + "9" + NEW[5:]])
    page = enter(supervisor).get(reverse("households:history", args=[home.pk])).content.decode()
    assert "changed, content not shown" in page

"""Keys are counted up by whoever wants names: no list, and nothing held, names somebody of another street by a key."""

import pytest
from django.urls import reverse

from caseload.core.models import Notice
from caseload.core.permissions import Role
from households.services.assigning import assign_households
from tests import make
from visits.doorstep.models import Arrival

pytestmark = pytest.mark.django_db
LISTS = [
    *["households:list", "visits:list", "issues:list", "eligibility:list", "policies:list", "chain"],
    *["employment:placements", "doorstep:replaced"],
]


@pytest.fixture
def sent(enter, worker):
    """What the worker's phone sends."""
    client = enter(worker)
    return lambda body: client.post(reverse("doorstep:send"), body, HTTP_CASELOAD_SYNC="1")


@pytest.fixture
def stranger():
    """Of another street, whom nobody here has heard of."""
    street = make.area(None, "370799009", "远山街道", level_name="街道")
    return make.person("yuan", "欧阳远山", Role.WORKER, post=make.area(street, "370799009001", "远山社区"))


@pytest.mark.parametrize("name", LISTS)
def test_a_list_names_no_stranger(name, stranger, own, enter, supervisor, worker):
    for user in (supervisor, worker):
        answer = enter(user).get(reverse(name), {"worker": stranger.pk})
        assert answer.status_code in (200, 403) and "欧阳远山" not in answer.content.decode()


def test_a_list_names_who_left_but_has_rows_in_it(own, stranger, enter, supervisor):
    make.visit(own, stranger)
    page = enter(supervisor).get(reverse("visits:list"), {"worker": stranger.pk})
    assert "欧阳远山" in page.content.decode() and page.context["page"].total == 1


def test_a_held_visit_names_no_stranger(sent, own, stranger, colleague, supervisor, worker, enter):
    assign_households(by=supervisor, households=[own], worker=colleague)
    body = make.parcel(own, worker, **{"issue1-title": "屋顶漏雨", "issue1-owner": str(stranger.pk)})
    assert sent(body).status_code == 202
    page = enter(worker).get(reverse("doorstep:held", args=[Arrival.objects.get().pk])).content.decode()
    assert "屋顶漏雨" in page and "欧阳远山" not in page


def test_of_a_household_of_others_not_even_that_it_is(sent, foreign, supervisor, worker):
    """Held either way, where its author works, under the same words."""
    told = []
    for key in (foreign.pk, 10**9):
        foreign.pk = key
        assert sent(make.parcel(foreign, worker)).status_code == 202
        held = Arrival.objects.latest("pk")
        told.append((held.reason, held.household, held.area_id))
    assert told == [("unknown", None, worker.area_id)] * 2


def test_whoever_sends_much_that_is_held_does_not_fill_notices(
    sent,
    foreign,
    supervisor,
    worker,
    django_capture_on_commit_callbacks,
):
    for _ in range(7):
        body = make.parcel(foreign, worker)
        with django_capture_on_commit_callbacks(execute=True):
            assert sent(body).status_code == 202
    notices = Notice.objects.filter(kind="visit_held")
    assert (notices.filter(user=supervisor).count(), notices.filter(user=worker).count()) == (3, 7)
    assert {notice.facts["household"] for notice in notices.filter(user=supervisor)} == {"?"}

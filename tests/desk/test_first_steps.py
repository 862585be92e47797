"""From nothing to a working street: what is still to be done, and the way there; one after another is added."""

import pytest
from django.urls import reverse

from caseload.core.models import Area
from tests import make

pytestmark = pytest.mark.django_db
PAGE = "/first-steps/"


def current(client):
    found = client.get(PAGE).context["current"]
    return found and found["url"]


def test_each_step_leads_to_the_next_until_every_household_has_somebody(enter, admin, street):
    client = enter(admin)
    assert current(client) == reverse("areas")
    east = make.area(street, "370799001001", "柳泉社区")
    assert current(client) == reverse("people")
    worker = make.person("li", "李秀兰", "worker", post=east)
    make.person("zhao", "赵国庆", "supervisor", post=east, areas=[east])
    assert current(client) == reverse("roster:upload")
    make.household(east)
    assert current(client) == "/households/?worker=nobody"
    make.household(east, worker=worker)
    client.post("/households/assign/", {"which": "all", "query": "worker=nobody", "worker": worker.pk})
    assert current(client) is None


def test_only_administrators_are_led(enter, supervisor):
    assert enter(supervisor).get(PAGE).status_code == 403


def test_areas_are_added_one_after_another_with_parent_and_level_kept(enter, admin, street):
    client = enter(admin)
    sent = {"parent": street.pk, "code": "370799001001", "name": "柳泉社区", "level_name": "社区", "then": "another"}
    form = client.post(reverse("area_new"), sent, follow=True).context["form"]
    assert Area.objects.get(code="370799001001").level_name == "社区"
    assert (str(form["parent"].value()), form["level_name"].value()) == (str(street.pk), "社区")


def test_levels_in_use_are_offered_beside_the_usual_ones(enter, admin, street, east):
    Area.objects.filter(pk=east.pk).update(level_name="片区")
    page = enter(admin).get(reverse("area_new")).content.decode()
    for level in ("街道", "社区", "网格", "片区"):
        assert f'<option value="{level}">' in page


def test_after_a_password_the_next_person_begins_with_the_same_post(enter, admin, east, en):
    client = enter(admin)
    facts = {
        "name": "周敏",
        "username": "Z-7",
        "phone": "",
        "role": "supervisor",
        "area": east.path,
        "areas": [east.pk],
    }
    page = client.post(reverse("person_new"), facts)
    assert "Add another person" in page.content.decode()
    form = client.get(reverse("person_new"), {"beside": page.context["person"].pk}).context["form"]
    assert (form["area"].value(), form["role"].value()) == (east.path, "supervisor")

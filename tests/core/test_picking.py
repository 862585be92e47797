"""Choosing an area or a person: a few are a select, many are found by typing, and nobody finds more than they may."""

import re

import pytest
from django import forms
from django.http import QueryDict
from django.urls import reverse
from django.utils import translation

from caseload.core.forms.areas import MoveAreaForm
from caseload.core.models import Area, User
from caseload.core.picking import AREAS, WORKERS, AreaField, AreaPicker, PersonField
from caseload.core.picking.pickers import FEW, PICKERS
from tests import make
from visits.issues.services.ownership import owners_for

pytestmark = pytest.mark.django_db


class ChoiceForm(forms.Form):
    area = AreaField(AREAS, required=False, to_field_name="path")
    worker = PersonField(WORKERS, empty_label="Choose")

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["area"].offer(user)
        self.fields["worker"].offer(user)


@pytest.fixture
def english():
    with translation.override("en"):
        yield


@pytest.fixture
def grids(street, east, west):
    """So many that they are found by typing: each community has a First grid, and the east twenty-four more."""
    found = [make.area(community, f"{community.code}-1", "第一网格") for community in (east, west)]
    return [*found, *(make.area(east, f"{east.code}-{n}", f"东园{n}号网格") for n in range(2, 26))]


@pytest.fixture
def staff(east):
    people = [User(username=f"s{n}", name=f"社工{n}号", sort_key=f"she gong {n:02}", area=east) for n in range(40)]
    return User.objects.bulk_create(people)


def lines(client, name, **asked):
    return client.get(reverse("pick", args=[name]), asked).json()["lines"]


def test_a_few_are_a_select_and_many_a_box(street, east, supervisor, office, worker):
    few = ChoiceForm(user=supervisor).as_p()
    assert few.count("<select") == 2 and "data-pick" not in few
    User.objects.bulk_create(User(username=f"s{n}", name=f"社工{n}号", area=east) for n in range(40))
    many = ChoiceForm(user=supervisor, initial={"worker": worker.pk}).as_p()
    assert many.count("<select") == 1 and "社工7号" not in many
    assert f'name="worker" value="{worker.pk}"' in many and 'value="李秀兰"' in many
    assert 'data-pick="/pick/workers/?key=pk"' in many


def test_areas_are_found_by_name_code_and_what_is_around_them(grids, enter, office, east):
    client = enter(office)
    first = lines(client, "areas", q="第一网格")
    assert [line["place"] for line in first] == ["青禾街道 › 柳泉社区", "青禾街道 › 望湖社区"]
    assert [line["place"] for line in lines(client, "areas", q="望湖 第一")] == ["青禾街道 › 望湖社区"]
    assert lines(client, "areas", q="柳泉社区")[0]["name"] == "柳泉社区"
    assert lines(client, "areas", q=f"{east.code}-25", key="path")[0]["value"] == f"{east.path}{east.code}-25/"
    assert lines(client, "areas", q="天涯") == lines(client, "areas", q="%") == []
    said = client.get(reverse("pick", args=["areas"])).json()
    assert len(said["lines"]) == FEW and said["lines"][0]["name"] == "青禾街道"


def test_people_are_found_by_name_and_pinyin_and_not_by_phone(staff, enter, supervisor, worker):
    User.objects.filter(pk=worker.pk).update(phone="13812345678")
    client = enter(supervisor)
    assert [line["value"] for line in lines(client, "workers", q="秀")] == [str(worker.pk)]
    assert [line["place"] for line in lines(client, "workers", q="lxl")] == ["青禾街道 › 柳泉社区"]
    assert lines(client, "workers", q="138") == []
    assert lines(client, "workers")[0]["name"] == supervisor.name, "oneself is the likeliest"


def test_nobody_finds_more_than_the_form_would_take(grids, staff, enter, worker, supervisor, colleague, own, foreign):
    client = enter(supervisor)
    assert lines(client, "workers", q=colleague.name) == []
    assert {line["place"] for line in lines(client, "areas", q="第一网格")} == {"青禾街道 › 柳泉社区"}
    theirs = make.issue(colleague, foreign)
    assert lines(client, "owners", of=theirs.pk) == lines(client, "owners", of=0) == []
    mine = make.issue(worker, own)
    assert {int(line["value"]) for line in lines(client, "owners", of=mine.pk, q="李秀兰")} == {worker.pk}
    assert worker in owners_for(mine)
    assert lines(enter(worker), "workers") == lines(enter(worker), "areas") == []


def test_the_door_asks_for_the_right_and_knows_its_names(enter, admin, office, worker, client):
    for name, picker in [*PICKERS.items()]:
        for user in (admin, office, worker):
            expected = 200 if user.may(picker.right) else 403
            assert enter(user).get(reverse("pick", args=[name]), {"q": "\0", "of": "x"}).status_code == expected
    assert client.get("/pick/nothing/").status_code == 404
    assert client.get("/pick/workers/", {"key": "password"}).status_code == 404
    assert client.post("/pick/workers/").status_code == 405
    client.logout()
    assert client.get("/pick/workers/").status_code == 302


def test_a_worker_without_a_connection_is_offered_the_areas_of_their_own_households(grids, enter, worker, own, foreign):
    def near(address):
        text = enter(worker).get(address).content.decode()
        return re.findall(
            r'data-value="([^"]+)"', text.partition("<template data-near>")[2].partition("</template>")[0]
        )

    assert near(reverse("households:new")) == [own.area_id]
    assert near(reverse("issues:new")) == [str(own.area.pk)]


def test_a_name_is_given_once():
    with pytest.raises(ValueError, match="areas"):
        AreaPicker("areas", Area.objects.visible_to)


def sent(user, **said):
    data = QueryDict(mutable=True)
    data.update({name.replace("_", "-"): value for name, value in said.items()})
    return ChoiceForm(data, user=user)


def test_what_is_typed_without_a_script_is_looked_up(grids, staff, office, worker, east, english):
    form = sent(office, worker="", worker_said=" 李秀兰 ", worker_was="", area="", area_said="望湖社区", area_was="")
    assert form.is_valid() and form.cleaned_data["worker"] == worker and form.cleaned_data["area"].name == "望湖社区"
    form = sent(office, worker="1", worker_said="社工", worker_was="李秀兰", area_said="第一", area_was="")
    assert form.errors == {
        "worker": ["Several people match: choose one."],
        "area": ["Several areas match: choose one."],
    }
    page = form.as_p()
    assert page.count('type="radio" name="area"') == 2 and page.count('type="radio" name="worker"') == FEW
    assert 'name="area-said" value="第一"' in page and 'name="area-was" value="第一"' in page
    chosen = f"{east.path}{east.code}-1/"
    form = sent(office, worker=worker.pk, area=chosen, area_said="第一", area_was="第一")
    assert form.is_valid() and form.cleaned_data["area"].path == chosen
    assert sent(office, worker=worker.pk, area_said="第一", area_was="第一").errors.keys() == {"area"}, (
        "still not chosen"
    )
    assert sent(office, worker_said="谁也不是", worker_was="").errors["worker"] == ["Nobody matches: type a name."]


def test_emptying_the_box_takes_the_choice_away(grids, staff, office, worker, east):
    form = sent(
        office, worker=worker.pk, worker_said="", worker_was="李秀兰", area=east.path, area_said="", area_was="x"
    )
    assert form.errors.keys() == {"worker"} and form.cleaned_data["area"] is None


@pytest.mark.parametrize("value", ["0", "x", "\0", "9" * 40, "370799001001/"])
def test_what_is_not_offered_is_refused_as_by_a_select(grids, staff, supervisor, value):
    form = sent(supervisor, worker=value, worker_said="某人", worker_was="某人", area=value)
    assert form.errors.keys() >= {"worker"}
    assert "某人" not in form.as_p()


def test_one_out_of_reach_is_neither_taken_nor_named(grids, staff, supervisor, colleague):
    form = sent(supervisor, worker=colleague.pk)
    assert form.errors.keys() == {"worker"} and colleague.name not in form.as_p()
    assert sent(supervisor, worker_said=colleague.name, worker_was="").errors.keys() == {"worker"}


def test_the_rules_of_a_form_hold_for_what_is_typed(grids, office, east, english):
    form = MoveAreaForm(QueryDict("parent=&parent-said=东园3号网格&parent-was="), area=east, by=office)
    assert form.errors["parent"] == ["An area cannot lie in itself or below itself."]


def test_several_areas_are_ticked_and_others_found_to_be_ticked(grids, enter, admin, worker, east, west, english):
    worker.grants.create(area=west)
    url, east_first = reverse("person_edit", args=[worker.pk]), Area.objects.get(code=f"{east.code}-1")
    page = enter(admin).get(url).content.decode()
    assert page.count('type="checkbox" name="areas"') == 1 and 'data-pick-many="areas"' in page
    facts = {"name": worker.name, "username": worker.username, "role": worker.role, "area": worker.area_id}
    facts |= {"version": worker.version, "areas": [west.pk], "areas-said": "第一网格"}
    several = enter(admin).post(url, facts)
    assert several.context["form"].errors == {"areas": ["Several areas match: choose one."]}
    page = several.content.decode()
    assert page.count('type="checkbox" name="areas"') == 3 and page.count("checked") == 1
    enter(admin).post(url, {**facts, "areas": [west.pk, east_first.pk], "areas-said": "东园5号"})
    assert {grant.area.name for grant in worker.grants.select_related("area")} == {
        "望湖社区",
        "第一网格",
        "东园5号网格",
    }


def test_whatever_thing_an_address_names_is_borne(enter, supervisor, admin):
    for name in [*PICKERS]:
        for user in (supervisor, admin):
            client = enter(user)
            for of in ("", "1", "0", str(10**30), "²"):
                answer = client.get(f"/pick/{name}/", {"of": of, "q": "a\0b"})
                assert answer.status_code in (200, 403), (name, of, user.role)

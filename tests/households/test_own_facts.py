"""Marriage, insurance and what a person receives alone: typed, stored, shown, told in the history, doubted."""

import pytest
from django.db.models import Q
from django.urls import reverse

from caseload.core.audit import history
from households.models import Member
from households.quality.rules import RULES
from households.services.benefits import doubts
from households.services.members import update_member
from tests import make
from tests.households.test_register import GIRL

pytestmark = pytest.mark.django_db
TYPED = {
    "marital_status": ("再婚", "再婚", "再婚"),
    "employee_medical_insurance": ("True", True, "职工医保"),
    "major_illness_insurance": ("True", True, "大病保险"),
    "employee_pension_insurance": ("True", True, ""),
    "dibao": ("城市低保", "城市低保", "城市低保"),
    "tekun": ("农村特困", "农村特困", "农村特困"),
}
"""{field: (what is typed, what is stored, what the household's page says, if it says it)}."""


@pytest.fixture
def daughter(own):
    return make.member(own, "王晓雨", id_number=GIRL)


def edit(member):
    return reverse("households:member_edit", args=[member.pk])


def sent(member, **said):
    return {"name": member.name, "relation": member.relation, "id_status": "known", "version": member.version, **said}


@pytest.mark.parametrize("field", TYPED)
def test_what_is_typed_is_stored_shown_and_in_the_history(enter, worker, own, daughter, field):
    typed, stored, said = TYPED[field]
    client, page = enter(worker), reverse("households:detail", args=[own.pk])
    assert not said or said not in client.get(page).content.decode()
    client.post(edit(daughter), sent(daughter, **{field: typed}))
    daughter.refresh_from_db()
    assert getattr(daughter, field) == stored
    assert said in client.get(page).content.decode()
    newest = history(daughter)[0].changes
    label = Member._meta.get_field(field).verbose_name
    assert [(change.label.lower(), change.old) for change in newest] == [(label.lower(), "")]
    assert f'value="{typed}" ' in client.get(edit(daughter)).content.decode()


def test_a_word_of_no_list_stays_when_the_form_is_saved(enter, worker, own, daughter):
    Member.objects.filter(pk=daughter.pk).update(marital_status="分居", dibao="城乡低保")
    daughter.refresh_from_db()
    client = enter(worker)
    assert "分居" in client.get(edit(daughter)).content.decode()
    client.post(edit(daughter), sent(daughter, marital_status="分居", dibao="城乡低保", note="x"))
    daughter.refresh_from_db()
    assert (daughter.marital_status, daughter.dibao, daughter.note) == ("分居", "城乡低保", "x")


def test_a_category_taken_away_from_those_who_receive_it_is_doubted(enter, worker, east, daughter):
    own = daughter.household
    update_member(by=None, member=daughter, dibao="城市低保")
    client, page = enter(worker), reverse("households:edit", args=[own.pk])
    said = {"number": own.number, "area": east.path, "address": own.address or "幸福里"}
    answer = client.post(page, {**said, "version": own.version, "categories": ["dibao"]}, follow=True)
    assert "请改本人的信息" not in answer.content.decode()
    own.refresh_from_db()
    answer = client.post(page, {**said, "version": own.version, "categories": []}, follow=True)
    assert "王晓雨 本人享受，但本户类别里没有" in answer.content.decode()
    own.refresh_from_db()
    assert own.categories == []


def test_a_household_registered_without_what_its_head_receives_is_doubted(enter, worker, east):
    said = {"head-name": "王建华", "head-id_status": "none", "head-id_none_reason": "遗失", "head-tekun": "城市特困"}
    answer = enter(worker).post(
        reverse("households:new"), {**said, "area": east.path, "address": "幸福里3号楼"}, follow=True
    )
    assert "王建华 本人享受，但本户类别里没有" in answer.content.decode()


DISAGREEING = [
    ([], {"dibao": "城市低保"}, 1),
    (["dibao"], {"dibao": "城市低保"}, 0),
    (["tekun"], {"dibao": "农村低保"}, 1),
    (["tekun"], {"tekun": "城市特困"}, 0),
    ([], {"dibao": "未享受", "tekun": "不享受"}, 0),
    (["dibao", "tekun"], {"dibao": "城市低保", "tekun": "城市特困"}, 1),
    ([], {"dibao": "城市低保", "tekun": "城市特困"}, 3),
]


@pytest.mark.parametrize(("categories", "said", "count"), DISAGREEING)
def test_what_disagrees_is_doubted_on_saving_and_in_the_check_up_alike(east, categories, said, count):
    household = make.household(east, categories=categories)
    member = update_member(by=None, member=household.head, **said)
    assert len(list(doubts(member, household))) == count
    found = RULES["R51"].rows(None).filter(Q(pk=member.pk))
    assert found.exists() == bool(count)


def test_a_doubt_is_said_and_refuses_nothing(enter, worker, own, daughter, en):
    answer = enter(worker).post(edit(daughter), sent(daughter, dibao="城市低保"), follow=True)
    page = answer.content.decode()
    assert "王晓雨 receives it, but the household is not in the category Minimum living allowance." in page
    assert "Urban minimum living allowance" in page
    daughter.refresh_from_db()
    assert daughter.dibao == "城市低保"

"""Land, toilet, electricity, road, helper and why it is flagged: typed, stored, shown where told, in the history."""

from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from caseload.core.audit import history
from households.models import Household
from households.models.household import LAND
from households.plans.services.assessments import known_of
from households.services.households import update_household
from households.services.living import living
from tests import make

pytestmark = pytest.mark.django_db
TYPED = {
    "toilet": ("False", False, ["生活设施", "无卫生厕所"]),
    "electricity": ("True", True, ["生活设施", "通电"]),
    "tv": ("True", True, ["生活设施", "通广播电视"]),
    "access_road": ("False", False, ["入户路", "未硬化"]),
    "road_km": ("1.5", Decimal("1.5"), ["入户路", "距主干路 1.5 公里"]),
    **{field: ("3.25", Decimal("3.25"), ["土地", "3.25"]) for field in LAND},
    "helper_name": ("周敏", "周敏", ["帮扶责任人", "周敏"]),
    "helper_unit": ("街道民政办", "街道民政办", ["帮扶责任人", "街道民政办"]),
    "helper_phones": ("13812346207，0536-3227788", ["13812346207", "0536-3227788"], ["138****6207", "帮扶责任人"]),
    "flag_reason": ("家人长期看病", "家人长期看病", ["家人长期看病"]),
    "flag_grounds": ("医院结算单", "医院结算单", ["依据", "医院结算单"]),
}
"""{field: (what is typed, what is stored, what the page says)}."""


def edit(household):
    return reverse("households:edit", args=[household.pk])


def sent(household, **said):
    return {
        "number": household.number, "area": household.area_id, "address": household.address or "幸福里",
        "version": household.version, **said,
    }  # fmt: skip


def page_of(client, household):
    return client.get(reverse("households:detail", args=[household.pk])).content.decode()


@pytest.fixture
def home(east, worker):
    return make.household(east, "王建华", worker=worker, address="幸福里")


@pytest.mark.parametrize("field", TYPED)
def test_what_is_typed_is_stored_shown_and_in_the_history(enter, worker, home, field):
    typed, stored, said = TYPED[field]
    client = enter(worker)
    assert said[0] not in page_of(client, home)
    client.post(edit(home), sent(home, **{field: typed}))
    home.refresh_from_db()
    assert getattr(home, field) == stored
    page = page_of(client, home)
    assert all(words in page for words in said)
    label = Household._meta.get_field(field).verbose_name
    assert [(change.label.lower(), change.old) for change in history(home)[0].changes] == [(label.lower(), "")]
    client.post(edit(home), sent(home, **{field: ""}))
    home.refresh_from_db()
    assert not getattr(home, field) and said[0] not in page_of(client, home)


@pytest.mark.parametrize(
    ("kind", "hardened"), [("水泥路", True), ("沥青路", True), ("砂石路", False), ("泥土路", False)]
)
def test_the_kind_of_road_says_whether_it_is_hardened_unless_somebody_does(enter, worker, home, kind, hardened):
    client = enter(worker)
    client.post(edit(home), sent(home, access_road_kind=kind))
    home.refresh_from_db()
    assert (home.access_road_kind, home.access_road) == (kind, hardened)
    client.post(edit(home), sent(home, access_road_kind=kind, access_road=str(not hardened)))
    home.refresh_from_db()
    assert home.access_road is not hardened


@pytest.mark.parametrize("field", ["road_km", *LAND])
def test_nothing_is_below_zero_on_the_form_and_in_the_database(enter, worker, home, field):
    page = enter(worker).post(edit(home), sent(home, **{field: "-1"})).content.decode()
    assert f'href="#id_{field}"' in page
    home.refresh_from_db()
    assert getattr(home, field) is None
    with pytest.raises(IntegrityError, match="household_has_no_negative_land_or_distance"), transaction.atomic():
        Household.objects.filter(pk=home.pk).update(**{field: -1})


def test_what_no_list_offers_stays(enter, worker, home):
    Household.objects.filter(pk=home.pk).update(access_road_kind="石板路")
    client = enter(worker)
    assert "石板路" in client.get(edit(home)).content.decode()
    client.post(edit(home), sent(home, access_road_kind="石板路", note="x"))
    home.refresh_from_db()
    assert (home.access_road_kind, home.access_road, home.note) == ("石板路", None, "x")


def test_a_wrong_phone_of_the_helper_is_refused(enter, worker, home):
    page = enter(worker).post(edit(home), sent(home, helper_phones="12")).content.decode()
    assert 'href="#id_helper_phones"' in page
    home.refresh_from_db()
    assert home.helper_phones == []


def test_why_it_is_flagged_leads_the_reasons_found(enter, worker, home):
    update_household(by=None, household=home, flag_reason="家人长期看病", flag_grounds="医院结算单", risks=["因病"])
    page = page_of(enter(worker), home)
    assert page.index("家人长期看病") < page.index("返贫风险") < page.index("医院结算单")


def test_an_assessment_begins_with_how_they_live(home):
    update_household(by=None, household=home, toilet=False, land_farm_mu=Decimal("2.50"), tenure="own")
    home.refresh_from_db()
    assert known_of(home, [])["housing"] == "自有\n生活设施：无卫生厕所\n土地：耕地 2.5 亩"


@pytest.mark.parametrize(
    ("kind", "hardened", "said"),
    [
        ("", True, ["已硬化"]),
        ("", False, ["未硬化"]),
        ("", None, None),
        ("水泥路", True, ["水泥路"]),
        ("水泥路", False, ["水泥路", "未硬化"]),
        ("砂石路", None, ["砂石路"]),
    ],
)
def test_that_a_road_is_hardened_is_said_where_its_kind_does_not(kind, hardened, said):
    told = dict(living(Household(access_road_kind=kind, access_road=hardened)))
    assert told.get("入户路") == said

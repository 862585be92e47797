"""Whatever keys a visit carries, by page or by phone: of another household nothing changes and nothing is shown."""

import json
import uuid

import pytest
from django.apps import apps
from django.urls import reverse
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from households.models import Household, Member
from tests import make
from tests.doorstep.test_parts import ENTERED, Case
from tests.undone import undone
from visits.doorstep.models import Arrival
from visits.doorstep.parts import PARTS

pytestmark = pytest.mark.django_db
SECRET = "欧阳秘密"
CARRIES = {
    "met": lambda other: str(other.own.head_id),
    "actions": lambda other: str(other.action.pk),
    "came_{benefit}": "yes",
    "gaps_explained": lambda other: f"elder_allowance:{other.own.head_id}",
    "gaps_leaflets": lambda other: f"elder_allowance:{other.own.head_id}",
    "gaps_papers": lambda other: f"elder_allowance:{other.own.head_id}",
    "gaps_planned": lambda other: f"elder_allowance:{other.own.head_id}",
    "ask_works_{head}": "4",
    "also": lambda other: str(other.own.pk),
    "issue1-title": "屋顶漏雨",
    "issue1-category": "housing",
    "issue1-owner": lambda other: str(other.worker.pk),
    "no_issue": lambda other: str(other.action.pk),
    "follow_up": "stable",
}
"""Fields that name a row by its key, filled with keys of another household; and what goes with them."""
KEYLESS = {"changes", "errands", "photos", "signature", "leaflets", "findings"}
"""Parts whose fields are words and numbers only: of a leaflet, an item or an errand its code."""


@pytest.fixture
def other(west, colleague, supervisor):
    """As full as a household can be, in an area of others, with a name that must not be read here."""
    home = make.household(west, SECRET, worker=colleague)
    make.member(home, SECRET + "二")
    return Case(home, make.household(west, "邻居", worker=colleague), colleague, supervisor)


def fields_of(other, chosen):
    filled = {name: CARRIES[name] for name in chosen}
    return {
        name.format(benefit=other.benefit.pk, head=other.own.head_id): value(other) if callable(value) else value
        for name, value in filled.items()
    }


def rows_of(household):
    """Everything that hangs on the household or on its people, word for word."""
    members = set(Member.objects.filter(household=household).values_list("pk", flat=True))
    found = {"household": Household.objects.filter(pk=household.pk).values_list().get()}
    for model in apps.get_models():
        if hasattr(model, "pgh_tracked_model") or not model._meta.managed:
            continue
        for field in model._meta.concrete_fields:
            keys = {Household: [household.pk], Member: members}.get(field.related_model)
            if keys:
                rows = model._base_manager.filter(**{f"{field.attname}__in": keys})
                found[model._meta.label, field.name] = sorted(map(str, rows.values_list()))
    return found


def by_page(client, own, worker, said):
    when = timezone.localtime().strftime("%Y-%m-%dT%H:%M")
    known = {"id": str(uuid.uuid4()), "visited_at": when, "kind": "home", "condition": "well", "met": str(own.head_id)}
    answer = client.post(reverse("doorstep:new", args=[own.pk]), known | said, follow=True)
    assert answer.status_code == 200
    return answer.content.decode()


def by_phone(client, own, worker, said):
    parcel = make.parcel(own, worker, **{"met": str(own.head_id), **said})
    answer = client.post(reverse("doorstep:send"), parcel, HTTP_CASELOAD_SYNC="1", HTTP_CASELOAD_PAGE="1")
    assert answer.status_code in (201, 202, 422), answer.content
    visit = reverse("doorstep:visit", args=[json.loads(parcel["said"])["id"]])
    return answer.content.decode() + client.get(visit).content.decode() + client.get("/").content.decode()


def held(client, own, worker, said):
    """For a household that the sender does not see any more: it is shown word for word what was sent."""
    Household.objects.filter(pk=own.pk).update(worker=None)
    client.post(reverse("doorstep:send"), make.parcel(own, worker, **said), HTTP_CASELOAD_SYNC="1")
    return client.get(reverse("doorstep:held", args=[Arrival.objects.get().pk])).content.decode()


@pytest.mark.prove
@pytest.mark.parametrize("way", [by_page, by_phone, held])
@pytest.mark.parametrize("name", CARRIES)
def test_each_key_alone(name, way, own, worker, other, enter):
    before = rows_of(other.own)
    page = way(enter(worker), own, worker, fields_of(other, [name]))
    assert SECRET not in page and rows_of(other.own) == before


@pytest.mark.parametrize("way", [by_page, by_phone, held])
def test_any_of_them_together(way, own, worker, other, enter):
    client, before = enter(worker), rows_of(other.own)

    @settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(st.sets(st.sampled_from(sorted(CARRIES)), min_size=2))
    def try_them(chosen):
        with undone():
            page = way(client, own, worker, fields_of(other, chosen))
            assert SECRET not in page and rows_of(other.own) == before, chosen

    try_them()


def test_every_part_is_tried():
    """A new part that names rows by key says so here."""
    tried = {"benefits", "follow_up", "gaps", "issues", "neighbours", "plan_actions", "questions"}
    assert tried | KEYLESS == {part.name for part in PARTS} == set(ENTERED) and not tried & KEYLESS


def test_what_is_compared_holds_everything(other):
    """Or a row of the other household could change unseen."""
    kinds = {label for label, _field in rows_of(other.own).keys() - {"household"}}
    assert {"plans.CasePlan", "policies.Entitlement", "households.Member", "visits.Visit", "issues.Issue"} <= kinds

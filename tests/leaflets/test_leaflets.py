"""Leaflets and their versions: which is in force, what it shows, and what the database refuses."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.urls import reverse
from django.utils import timezone

from caseload.core import catalogues, wall_clock
from households.support.leaflets.models import Leaflet
from households.support.leaflets.services.versions import in_force, offered, replaced
from households.support.policies.models import Policy
from tests import make
from tests.leaflets import making

pytestmark = pytest.mark.django_db


def test_the_newest_version_that_has_begun_is_in_force():
    today = wall_clock.today()
    old, new = making.first(), making.version(valid_from=today)
    later = making.version(number="2028", valid_from=today + timedelta(days=1))
    assert in_force()["fraud"] == new and in_force(today - timedelta(days=1))["fraud"] == old
    assert replaced() == [old.pk] and later.pk not in replaced()


def test_a_leaflet_without_a_version_is_not_offered():
    Leaflet.objects.create(code="fire", name="防火", name_en="Fire")
    catalogues.forget()
    assert "fire" not in {row.pk for row in offered()}
    assert "fire" in {row.pk for row in offered(held=["fire"])}


@pytest.mark.parametrize(
    ("facts", "name"),
    [
        ({"number": "2026", "valid_from": date(2027, 1, 1)}, "leaflet_has_each_version_once"),
        ({"number": "2027", "valid_from": None}, "leaflet_has_one_version_from_a_day_on"),
    ],
)
def test_versions_differ_in_number_and_day(facts, name):
    with pytest.raises(IntegrityError, match=name):
        making.version(**facts)


def test_a_version_is_read_in_full_with_its_pictures_and_files(enter, worker, admin, en):
    row = making.first()
    picture, document = making.picture(row), making.document(row)
    page = enter(worker).get(row.get_absolute_url()).content.decode()
    assert "不向陌生人转账" in page and document.name in page and "was replaced" not in page
    assert reverse("leaflets:picture", args=[picture.pk]) in page
    assert enter(worker).get(reverse("leaflets:files", args=[row.pk])).status_code == 403
    making.version(valid_from=wall_clock.today())
    assert "was replaced" in enter(worker).get(row.get_absolute_url()).content.decode()
    assert enter(worker).get(reverse("leaflets:leaflet", args=["fraud"])).context["version"].number == "2027"


def test_pictures_and_files_are_added_and_taken_away(enter, en, admin):
    client, row = enter(admin), making.first()
    url = reverse("leaflets:files", args=[row.pk])
    assert "pictures" in client.post(url, {}).context["form"].errors
    sent = {"pictures": [make.picture_file()], "files": [make.document_file()]}
    assert client.post(url, sent).url == row.get_absolute_url()
    client.post(url, {"removed": [str(row.pictures.get().pk)]})
    assert (row.pictures.count(), row.files.count()) == (0, 1)


def test_the_guide_tells_what_is_in_force_to_come_and_replaced(enter, worker):
    today = wall_clock.today()
    making.version(number="2027", valid_from=today)
    making.version(number="2028", valid_from=today + timedelta(days=9))
    page = enter(worker).get(reverse("leaflets:guide"))
    assert "2027" in {row.number for row in page.context["rows"]}
    assert [[row.number for row in rows] for _name, rows in page.context["others"]] == [["2028"], ["2026"]]


def test_a_policy_names_its_leaflet(enter, worker):
    Policy.objects.filter(pk="dibao").update(leaflet="rescue")
    page = enter(worker).get(reverse("policies:guide")).content.decode()
    assert reverse("leaflets:leaflet", args=["rescue"]) in page


def test_what_was_understood_was_explained_in_the_version_of_its_day(own, worker):
    today = wall_clock.today()
    making.version(valid_from=today)
    row = {"leaflet": Leaflet.objects.get(pk="fraud"), "count": 2, "explained": True, "understood": True}
    now = make.visit(own, worker, beside={"leaflets": [row]})
    before = make.visit(own, worker, visited_at=timezone.now() - timedelta(days=2), beside={"leaflets": [row]})
    assert [visit.handed.get().version.number for visit in (now, before)] == ["2027", "2026"]
    with pytest.raises(IntegrityError, match="leaflet_understood_was_explained"), transaction.atomic():
        now.handed.update(explained=False)
    with pytest.raises(IntegrityError, match="visit_leaflet_is_that_of_its_version"), transaction.atomic():
        now.handed.update(version=making.first("medical"))
        connection.check_constraints()

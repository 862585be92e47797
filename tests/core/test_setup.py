import pytest
from django.core.checks import run_checks
from django.urls import reverse

from caseload.core.models import Area, User
from caseload.core.permissions import Role
from caseload.core.services.people import AlreadyFounded, found
from tests import make

pytestmark = pytest.mark.django_db

FIRST = {
    "name": "高明",
    "username": "gao",
    "phone": "",
    "password": "quite-a-long-one",
    "area_name": "青禾街道",
    "area_code": "370799001",
}


def test_an_empty_database_leads_to_the_first_page(client):
    response = client.get("/people/", follow=True)
    assert response.redirect_chain[-1][0] == reverse("setup")
    assert response.status_code == 200


def test_the_first_person_is_the_administrator_of_the_street(client):
    assert client.post(reverse("setup"), FIRST).headers["Location"] == reverse("areas")
    user = User.objects.get()
    assert user.role == Role.ADMIN
    assert user.reach == [Area.objects.get().path]
    assert client.get(reverse("areas")).status_code == 200


def test_with_areas_already_there_none_is_asked(client, street):
    client.post(reverse("setup"), {**FIRST, "area_code": "9", "area_name": "X"})
    assert Area.objects.get() == street
    assert User.objects.get().reach == [street.path]


def test_a_weak_password_is_refused(client):
    for password in ["short", "1234567890", "gaomingao"]:
        response = client.post(reverse("setup"), {**FIRST, "password": password})
        assert "password" in response.context["form"].errors
    assert not User.objects.exists()


def test_afterwards_there_is_no_such_page(client, worker):
    assert client.get(reverse("setup")).status_code == 404
    assert client.post(reverse("setup"), FIRST).status_code == 404
    with pytest.raises(AlreadyFounded):
        found(name="X", username="x", password="x")


def test_the_servers_health(client):
    response = client.get(reverse("health"))
    assert (response.status_code, response.content) == (200, b"ok")


def test_a_demo_is_not_fit_for_real_people(db, street, monkeypatch):

    def errors():
        return {
            problem.id for problem in run_checks(include_deployment_checks=True) if problem.id.startswith("caseload.E")
        }

    assert errors() == set()
    make.person("worker", "李秀兰", Role.WORKER, post=street, is_demo=True)
    monkeypatch.setattr("django.conf.settings.DEBUG", True)
    assert errors() == {"caseload.E001", "caseload.E002"}

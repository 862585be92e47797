import pytest
from django.urls import reverse

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("role", ["worker", "supervisor", "office", "admin"])
def test_everybody_has_a_page_of_their_own(enter, request, role):
    user = request.getfixturevalue(role)
    response = enter(user).get(reverse("me"))
    assert user.name in response.content.decode()
    assert all(user.may(right) for right in response.context["rights"])


def test_language_and_type_size_stay_with_the_person(enter, worker, client):
    client = enter(worker)
    answer = client.post(reverse("preferences"), {"language": "en", "size": "a-plus-plus", "next": "/me/"})
    assert answer.headers["Location"] == "/me/"
    worker.refresh_from_db()
    assert (worker.language, worker.size) == ("en", "a-plus-plus")
    client.cookies.clear()
    page = enter(worker).get("/me/").content.decode()
    assert '<html lang="en" data-size="a-plus-plus">' in page


def test_before_logging_in_they_are_kept_in_cookies(client, worker):
    client.post(reverse("preferences"), {"language": "en"})
    client.post(reverse("preferences"), {"size": "a-plus"})
    page = client.get("/accounts/login/").content.decode()
    assert '<html lang="en" data-size="a-plus">' in page


@pytest.mark.parametrize("asked", [{"language": "xx"}, {"size": "huge"}, {"size": '"><script>'}, {}])
def test_what_is_not_offered_is_not_kept(client, worker, asked):
    response = client.post(reverse("preferences"), {**asked, "next": "https://evil.example/"})
    assert response.headers["Location"] == "/"
    assert not response.cookies


def test_preferences_are_posted(client):
    assert client.get(reverse("preferences")).url == reverse("me")


def test_a_cookie_that_is_not_ours_does_no_harm(client, worker):
    client.cookies["caseload_size"] = '"><b>'
    client.cookies["caseload_language"] = "../../etc"
    assert 'data-size="a"' in client.get("/accounts/login/").content.decode()


def test_the_page_costs_four_queries(enter, worker, django_assert_max_num_queries):
    client = enter(worker)
    with django_assert_max_num_queries(4):
        client.get(reverse("me"))

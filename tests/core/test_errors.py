import pytest
from django.db import connection
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from caseload.core.views import errors

pytestmark = pytest.mark.django_db


def test_absent_pages_cost_no_query_beyond_the_session(enter, worker, en):
    client = enter(worker)
    with CaptureQueriesContext(
        connection,
    ) as queries:
        response = client.get("/nowhere/")
    assert response.status_code == 404
    assert "Page not found" in response.content.decode()
    assert len(queries) <= 2


def test_a_refused_page_says_so(enter, worker, en):
    response = enter(worker).get(reverse("people"))
    assert response.status_code == 403
    assert "Your role may not open this page" in response.content.decode()


def test_a_stale_form_keeps_what_was_typed_on_the_device(worker):
    client = Client(enforce_csrf_checks=True)
    client.cookies["caseload_language"] = "en"
    page = "http://testserver/households/new/"
    response = client.post("/households/new/", {"name": "x"}, headers={"Referer": page})
    assert response.status_code == 403
    assert "had been open for too long" in response.content.decode()
    assert 'href="/households/new/"' in response.content.decode()


def test_a_server_error_needs_nothing(django_assert_num_queries):
    with django_assert_num_queries(0):
        response = errors.server_error(RequestFactory().get("/"))
    assert response.status_code == 500


def test_a_damaged_request_is_told(worker, en, client):
    assert errors.bad_request(RequestFactory().get("/")).status_code == 400

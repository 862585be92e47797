"""A database that is away makes 503 with Retry-After, whatever was asked; other faults stay 500."""

import pytest
from django.db import IntegrityError, InterfaceError, OperationalError
from django.test import RequestFactory

from caseload.core.models import Epoch, User
from caseload.core.views import errors

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("fault", "status"), [(OperationalError, 503), (InterfaceError, 503), (IntegrityError, 500)])
def test_the_status_says_whether_to_come_again(fault, status):
    try:
        raise fault("gone")
    except fault:
        answer = errors.server_error(RequestFactory().get("/"))
    assert answer.status_code == status
    assert ("Retry-After" in answer) == (status == 503)


def test_also_where_the_middleware_asks_the_database(client, worker, monkeypatch):
    client.force_login(worker)
    client.raise_request_exception = False

    def gone(*_):
        raise OperationalError("gone")

    monkeypatch.setattr(type(User.objects.all()), "with_reach", gone)
    assert client.get("/").status_code == 503


def test_the_epoch_is_one_row_and_lasts(db):
    assert Epoch.current() == Epoch.current() and Epoch.objects.count() == 1
    with pytest.raises(IntegrityError, match="epoch_is_one_row"):
        Epoch.objects.create(id=2)

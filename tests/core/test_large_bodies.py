import io
import time
from wsgiref.util import is_hop_by_hop

import pytest
from django.core.files.uploadhandler import FileUploadHandler
from django.test import RequestFactory
from django.urls import reverse

from caseload.core.middleware import Bounded

GB = 1 << 30


class Endless(io.RawIOBase):
    """A gigabyte on its way, that counts what is asked of it."""

    def __init__(self, size):
        self.left, self.largest = size, 0

    def read(self, count=-1):
        assert 0 <= count <= 1 << 20, "read whole"
        self.largest = max(self.largest, count)
        taken = min(count, self.left)
        self.left -= taken
        return bytes(taken)


def test_a_gigabyte_is_refused_in_a_sentence_before_anybody_reads_it(monkeypatch):
    monkeypatch.setattr(FileUploadHandler, "new_file", lambda *args: pytest.fail("a file was begun"))
    request = RequestFactory().generic("POST", reverse("roster:upload"), headers={"Accept-Language": "en"})
    request.META["CONTENT_LENGTH"] = str(GB)
    request._stream, request._read_started = Endless(GB), False
    began = time.monotonic()
    response = Bounded(lambda request: pytest.fail("the request went on"))(request)
    assert time.monotonic() - began < 2
    assert response.status_code == 413
    assert not {name for name in response.headers if is_hop_by_hop(name)}, "no server would send it"
    assert "More than 50 MB is not taken" in response.content.decode()


@pytest.mark.parametrize("length", ["", "0", "x", "-1", "²", "12"])
def test_other_lengths_go_on(length):
    request = RequestFactory().post("/")
    request.META["CONTENT_LENGTH"] = length
    assert Bounded(lambda request: "went on")(request) == "went on"


@pytest.mark.django_db
def test_the_door_stands_before_log_in(client, settings):
    settings.MAX_REQUEST_BYTES = 10
    assert client.post(reverse("account_login"), {"login": "x" * 20}).status_code == 413

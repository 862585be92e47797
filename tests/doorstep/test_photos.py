"""Photos of a visit: kept privately, shown within scope, gone with their row."""

import uuid
from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils.timezone import localtime

from caseload.core.services.attachments import detach, sweep
from tests import make
from visits.doorstep.models import VisitPhoto
from visits.doorstep.services.saving import undo_visit
from visits.models import Visit

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def photo(own, worker):
    return make.photo(make.visit(own, worker).pk, worker)


def body(response):
    return b"".join(response.streaming_content)


def test_a_photo_is_shown_as_a_picture_and_nothing_else(enter, worker, photo):
    response = enter(worker).get(reverse("doorstep:photo", args=[photo.pk]))
    assert response["Content-Type"] == "image/jpeg" and response["X-Content-Type-Options"] == "nosniff"
    assert "no-store" in response["Cache-Control"] and response["Content-Security-Policy"] == "default-src 'none'"
    assert len(body(response)) == photo.size
    small = enter(worker).get(reverse("doorstep:photo", args=[photo.pk]) + "?small")
    assert body(small).startswith(b"\xff\xd8")


def said(**more):
    return {
        "id": uuid.uuid4(),
        "visited_at": localtime().strftime("%Y-%m-%dT%H:%M"),
        "kind": "home",
        "condition": "well",
        **more,
    }


def test_the_visit_screen_keeps_the_photos_the_household_agreed_to(enter, worker, own, en):
    screen, client = reverse("doorstep:new", args=[own.pk]), enter(worker)
    assert "consent" in client.post(screen, said(photos=[make.picture_file()])).content.decode()
    photos = [make.picture_file(), make.picture_file("b.png", "PNG")]
    response = client.post(screen, said(photos=photos, photo_consent="on"))
    assert response.status_code == 302, response.context["form"].errors
    visit = Visit.objects.get()
    assert visit.photos.photos().count() == 2
    assert str(visit.photos.first().pk) in client.get(reverse("doorstep:visit", args=[visit.pk])).content.decode()
    undo_visit(by=worker, visit=visit)
    assert not VisitPhoto.objects.exists()


def test_whose_visit_it_is_not_finds_no_photo(enter, colleague, office, photo):
    url = reverse("doorstep:photo", args=[photo.pk])
    assert enter(colleague).get(url).status_code == 404
    assert enter(office).get(url).status_code == 403


def test_a_photo_without_consent_is_not_kept(own, worker):
    visit = make.visit(own, worker)
    with pytest.raises(IntegrityError, match="visit_photo_has_the_consent"), transaction.atomic():
        make.photo(visit.pk, worker, consented=False)


def test_files_go_with_their_row_but_not_before_it_holds(photo, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        detach(VisitPhoto.objects.all())
        assert default_storage.exists(photo.file.name)
    assert not default_storage.exists(photo.file.name) and not default_storage.exists(photo.small_name)
    assert not VisitPhoto.objects.exists()


def test_the_sweep_takes_only_files_without_a_row(photo):
    lost = default_storage.save("attachments/ab/lost.jpg", ContentFile(b"x"))
    assert sweep(timedelta(hours=1)) == 0
    assert sweep(timedelta(0)) == 1
    assert not default_storage.exists(lost) and default_storage.exists(photo.small_name)


def test_a_photo_whose_file_is_gone_is_absent(enter, worker, photo):
    default_storage.delete(photo.file.name)
    assert enter(worker).get(reverse("doorstep:photo", args=[photo.pk])).status_code == 404

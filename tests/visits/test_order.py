"""Several contacts of one day are told in the order in which they were."""

import uuid
from datetime import datetime, time, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests import make
from visits.models import Visit

pytestmark = pytest.mark.django_db


def test_four_contacts_of_one_day_are_listed_newest_first_whatever_their_keys(enter, worker, own):
    day = timezone.localdate() - timedelta(days=1)
    keys = [uuid.UUID(int=n, version=4) for n in (3, 1, 4, 2)]
    for hour, key in zip((9, 11, 14, 16), keys, strict=True):
        at = timezone.make_aware(datetime.combine(day, time(hour)))
        make.visit(own, worker, id=key, kind="phone", visited_at=at, late_reason="补录")
    newest_first = keys[::-1]
    assert list(Visit.objects.values_list("pk", flat=True)) == newest_first
    for address in (reverse("visits:list"), reverse("visits:of_household", args=[own.pk])):
        page = enter(worker).get(address).content.decode()
        places = [page.index(str(key)) for key in newest_first]
        assert places == sorted(places), address

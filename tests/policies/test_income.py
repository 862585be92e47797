"""What a family lives on: its income by kind and year, and what support gives."""

from datetime import timedelta

import pytest
from django.db import connection
from django.urls import reverse

from households.models import Household
from households.services.households import update_household
from tests.policies import making
from tests.policies.making import TODAY

pytestmark = pytest.mark.django_db


def known(household, **facts):
    update_household(by=None, household=Household.objects.get(pk=household.pk), **facts)


def a_year_ago(household):
    """All that was written of it so far was written last year."""
    table = Household.pgh_event_model._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(
            f"UPDATE {table} SET pgh_created_at = pgh_created_at - interval '1 year' WHERE pgh_obj_id = %s",
            [household.pk],
        )


def years(client, household):
    found = client.get(reverse("policies:income", args=[household.pk])).context["years"]
    return {year.year: year for year in found}


def test_each_year_has_what_was_known_at_its_end(enter, worker, own):
    known(own, inc_wage=9000)
    known(own, inc_wage=12000, inc_transfer=3000, exp_business=1000)
    a_year_ago(own)
    known(own, inc_wage=20000)
    found = years(enter(worker), own)
    this, last = TODAY().year, TODAY().year - 1
    assert list(found) == [this, last]
    assert (found[last].net, found[last].known.inc_wage, found[last].per_head) == (14000, 12000, None)
    assert (found[this].net, found[this].known.inc_wage, found[this].per_head) == (22000, 20000, 22000)


def test_a_year_without_income_has_what_was_paid_in_it(enter, worker, own):
    assert years(enter(worker), own) == {}
    making.paid(making.received(own, worker), worker, amount=812)
    (year,) = years(enter(worker), own).values()
    assert (year.known, year.net, year.paid) == (None, None, 812)


def test_the_page_sums_what_support_gives(enter, worker, own, en):
    known(own, inc_wage=12000)
    making.received(own, worker, amount=900)
    making.received(own, worker, "heating_aid", amount=600, ends_on=TODAY() + timedelta(days=90))
    page = enter(worker).get(reverse("policies:income", args=[own.pk]))
    assert page.context["worth"].monthly == 900 and page.context["worth"].yearly == 900 * 12 + 600
    text = page.content.decode()
    assert "12,000" in text and "11,400" in text
    tab = enter(worker).get(reverse("policies:income", args=[own.pk]), headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in tab
    assert (
        reverse("policies:income", args=[own.pk])
        in enter(worker).get(f"/households/{own.pk}/?tab=income").content.decode()
    )

"""What a service writes into a record is in the language of the street, whoever pressed the button."""

import pytest
from django.utils import translation

from households.plans.services.assessments import begin_assessment
from households.plans.services.plans import start_plan
from tests import make
from visits.errands.models import ErrandKind
from visits.errands.services.errands import move_errand, open_errand

pytestmark = pytest.mark.django_db


def texts_of(household, worker, language):
    plan = start_plan(by=worker, household=household)
    with translation.override(language):
        found = begin_assessment(plan, worker)
    return found.person.replace(household.head_name, ""), found.economy, found.housing, found.family


def test_an_assessment_begins_in_the_same_words_for_everybody(east, worker):
    facts = {"tenure": "rented", "house_grade": "C", "inc_wage": 12000}
    homes = [make.household(east, name, worker=worker, **facts) for name in ("王建华", "马志强")]
    for home in homes:
        make.visit(home, worker, note="屋顶漏雨")
    chinese, english = (
        texts_of(home, worker, language) for home, language in zip(homes, ("zh-hans", "en"), strict=True)
    )
    assert chinese == english and "租" in chinese[2]


def test_what_came_of_an_errand_too(own, worker):
    errand = open_errand(by=worker, household=own, what=ErrandKind.objects.get(pk="chronic_cert"))
    with translation.override("en"):
        move_errand(by=worker, errand=errand, verb="submit", handed_to="医保所", handed_on="2026-11-30")
        move_errand(by=worker, errand=errand, verb="finish", outcome="办好")
        move_errand(by=worker, errand=errand, verb="deliver", delivered_on="2026-11-30", with_whom="王建华")
    errand.issue.refresh_from_db()
    assert errand.issue.result and "delivered" not in errand.issue.result

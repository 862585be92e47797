"""The levels of cases and the looks after a closing, kept by the administrator."""

import pytest
from django.urls import reverse
from django.utils import timezone

from caseload.core.services.calendar import add_working_days, months_after
from households.models import CaseLevel
from households.plans.models import FollowUpRule
from tests import make
from tests.plans import making

pytestmark = pytest.mark.django_db
NAMES = {"name": "Ⅲ级 一般", "name_en": "III, ordinary", "valid_from": "", "valid_to": ""}


def test_what_is_changed_holds_for_the_next_case(enter, admin, worker, supervisor, own):
    client = enter(admin)
    assert "III" in client.get(reverse("plans:levels")).content.decode()
    said = {**NAMES, "rule": "case_iii", "review_days": 60, "answer_days": 1, "weight": 2}
    assert client.post(reverse("plans:level_edit", args=["III"]), said).status_code == 302
    said = {"name": "满2个月", "name_en": "After 2 months", "months": 2, "valid_from": "", "valid_to": ""}
    assert client.post(reverse("plans:follow_up_rule_edit", args=["1m"]), said).status_code == 302
    plan = making.at_stage(own, worker, supervisor, "intake", "intake")
    today = timezone.localdate()
    assert plan.answer_by == add_working_days(today, 1)
    plan = making.at_stage(make.household(own.area, "赵家", worker=worker), worker, supervisor, "closed")
    assert [look.due_on for look in plan.follow_ups.all()] == [months_after(today, n) for n in (2, 3, 6)]


def test_no_day_at_all_is_refused_in_words(enter, en, admin):
    client = enter(admin)
    said = {**NAMES, "rule": "case_iii", "review_days": 0, "answer_days": 0, "weight": 2}
    page = client.post(reverse("plans:level_edit", args=["III"]), said).content.decode()
    assert page.count("not below 1") >= 2
    said = {"name": "x", "name_en": "x", "months": 3, "valid_from": "", "valid_to": ""}
    answer = client.post(reverse("plans:follow_up_rule_edit", args=["1m"]), said)
    assert answer.status_code == 200 and FollowUpRule.objects.get(pk="1m").months == 1
    assert CaseLevel.objects.get(pk="III").review_days == 90


def test_another_rhythm_of_a_level_times_the_visits_of_its_households_anew(enter, en, admin, worker, supervisor, own):
    make.visit(own, worker)
    making.at_stage(own, worker, supervisor, "intervention")
    own.refresh_from_db()
    last, level = own.last_visit_on, CaseLevel.objects.get(pk=own.case_level)
    said = {"name": level.name, "name_en": level.name_en, "review_days": 90, "answer_days": 3, "weight": 2}
    said |= {"rule": "case_i", "valid_from": "", "valid_to": ""}
    answer = enter(admin).post(reverse("plans:level_edit", args=[level.pk]), said, follow=True)
    assert "1 household has a new rhythm" in answer.content.decode()
    own.refresh_from_db()
    assert (own.visit_rule, own.next_visit_on) == ("case_i", last + timezone.timedelta(days=1))

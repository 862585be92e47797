"""What ends or closes comes up by itself: on Today, and in the list that leaves as a workbook too."""

from datetime import timedelta

import pytest
from django.urls import reverse

from caseload.core import catalogues
from caseload.core.models import AccessRecord
from caseload.core.sheets import read
from households.support.policies.models import Entitlement, Policy
from tests import make
from tests.policies import making
from tests.policies.making import TODAY, YEAR

pytestmark = pytest.mark.django_db


def days(n):
    return TODAY() + timedelta(days=n)


def window(code, first, last):
    Policy.objects.filter(pk=code).update(apply_from=f"{days(first):%m-%d}", apply_to=f"{days(last):%m-%d}")
    catalogues.forget()


@pytest.fixture
def due(enter, en):
    """(names of what ends, of what closes) as a user's Today has them."""

    def due(user):
        facts = enter(user).get(reverse("policies:due")).context
        return [[row.policy_id for row in facts[name]] for name in ("ending", "closing")]

    return due


def test_what_ends_within_sixty_days_or_is_over_comes_up_with_the_worker(due, worker, own, supervisor):
    member = make.member(own)
    making.received(own, worker, "dibao", ends_on=days(60))
    making.received(own, worker, "yulu", member, ends_on=days(61))
    over = {"starts_on": TODAY() - YEAR, "ends_on": days(-3)}
    row = making.received(own, worker, "dis_living", member, **over)
    assert due(worker) == [["dis_living", "dibao"], []]
    assert due(supervisor) == [[], []]
    making.move(row, worker, "renew", ends_on=days(300), amount=None, paper_number="")
    assert due(worker) == [["dibao"], []]
    making.move(Entitlement.objects.get(policy="dibao"), worker, "stop", ends_on=TODAY(), reason="收入增加")
    assert due(worker) == [[], []]


@pytest.mark.parametrize(("first", "last", "told"), [(-5, 60, True), (-5, 61, False), (1, 30, False), (-9, -1, False)])
def test_what_was_found_is_told_while_its_window_closes(due, worker, own, first, last, told):
    window("heating_aid", first, last)
    row = making.entitlement(own, worker, "heating_aid")
    assert due(worker)[1] == (["heating_aid"] if told else [])
    making.move(row, worker, "apply", applied_on=TODAY())
    assert due(worker)[1] == []


def test_today_asks_for_it_and_shows_the_way_to_all(enter, en, worker, own):
    assert f'hx-get="{reverse("policies:due")}"' in enter(worker).get(reverse("today")).content.decode()
    making.received(own, worker, ends_on=days(5))
    page = enter(worker).get(reverse("policies:due"), headers={"HX-Request": "true"}).content.decode()
    assert "Benefits to renew" in page and "ends on" in page and "<html" not in page


def test_the_list_is_narrowed_and_sorted(enter, supervisor, worker, own, foreign, colleague):
    member = make.member(own)
    making.received(own, worker, ends_on=days(30))
    making.received(own, worker, "yulu", member, ends_on=days(10))
    making.applied(own, worker, "dis_care", member)
    making.received(foreign, colleague)

    def listed(**asked):
        page = enter(supervisor).get(reverse("policies:list"), asked).context["page"]
        return [row.policy_id for row in page]

    assert listed() == ["yulu", "dibao"] and listed(view="under_way") == ["dis_care"]
    assert listed(view="ending") == ["yulu", "dibao"] and len(listed(view="all")) == 3
    assert listed(authority="agriculture") == ["yulu"] and listed(policy="dibao") == ["dibao"]
    assert listed(view="all", status="applied") == ["dis_care"] and listed(view="all", worker=colleague.pk) == []


def test_the_workbook_has_the_rows_that_were_looked_at(enter, supervisor, worker, own):
    making.received(own, worker, paper_number="青民1号")
    making.applied(own, worker, "dis_care", make.member(own))
    answer = enter(supervisor).post(f"{reverse('policies:export')}?view=received")
    (sheet,) = read(answer.content)
    captions, row = sheet.rows
    said = dict(zip(captions, row, strict=True))
    found = [said[caption] for caption in ("政策", "文号", "标准", "享受人")]
    assert found == ["最低生活保障", "青民1号", 900, "全户"]
    assert AccessRecord.objects.get().rows == 1
    assert enter(worker).post(reverse("policies:export")).status_code == 403

"""The chain promised → delivered → confirmed: what of it is missing, of every room, as one list."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from caseload.core.sheets import read
from caseload.desk.chain.sources import lines_for
from households.plans.models import Action, FollowUp
from households.support.employment.models import Placement
from households.support.giving.models import Gift
from tests import make
from tests.employment import making as employment
from tests.giving import making as giving
from tests.plans import making as plans
from tests.policies import making as policies
from visits.issues.models import Issue
from visits.issues.services.issues import move_issue

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def today():
    return timezone.localdate()


def lines(user, **asked):
    return sorted(lines_for(user).filter(**asked).values_list("stage", "source", "since"))


def promised(household, by, days_ago=200):
    """Something was promised so long ago that the next visit is overdue by now."""
    when = timezone.now() - timedelta(days=days_ago)
    return make.visit(household, by, visited_at=when, promise="带申请表来")


def overdue(household, by, supervisor):
    """Of each room something that was to be done yesterday, or long before."""
    promised(household, by)
    make.receipt(by, household)
    make.issue(by, household, "想装扶手", kind="difficulty")
    make.issue(by, household, "楼道堆物")
    Issue.objects.filter(household=household).update(due_at=timezone.now() - DAY)
    plans.at_stage(household, by, supervisor, "intervention")
    Action.objects.filter(goal__plan__household=household).update(due_on=today() - DAY)
    gift = giving.gift(household, by)
    Gift.objects.filter(pk=gift.pk).update(matched_on=today() - timedelta(days=15))
    granted = policies.applied(household, by)
    days = {"starts_on": today() - timedelta(days=31), "ends_on": None, "amount": 900, "paper_number": ""}
    policies.move(granted, by, "grant", decided_on=today() - timedelta(days=40), **days)
    post = employment.placed(household, by, months_ago=1)
    Placement.objects.filter(pk=post.pk).update(next_look_on=today() - DAY)


def delivered(household, by, other):
    """A gift handed over, and a matter solved, that nobody has confirmed."""
    giving.handed(household, by)
    issue = make.issue(by, household, "灯坏了")
    move_issue(by=by, issue=issue, verb="resolve", result="换了灯泡")


def test_what_was_promised_and_not_done_stands_in_it_of_every_room(own, foreign, worker, colleague, supervisor):
    overdue(own, worker, supervisor)
    found = {source for stage, source, _since in lines(worker)}
    assert found == {"promise", "errand", "issue", "action", "gift", "benefit", "job"}
    assert {stage for stage, _source, _since in lines(worker)} == {"promised"}
    assert lines(supervisor) == lines(worker) and lines(colleague) == []


def test_only_what_is_late_is_no_kept_promise(own, worker, supervisor):
    make.visit(own, worker, promise="带申请表来")
    make.receipt(worker, own)
    plans.at_stage(own, worker, supervisor, "intervention")
    giving.gift(own, worker)
    policies.applied(own, worker)
    employment.placed(own, worker)
    assert lines(worker) == []


def test_a_promise_is_broken_when_the_next_visit_says_so(own, worker):
    promised(own, worker, days_ago=1)
    assert lines(worker) == []
    make.visit(own, worker, promise_kept=False)
    assert lines(worker) == [("promised", "promise", today())]
    make.visit(own, worker, promise_kept=True)
    assert lines(worker) == []


def test_what_the_household_does_itself_is_no_promise_to_it(own, worker, supervisor):
    plans.at_stage(own, worker, supervisor, "intervention")
    Action.objects.update(due_on=today() - DAY, owner_kind="household")
    assert lines(worker) == []


def test_what_was_delivered_waits_for_the_household_to_say_so(own, worker, supervisor, office):
    delivered(own, worker, supervisor)
    assert lines(worker) == [("delivered", "gift", today()), ("delivered", "issue", today())]
    giving.move(Gift.objects.get(), worker, "confirm", confirmed_on=today())
    assert lines(worker) == [("delivered", "issue", today())]


def test_who_may_not_read_what_was_said_has_no_promise_in_it(own, worker, supervisor, office, admin):
    overdue(own, worker, supervisor)
    of = {user: {source for _stage, source, _since in lines(user)} for user in (office, admin)}
    assert of[office] == {"errand", "issue", "gift", "benefit", "job"}
    assert of[admin] == {"gift", "benefit", "job"}


def test_the_look_after_a_closing_is_a_promise(own, worker, supervisor, office):
    plans.at_stage(own, worker, supervisor, "follow_up")
    first = FollowUp.objects.order_by("due_on").first()
    FollowUp.objects.filter(pk=first.pk).update(due_on=today() - DAY * 3)
    assert lines(worker) == [("promised", "follow_up", today() - DAY * 3)]


def test_the_page_its_filters_its_links_and_its_workbook(own, worker, supervisor, east, enter):
    overdue(own, worker, supervisor)
    delivered(own, worker, supervisor)
    client, url = enter(supervisor), reverse("chain")
    page = client.get(url)
    assert len(page.context["page"]) == page.context["page"].total == 7
    assert [tab["count"] for tab in page.context["tabs"]] == [7, 2, 0]
    assert all(client.get(line.url).status_code == 200 for line in page.context["page"])
    ways = [({"source": "gift"}, 1), ({"worker": worker.pk}, 7), ({"view": "delivered", "area": east.code}, 2)]
    for asked, n in ways:
        assert client.get(url, asked).context["page"].total == n, asked
    (sheet,) = read(client.post(f"{reverse('chain_export')}?view=delivered").content)
    assert [row[0] for row in sheet.rows[1:]] == ["已送达未确认"] * 2
    page = client.get(reverse("chain_of_household", args=[own.pk]))
    assert len(page.context["lines"]) == 9 and "<h2>帮扶闭环</h2>" not in page.content.decode()


def test_today_counts_ones_own_and_a_supervisor_those_of_the_area(own, worker, supervisor, enter):
    overdue(own, worker, supervisor)
    for user in (worker, supervisor):
        client = enter(user)
        for tile in client.get(reverse("chain_due")).context["tiles"]:
            assert client.get(tile["url"]).context["page"].total == tile["count"]


def test_who_has_nothing_to_see_to_is_told_so(own, worker, supervisor, office, admin, enter, en):
    for user in (worker, supervisor, office, admin):
        client = enter(user)
        for url in (reverse("chain"), reverse("chain_of_household", args=[own.pk])):
            assert "Nothing is missing here" in client.get(url).content.decode(), (user, url)

import threading
import uuid
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from caseload.core import catalogues
from caseload.core.casework.moves import Overtaken
from households.models import Household
from households.services.facts import HouseholdClosed
from tests import make
from visits.doorstep.services import saving
from visits.doorstep.services.correcting import history_of
from visits.issues.models import Issue, IssueCategory
from visits.models import Visit, VisitDay
from visits.services import visits as service

pytestmark = pytest.mark.django_db


def days_ago(days):
    return timezone.now() - timedelta(days=days)


def matter(title="屋顶漏雨"):
    return {"kind": "problem", "category": IssueCategory.objects.get(pk="housing"), "title": title}


def facts(household):
    household.refresh_from_db()
    return household.last_visit_on, household.last_tried_on, household.next_visit_on, household.promise


def test_a_visit_writes_the_facts_of_its_household(own, worker, east):
    visit = make.visit(own, worker, promise="问慢病证", leaflets=3, beside={"issues": [matter()]})
    today = timezone.localdate()
    assert facts(own) == (today, None, today + timedelta(days=90), "问慢病证")
    assert own.overdue_from == own.next_visit_on + timedelta(days=16)
    assert own.open_issue_count == 1
    day = VisitDay.objects.get(area=east, day=today)
    assert (day.visits, day.tried, day.leaflets) == (1, 0, 3)
    assert visit.issues.get().source == "visit"


def test_the_same_visit_sent_twice_is_stored_once(own, worker):
    key = uuid.uuid4()
    first = make.visit(own, worker, id=key, leaflets=3, beside={"issues": [matter()]})
    said = {"visited_at": timezone.now(), "kind": "home", "outcome": "met", "condition": "well", "leaflets": 3}
    stored, created = saving.record_visit(by=worker, id=key, household=own, beside={"issues": [matter()]}, **said)
    assert (stored, created) == (first, False)
    assert Issue.objects.count() == 1
    assert VisitDay.objects.get().leaflets == 3


@pytest.mark.usefixtures("committed")
def test_the_same_visit_sent_by_two_at_once_is_stored_once(own, worker):
    key, answers, start = uuid.uuid4(), [], threading.Barrier(4)

    def send():
        start.wait()
        said = {"visited_at": timezone.now(), "kind": "home", "outcome": "met", "condition": "well", "leaflets": 2}
        answers.append(saving.record_visit(by=worker, id=key, household=own, beside={"issues": [matter()]}, **said)[1])
        connection.close()

    threads = [threading.Thread(target=send) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(answers) == [False, False, False, True]
    assert (Visit.objects.count(), Issue.objects.count()) == (1, 1)
    assert VisitDay.objects.get().visits == 1


def test_a_key_in_use_elsewhere_is_refused(own, foreign, worker, colleague):
    visit = make.visit(foreign, colleague)
    with pytest.raises(service.KeyTaken):
        make.visit(own, worker, id=visit.pk)


def test_a_closed_household_is_not_visited(own, worker):
    own.status = Household.Status.CLOSED
    with pytest.raises(HouseholdClosed):
        make.visit(own, worker)


def test_a_visit_made_says_how_the_household_is(own, worker):
    with pytest.raises(IntegrityError), transaction.atomic():
        make.visit(own, worker, condition="")


def test_a_day_set_by_hand_stands(own, worker):
    by_hand = timezone.localdate() + timedelta(days=10)
    make.visit(own, worker, next_visit_on=by_hand)
    assert facts(own)[2] == by_hand


def test_an_earlier_visit_entered_later_changes_no_facts(own, worker):
    make.visit(own, worker, promise="今天的")
    before = facts(own)
    make.visit(own, worker, visited_at=days_ago(3), promise="以前的")
    assert facts(own) == before


def test_not_at_home_is_tried_but_not_visited(own, worker):
    visit, _ = saving.record_not_home(by=worker, id=uuid.uuid4(), household=own)
    today = timezone.localdate()
    assert visit.next_visit_on == today + timedelta(days=3)
    assert facts(own)[:3] == (None, today, visit.next_visit_on)
    assert (VisitDay.objects.get().visits, VisitDay.objects.get().tried) == (0, 1)
    assert own.overdue_from == today + timedelta(days=16)


def test_not_at_home_leaves_an_overdue_household_overdue(own, worker):
    make.visit(own, worker, visited_at=days_ago(120))
    due = facts(own)[2]
    saving.record_not_home(by=worker, id=uuid.uuid4(), household=own)
    assert facts(own)[2] == due
    assert own in Household.objects.visit_overdue()


def test_a_promise_stands_until_it_is_kept_or_replaced(own, worker):
    make.visit(own, worker, visited_at=days_ago(9), promise="问慢病证")
    make.visit(own, worker, visited_at=days_ago(6), promise_kept=False)
    assert facts(own)[3] == "问慢病证"
    make.visit(own, worker, visited_at=days_ago(3), promise_kept=True)
    assert facts(own)[3] == ""


def test_a_correction_derives_facts_and_roll_up_anew(own, worker):
    visit = make.visit(own, worker, leaflets=5, promise="送药")
    earlier = days_ago(2)
    service.correct_visit(by=worker, visit=visit, visited_at=earlier, late_reason="记错了", leaflets=1, promise="")
    assert facts(own)[0] == timezone.localdate(earlier)
    assert own.promise == ""
    assert {d.day: (d.visits, d.leaflets) for d in VisitDay.objects.all()} == {
        timezone.localdate(): (0, 0),
        timezone.localdate(earlier): (1, 1),
    }


def test_a_correction_leaves_its_trace(own, worker, office):
    visit = make.visit(own, worker, note="血压偏高", leaflets=5)
    visit = service.correct_visit(by=worker, visit=visit, note="血压正常")
    service.correct_visit(by=worker, visit=visit, leaflets=2)
    told = [(c.label, c.old, c.new) for entry in history_of(visit_now(visit), to=worker) for c in entry.changes]
    assert [(old, new) for _, old, new in told] == [("5", "2"), ("血压偏高", "血压正常")]
    entry = history_of(visit_now(visit), to=office)[1]
    assert entry.changes[0].hidden and entry.changes[0].old is None


def visit_now(visit):
    return Visit.objects.get(pk=visit.pk)


def test_two_corrections_at_once_do_not_overwrite(own, worker):
    visit = make.visit(own, worker)
    service.correct_visit(by=worker, visit=visit, note="先")
    with pytest.raises(Overtaken):
        service.correct_visit(by=worker, visit=visit, note="后")


@pytest.mark.parametrize(("hours", "author", "overseer"), [(23, True, True), (25, False, True)])
def test_who_may_correct(own, worker, colleague, supervisor, hours, author, overseer):
    visit = make.visit(own, worker)
    visit.created_at = timezone.now() - timedelta(hours=hours)
    assert service.may_correct(worker, visit) is author
    assert service.may_correct(supervisor, visit) is overseer
    assert service.may_correct(colleague, visit) is False


def test_undo_takes_back_the_visit_and_all_it_wrote(own, worker):
    before = facts(own)
    visit = make.visit(own, worker, leaflets=4, promise="送药", beside={"issues": [matter(), matter("电线老化")]})
    saving.undo_visit(by=worker, visit=visit)
    assert facts(own) == before
    assert (Visit.objects.count(), Issue.objects.open().count(), own.open_issue_count) == (0, 0, 0)
    assert set(Issue.objects.values_list("status", "visit")) == {("withdrawn", None)}
    assert (VisitDay.objects.get().visits, VisitDay.objects.get().leaflets) == (0, 0)


def test_undo_leaves_an_issue_that_somebody_moved(own, worker):
    visit = make.visit(own, worker, beside={"issues": [matter(), matter("电线老化")]})
    Issue.objects.filter(title="电线老化").update(version=2)
    saving.undo_visit(by=worker, visit=visit)
    assert Issue.objects.open().get().visit is None
    own.refresh_from_db()
    assert own.open_issue_count == 1


def test_undo_is_the_author_s_for_two_minutes(own, worker, supervisor):
    visit = make.visit(own, worker)
    with pytest.raises(service.TooLate):
        saving.undo_visit(by=supervisor, visit=visit)
    visit.created_at -= timedelta(minutes=3)
    with pytest.raises(service.TooLate):
        saving.undo_visit(by=worker, visit=visit)


def test_the_rule_in_force_decides_the_next_visit(own, worker):
    Household.objects.filter(pk=own.pk).update(categories=["dibao", "elder_alone_80"])
    catalogues.forget()
    make.visit(own, worker)
    assert facts(own)[2] == timezone.localdate() + timedelta(days=7)
    assert own.visit_rule == "high_risk"


def test_a_visit_on_a_day_is_a_local_day(own, worker):
    midnight = timezone.make_aware(timezone.datetime(2026, 3, 5, 0, 30))
    assert make.visit(own, worker, visited_at=midnight).visited_on == date(2026, 3, 5)

"""Case plans and issues: the closing settles those that are open, and an action may have one of its own."""

import pytest
from django.urls import reverse

from caseload.core.casework.moves import MoveRefused
from households.plans.models import CasePlan
from households.plans.services.plans import move_plan
from tests import make
from tests.plans import making
from visits.issues.models import IssueOfAction
from visits.issues.services.issues import move_issue

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan(worker, supervisor, own):
    return making.at_stage(own, worker, supervisor, "intervention")


@pytest.fixture
def neighbour(east):
    return make.person("wu", "吴丽", "worker", post=east, areas=[east])


def report(plan, **how):
    """What the form sends: ``how`` by number of the issue (how, words, person)."""
    action, goal = plan.goals.get().actions.get(), plan.goals.get()
    said = {"reason": "client", "words": "", "reaction": "", "handling": "", "remains": "按时复查"}
    said |= {f"goal{goal.pk}": 80, f"how_a{action.pk}": "handed", f"say_a{action.pk}": "社区卫生站"}
    for number, (way, words, person) in how.items():
        said |= {f"how_i{number}": way, f"say_i{number}": words, f"to_i{number}": (person and person.pk) or ""}
    return said


def propose(enter, plan, by, **how):
    plan.household.refresh_from_db()
    answer = enter(by).post(reverse("issues:close_case", args=[plan.pk]), report(plan, **how))
    assert answer.status_code == 302, answer.context["form"].errors
    plan.refresh_from_db()
    return move_plan(by=by, plan=CasePlan.objects.get(pk=plan.pk), verb="submit_closing")


def agree(plan, supervisor):
    making.Satisfaction.objects.create(plan=plan, how="phone", overall=5, asked_by=supervisor, worker=plan.worker)
    return move_plan(by=supervisor, plan=CasePlan.objects.get(pk=plan.pk), verb="agree_closing")


def of_action(action):
    return IssueOfAction.objects.get(action=action).issue


def test_each_issue_goes_the_way_that_was_said(enter, plan, worker, supervisor, neighbour, own):
    handed, done, dropped, waiting = [make.issue(worker, own, title) for title in ("低保", "水管", "路灯", "助餐")]
    move_issue(by=worker, issue=done, verb="sign")
    move_issue(by=worker, issue=waiting, verb="resolve", result="已送餐")
    ways = {
        handed.number: ("handed", "", neighbour),
        done.number: ("done", "水管换好了", None),
        dropped.number: ("dropped", "路灯由供电所统一换", None),
        waiting.number: ("done", "已送餐", None),
    }
    plan = propose(enter, plan, worker, **ways)
    assert [row.owner for row in (handed, done)] == [worker, worker]
    agree(plan, supervisor)
    for issue in (handed, done, dropped, waiting):
        issue.refresh_from_db()
    assert (handed.owner, handed.is_open) == (neighbour, True)
    assert (done.status, done.result) == ("resolved", "水管换好了")
    assert dropped.status == "rejected"
    assert waiting.status == "resolved"


def test_the_form_wants_a_word_for_each(enter, plan, worker, own):
    issue = make.issue(worker, own)
    said = report(plan, **{issue.number: ("handed", "", None)}) | {f"say_a{plan.goals.get().actions.get().pk}": ""}
    answer = enter(worker).post(reverse("issues:close_case", args=[plan.pk]), said)
    assert len(answer.context["form"].errors) == 2
    assert f"to_i{issue.number}" in answer.context["form"].errors


def test_an_issue_reported_meanwhile_keeps_the_case_open(enter, en, plan, worker, supervisor, own):
    settled = make.issue(worker, own, "水管")
    plan = propose(enter, plan, worker, **{settled.number: ("done", "水管换好了", None)})
    move_issue(by=worker, issue=settled, verb="resolve", result="水管换好了")
    move_issue(by=supervisor, issue=settled, verb="call_back", satisfaction="satisfied")
    late = make.issue(worker, own, "门锁坏了")
    with pytest.raises(MoveRefused) as refused:
        agree(plan, supervisor)
    assert late.number in refused.value.missing[0]
    page = enter(supervisor).post(reverse("plans:move", args=[plan.pk, "agree_closing"]), {"version": plan.version})
    assert page.status_code == 409 and late.number in page.content.decode()
    plan.refresh_from_db()
    assert (plan.status, plan.waiting) == ("intervention", "closing")


def test_an_action_gets_an_issue_of_its_own(enter, en, plan, worker, supervisor, neighbour, own):
    action = plan.goals.get().actions.get()
    url = reverse("issues:action_issue_new", args=[action.pk])
    client = enter(worker)
    assert set(client.post(url, {"issue": "", "title": "", "category": ""}).context["form"].errors) == {
        "title",
        "category",
    }
    client.post(url, {"issue": "", "title": "慢病证代办", "category": "medical"})
    issue = own.issues.get()
    assert (issue, issue.title, issue.owner) == (of_action(action), "慢病证代办", worker)
    assert issue.number in client.get(plan.get_absolute_url()).content.decode()
    assert client.get(reverse("issues:of_action", args=[action.pk])).url == issue.get_absolute_url()
    assert enter(supervisor).get(reverse("issues:of_action", args=[action.pk])).status_code == 302
    assert enter(neighbour).get(reverse("issues:of_action", args=[action.pk])).status_code == 404
    other = make.issue(worker, own, "助餐")
    enter(worker).post(url, {"issue": other.pk, "title": "", "category": ""})
    assert of_action(action) == other


def test_the_report_opens_as_it_was_written(enter, plan, worker, neighbour, own):
    handed, done = make.issue(worker, own, "低保"), make.issue(worker, own, "水管")
    goal = plan.goals.get()
    plan.goals.update(current=530)
    url = reverse("issues:close_case", args=[plan.pk])
    form = enter(worker).get(url).context["form"]
    assert form.fields[f"goal{goal.pk}"].initial == 50
    assert form.fields[f"how_i{done.number}"].initial is None
    propose(
        enter, plan, worker, **{handed.number: ("handed", "", neighbour), done.number: ("done", "水管换好了", None)}
    )
    CasePlan.objects.filter(pk=plan.pk).update(waiting="", answer_by=None)
    fields = enter(worker).get(url).context["form"].fields
    action = goal.actions.get()
    said = {name: fields[name].initial for name in (f"how_i{done.number}", f"say_i{done.number}", f"how_a{action.pk}")}
    assert list(said.values()) == ["done", "水管换好了", report(plan)[f"how_a{action.pk}"]]
    assert fields[f"to_i{handed.number}"].initial == neighbour.pk

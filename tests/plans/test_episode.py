"""A whole case through its pages, with one return, one re-plan, the closing and a follow-up."""

import pytest
from django.urls import reverse
from django.utils import timezone

from households.plans.models import Action, CasePlan, Goal, GoalTemplate
from households.plans.vocab import NEEDS
from tests.plans import making

pytestmark = pytest.mark.django_db
RISKS = dict.fromkeys(["risk_self", "risk_others", "risk_neglect"], "low")


@pytest.fixture
def at(enter, own, en):
    """``at(user, name, *keys, **data)``: open the page, and send ``data`` when there is any. The page after it."""

    def at(user, name, *keys, **data):
        client = enter(user)
        url = reverse(name if ":" in name else f"plans:{name}", args=keys)
        if name != "move":
            assert client.get(url).status_code == 200, url
        if not data:
            return client.get(url).content.decode()
        answer = client.post(url, data, follow=True)
        assert answer.redirect_chain, (url, answer.context and answer.context["form"].errors)
        return answer.content.decode()

    return at


@pytest.fixture
def plan(at, worker, own):
    at(worker, "new", own.pk, level="II", urgency="normal")
    return CasePlan.objects.get()


@pytest.fixture
def move(at, plan):
    def move(user, verb, **asked):
        plan.refresh_from_db()
        return at(user, "move", plan.pk, verb, version=plan.version, **asked)

    return move


def screen(level):
    return {f"item{n}": level for n in range(10)} | {f"need_{code}": 0 for code in NEEDS}


def test_a_whole_case(at, move, plan, worker, supervisor, own):
    today = timezone.localdate().isoformat()
    said = {"source": "worker", "came_on": today, "problem": "药费太高", "needs": ["medicine"], "version": 1}
    consent = {"consent_by": "王建华", "consent_how": "signed", "consent_scope": ["record"], "consent_on": today}
    decision = {"notice_version": "2026-1", "decision": "accept", "decision_reason": "在服务范围内"}
    at(worker, "intake", plan.pk, **said, **consent, **decision)
    move(worker, "submit_intake")
    page = move(supervisor, "return_intake", reason="请写明以往的帮助")
    assert "请写明以往的帮助" in page
    move(worker, "submit_intake")
    move(supervisor, "agree_intake")
    rows = {f"form-{n}-{name}": "" for n in range(5) for name in ("what", "severity", "cause", "member", "place")}
    rows |= {"form-0-what": "药费高", "form-0-severity": 4, "form-TOTAL_FORMS": 5, "form-INITIAL_FORMS": 0}
    at(worker, "assess", plan.pk, version=1, cause1="因病", cause2="", cause3="", **rows, **RISKS)
    page = at(worker, "screen", plan.pk)
    assert [page.count(words) for words in ("No difficulty", "Some difficulty", "Much difficulty")] == [10, 10, 10]
    at(worker, "screen", plan.pk, moment="before", **screen(2))
    assert "<svg" in at(worker, "assessment", plan.pk)
    move(worker, "to_planning")
    template = GoalTemplate.objects.for_causes(["因病"]).first()
    at(worker, "draft", plan.pk, templates=[template.pk])
    move(worker, "submit_plan")
    assert "waits for the supervisor" in at(supervisor, "plan", plan.pk)
    move(supervisor, "approve")
    move(worker, "begin", agreed_by="王建华", agreed_how="signed", agreed_on=today)
    goal, action = Goal.objects.get(), Action.objects.first()
    at(worker, "action_done", action.pk, result="已办结")
    at(worker, "note_new", plan.pk, form="home", began_at="2026-11-01T10:00", facts="血压稳定", analysis="有信心")
    move(worker, "replan", reason="要加一个措施")
    at(worker, "action_new", goal.pk, what="陪同复诊", due_on=today, owner_kind="worker", owner_name="")
    move(worker, "submit_plan")
    page = at(supervisor, "plan", plan.pk)
    assert "1 added" in page and "陪同复诊" in page
    move(supervisor, "approve")
    move(worker, "begin", agreed_by="王建华", agreed_how="said", agreed_on=today)
    outcome = {f"outcome{goal.pk}": "met", f"value{goal.pk}": 280, f"words{goal.pk}": "", "decision": "close"}
    page = at(worker, "review_new", plan.pk, **outcome, words="目标达到")
    assert "Review saved: Evaluation" in page
    at(worker, "screen", plan.pk, moment="after", **screen(0))
    assert "20 / 20" in at(worker, "reviews", plan.pk)
    close = {"reason": "goals", "words": "药费降了", "reaction": "", "handling": "", "remains": "按时复查"}
    for row in Action.objects.open():
        close |= {f"how_a{row.pk}": "handed", f"say_a{row.pk}": "社区卫生站"}
    assert "closing report" in at(worker, "closing", plan.pk)
    at(worker, "issues:close_case", plan.pk, **close, **{f"goal{goal.pk}": 100})
    move(worker, "submit_closing")
    scores = dict.fromkeys(["attitude", "timeliness", "result", "secrecy", "again"], "")
    at(supervisor, "satisfaction", plan.pk, on=today, how="phone", overall=5, words="谢谢", **scores)
    move(supervisor, "agree_closing")
    plan.refresh_from_db()
    assert plan.status == "closed" and not Action.objects.open().exists()
    look = plan.follow_ups.first()
    assert "Record" in at(worker, "plan", plan.pk)
    page = at(worker, "follow_up", look.pk, outcome="relapse", words="又停药了")
    plan.refresh_from_db()
    assert plan.status == "follow_up" and "they fell back; open a new case" in page
    assert "又停药了</textarea>" in at(worker, "move", plan.pk, "reopen")
    move(worker, "reopen", reason="又停药了")
    new = CasePlan.objects.open().get()
    assert (new.episode, new.previous) == (2, plan)
    assert new.intake.earlier_help == "药费降了\n按时复查"


def test_the_agreement_names_goals_and_signatures(at, worker, supervisor, own):
    plan = making.at_stage(own, worker, supervisor, "intervention")
    page = at(worker, "print", plan.pk)
    assert "办门诊慢特病待遇" in page and "signature" in page

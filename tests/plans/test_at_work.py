"""What happens to a case beside its moves: handed over, another level, an incident, notes, ticks; how it ends."""

from datetime import timedelta

import pytest
from django.utils import timezone

from caseload.core import wall_clock
from caseload.core.casework.moves import Overtaken
from caseload.core.models import Notice
from caseload.core.services.calendar import add_working_days, months_after, set_day
from households.models import CaseLevel
from households.plans.models import Action, Assessment, CasePlan, Conference, FollowUp, Goal, Problem
from households.plans.services.assessments import begin_assessment, save_assessment, take_screen
from households.plans.services.closings import save_closing
from households.plans.services.plans import (
    change_level,
    hand_over,
    households_handed_over,
    may_hand_over,
    move_plan,
    open_plan_of,
    report_incident,
    start_plan,
)
from households.plans.services.recounting import recount
from households.plans.services.reviews import record_follow_up, review_plan, take_back_follow_ups
from households.plans.services.work import (
    Done,
    actions_due,
    actions_to_tick,
    complete_actions,
    correct_note,
    reopen_action,
    write_conference,
    write_note,
)
from tests import make
from tests.plans import making

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate


@pytest.fixture
def at(own, worker, supervisor):
    return lambda stage, waiting="": making.at_stage(own, worker, supervisor, stage, waiting)


@pytest.fixture
def helper(east):
    return make.person("wu", "吴丽", "worker", post=east)


@pytest.fixture
def told(django_capture_on_commit_callbacks):
    """(who, of what) is told by ``act``."""

    def told(act):
        Notice.objects.all().delete()
        with django_capture_on_commit_callbacks(execute=True):
            act()
        return {(notice.user.username, notice.kind) for notice in Notice.objects.select_related("user")}

    return told


def level(code):
    return CaseLevel.objects.get(pk=code)


# --- in other hands ---


def test_a_case_handed_over_is_told_to_whoever_has_it_now_and_leaves_a_step(at, worker, supervisor, helper, told):
    plan = at("intervention")
    assert told(lambda: hand_over(by=supervisor, plan=plan, worker=helper, note="休产假")) == {
        ("wu", "plan_handed_over")
    }
    plan.refresh_from_db()
    step = plan.steps.first()
    assert (plan.worker, step.verb, step.words, step.facts, step.by) == (
        helper, "hand_over", "休产假", {"worker": "吴丽"}, supervisor,
    )  # fmt: skip
    assert told(lambda: hand_over(by=supervisor, plan=plan, worker=None, note="暂无人")) == set()
    assert told(lambda: hand_over(by=worker, plan=plan, worker=worker, note="接回")) == set()


@pytest.mark.parametrize(("stage", "goes"), [("intake", True), ("closed", True), ("finished", False)])
def test_a_case_goes_with_its_household(at, own, supervisor, helper, stage, goes):
    plan = at(stage)
    households_handed_over(by=supervisor, former={own.pk: plan.worker_id}, worker=helper, note="")
    plan.refresh_from_db()
    assert (plan.worker == helper) is goes
    steps = plan.steps.count()
    households_handed_over(by=supervisor, former={own.pk: helper.pk}, worker=helper, note="")
    assert plan.steps.count() == steps, "whoever has it already is not given it"


def test_who_may_hand_a_case_over(at, worker, supervisor, helper, office):
    plan = at("closed")
    assert [may_hand_over(user, plan) for user in (worker, supervisor, helper)] == [True, True, False]
    plan.status = "finished"
    assert not may_hand_over(worker, plan) and not may_hand_over(supervisor, plan)


def test_the_open_case_of_a_household(at, own, worker):
    assert open_plan_of(own) is None
    plan = at("intake")
    assert open_plan_of(own) == plan
    CasePlan.objects.update(status="finished", closed_on=TODAY())
    assert open_plan_of(own) is None


def test_a_new_case_goes_to_the_worker_of_the_household_and_tells_of_the_help_so_far(at, own, supervisor, worker):
    old = at("intervention")
    save_closing(by=worker, plan=old, achievements={}, settlements=[], reason="lost", words="药费降了", remains="复查")
    CasePlan.objects.update(status="closed", closed_on=TODAY())
    FollowUp.objects.create(plan=old, due_on=TODAY() + timedelta(days=30))
    done = FollowUp.objects.create(plan=old, due_on=TODAY(), done_on=TODAY(), outcome="relapse", by=worker)
    old.refresh_from_db()
    new = move_plan(by=supervisor, plan=old, verb="reopen", reason="又困难了")
    assert (new.worker, new.episode, new.previous, new.level_id) == (worker, 2, old, old.level_id)
    assert new.intake.earlier_help == "药费降了\n复查" and new.intake.contact == own.head_name
    assert set(old.follow_ups.filter(is_cancelled=False)) == {done}
    assert new.steps.get().words == "又困难了"


def test_a_household_without_a_worker_is_the_case_of_who_begins_it(east, supervisor):
    alone = make.household(east, "无人管")
    assert start_plan(by=supervisor, household=alone).worker == supervisor


# --- another level, an incident ---


def test_another_level_moves_the_next_review_by_as_much_as_its_interval(at, worker, own):
    plan = at("intervention")
    due, interval = plan.review_due_on, plan.level.review_days
    change_level(by=worker, plan=plan, level=level("II"), reason="要看得紧些", urgency="urgent")
    plan.refresh_from_db()
    own.refresh_from_db()
    assert plan.review_due_on == due + timedelta(days=level("II").review_days - interval) < due
    assert (plan.level_id, plan.urgency, own.case_level, plan.answer_by) == ("II", "urgent", "II", None)
    step = plan.steps.first()
    assert (step.verb, step.words, step.facts) == ("level", "要看得紧些", {"level": "II"})
    with pytest.raises(Overtaken):
        change_level(
            by=worker,
            plan=CasePlan(pk=plan.pk, status=plan.status, version=1, level=level("II")),
            level=level("I"),
            reason="x",
        )


def test_an_incident_makes_the_case_critical_at_once(at, worker, supervisor, office, own, told):
    plan = at("intervention")
    facts = {"kind": "violence", "words": "邻居报警", "happened_on": TODAY() - timedelta(days=1), "level": level("I")}
    found = []
    assert told(lambda: found.extend(report_incident(by=worker, plan=plan, **facts))) == {("zhao", "plan_urgent")}
    incident, how_many = found
    plan.refresh_from_db()
    own.refresh_from_db()
    assert (incident.words, incident.by, how_many) == ("邻居报警", worker, 1)
    assert (plan.urgency, plan.level_id, own.case_level) == ("critical", "I", "I")
    assert plan.review_due_on == TODAY() + timedelta(days=level("I").review_days)
    step = plan.steps.first()
    assert (step.verb, step.facts, step.words) == ("incident", {"kind": "violence"}, "")
    CasePlan.objects.update(review_due_on=TODAY())
    plan.refresh_from_db()
    report_incident(by=worker, plan=plan, **facts)
    assert CasePlan.objects.get().review_due_on == TODAY(), "an earlier review is not put off"


def test_the_level_on_the_household_is_recounted_from_its_open_case(at, own):
    at("intake")
    assert not list(recount(fix=False))
    type(own).objects.update(case_level="")
    assert [(row.kept, row.counted) for row in recount(fix=True)] == [("", "III")]
    CasePlan.objects.update(status="finished", closed_on=TODAY())
    assert [(row.kept, row.counted) for row in recount(fix=False)] == [("III", "")]


def test_a_day_off_gives_the_supervisor_a_day_more(at):
    plan = at("intake", "intake")
    by = plan.answer_by
    assert set_day(by=None, day=by, is_workday=False), "it is said"
    plan.refresh_from_db()
    assert plan.answer_by == add_working_days(by, 1) > by
    CasePlan.objects.update(answer_by=None, waiting="")
    told = set_day(by=None, day=plan.answer_by, is_workday=False)
    assert not [words for words in told if "督导" in words or "supervisor" in words]


# --- notes, conferences, ticks ---


def test_a_note_written_more_than_a_day_later_is_late_for_good(at, worker):
    plan, now = at("intervention"), timezone.now()
    with wall_clock.stands_at(now):
        in_time = write_note(by=worker, plan=plan, began_at=now - timedelta(hours=24), facts="药吃完了")
        late = write_note(by=worker, plan=plan, began_at=now - timedelta(hours=24, seconds=1), facts="药吃完了")
    assert (in_time.is_late, late.is_late, in_time.written_at, in_time.by) == (False, True, now, worker)
    correct_note(by=worker, note=in_time, facts="药还有")
    in_time.refresh_from_db()
    assert (in_time.facts, in_time.is_late) == ("药还有", False)
    correct_note(by=worker, note=in_time, began_at=now - timedelta(hours=25))
    correct_note(by=worker, note=late, began_at=now - timedelta(hours=1))
    for note in (in_time, late):
        note.refresh_from_db()
        assert note.is_late


def test_a_conference_is_kept(at, supervisor):
    said = {"participants": "李、赵", "question": "怎么办", "decision": "先办慢病证"}
    kept = write_conference(by=supervisor, plan=at("intervention"), **said)
    assert kept == Conference.objects.get() and (kept.by, kept.decision) == (supervisor, "先办慢病证")


def test_ticked_are_open_actions_of_ones_own_cases(at, worker, supervisor, colleague, own, foreign):
    plan = at("intervention")
    action = Action.objects.get()
    assert actions_to_tick(worker, own) == [action] and actions_to_tick(colleague, own) == []
    assert actions_to_tick(supervisor, own) == [], "reads the case, and does not do it"
    assert complete_actions(by=supervisor, done=[Done(action.pk, "x")], household=own) == []
    assert complete_actions(by=worker, done=[Done(action.pk, "x")], household=foreign) == []
    assert complete_actions(by=colleague, done=[Done(action.pk, "x")], household=own) == []
    (ended,) = complete_actions(by=worker, done=[Done(action.pk, "办好了"), Done(-1)], household=own)
    action.refresh_from_db()
    assert (ended, action.state, action.result) == (action, "done", "办好了")
    assert (action.ended_on, action.ended_by) == (TODAY(), worker)
    assert (
        complete_actions(by=worker, done=[Done(action.pk, "又一次")], household=own) == []
        and actions_to_tick(worker, own) == []
    )
    reopen_action(by=worker, action=action)
    action.refresh_from_db()
    assert (action.state, action.result, action.ended_on, action.ended_by) == ("doing", "", None, None)
    Action.objects.update(state="dropped", reason="x", ended_on=TODAY())
    action.refresh_from_db()
    reopen_action(by=worker, action=action)
    assert Action.objects.get().state == "dropped", "only a tick is taken back"
    CasePlan.objects.filter(pk=plan.pk).update(waiting="closing", answer_by=TODAY())
    Action.objects.update(state="todo", ended_on=None)
    assert actions_to_tick(worker, own) == [] == complete_actions(by=worker, done=[Done(action.pk)], household=own)
    Action.objects.update(state="done", ended_on=TODAY())
    reopen_action(by=worker, action=Action.objects.select_related("goal__plan").get())
    assert Action.objects.get().state == "done"


@pytest.mark.parametrize(("days", "is_due"), [(-1, True), (0, True), (1, False)])
def test_actions_due_are_ones_own_by_today(at, worker, supervisor, days, is_due):
    at("intervention")
    Action.objects.update(due_on=TODAY() + timedelta(days=days))
    assert actions_due(worker).exists() is is_due and not actions_due(supervisor).exists()
    Action.objects.update(since=None)
    assert not actions_due(worker).exists(), "it is not in force"


# --- assessment ---


def test_a_new_assessment_goes_on_from_the_last_one(at, own, worker):
    type(own).objects.update(main_cause="因病", other_causes=["因学"])
    own.refresh_from_db()
    plan = at("assessment")
    first = plan.assessments.get()
    assert first.causes == ["因病", "因学"] and "王建华（户主" in first.person
    problems = [{"what": "药费高", "severity": 4, "cause": "因病", "member": own.head}, {"what": "漏雨", "severity": 2}]
    first = save_assessment(
        by=worker, assessment=first, problems=problems, strengths="女儿孝顺", risk_self="low", causes=["因病"]
    )
    assert (first.version, first.by) == (2, worker)
    second = begin_assessment(plan, worker)
    assert (second.strengths, second.risk_self, second.causes) == ("女儿孝顺", "low", ["因病"])
    copied = second.problems.values_list("what", "severity", "cause", "member", "priority")
    assert list(copied) == [("药费高", 4, "因病", own.head_id, 1), ("漏雨", 2, "", None, 2)]
    save_assessment(by=worker, assessment=first, problems=problems[1:])
    assert list(first.problems.values_list("what", "priority")) == [("漏雨", 1)]
    with pytest.raises(Overtaken):
        save_assessment(by=worker, assessment=Assessment(pk=first.pk, version=1), problems=[])
    assert Problem.objects.filter(assessment=second).count() == 2


def test_the_screen_is_summed_and_keeps_what_presses(at, worker):
    screen = take_screen(
        by=worker, plan=at("assessment"), moment="before", items=[2, 1, *[0] * 8], needs={"a": 3, "b": 0}
    )
    assert (screen.total, screen.needs, screen.by) == (3, {"a": 3}, worker)


# --- reviews and the end ---


def test_a_review_puts_on_each_goal_how_it_stands(at, worker, supervisor):
    plan = at("intervention")
    met = plan.goals.get()
    others = [Goal.objects.create(plan=plan, since=met.since, **making.goal_facts(title)) for title in "甲乙"]
    said = [
        {"outcome": "met", "value": None, "words": "好了"},
        {"outcome": "not_met", "value": 800, "words": ""},
        {"outcome": "dropped", "value": None, "words": "老人去世"},
    ]
    older, due = CasePlan.objects.get(), plan.review_due_on
    day = TODAY() - timedelta(days=2)
    found = review_plan(
        by=worker, plan=plan, goals=dict(zip([met, *others], said, strict=True)), decision="continue", on=day
    )
    assert (found.on, found.due_on, found.by, found.goals.count()) == (day, due, worker, 3)
    rows = list(Goal.objects.order_by("pk").values_list("state", "current", "reason", "state_on"))
    assert rows == [("met", None, "", day), ("active", 800, "", day), ("dropped", None, "老人去世", day)]
    assert CasePlan.objects.get().review_due_on == day + timedelta(days=plan.level.review_days)
    assert plan.steps.first().verb == "review" and plan.steps.first().facts == {"decision": "continue"}
    with pytest.raises(Overtaken):
        move_plan(by=worker, plan=older, verb="replan", reason="旧页面")


@pytest.mark.parametrize("reason", ["died", "lost"])
def test_a_closing_settles_each_action_as_it_says(at, worker, supervisor, told, reason):
    plan = at("intervention")
    goal = plan.goals.get()
    handed = goal.actions.get()
    done, dropped = (Action.objects.create(goal=goal, since=goal.since, **making.action_facts(what)) for what in "甲乙")
    rows = [
        {"action": handed, "title": "a", "how": "handed", "handed_to": "卫生站", "reason": ""},
        {"action": done, "title": "b", "how": "done", "reason": "办好了"},
        {"action": dropped, "title": "c", "how": "dropped", "reason": "不需要了"},
    ]
    save_closing(by=worker, plan=plan, achievements={goal: 80}, settlements=rows, reason=reason, remains="无")
    assert told(lambda: move_plan(by=worker, plan=plan, verb="submit_closing")) == {("zhao", "plan_to_agree")}
    assert told(lambda: move_plan(by=supervisor, plan=plan, verb="agree_closing")) == {("li", "plan_answered")}
    found = Action.objects.order_by("pk").values_list("state", "result", "reason", "handed_to", "ended_on", "ended_by")
    assert list(found) == [
        ("handed", "", "", "卫生站", TODAY(), supervisor.pk),
        ("done", "办好了", "", "", TODAY(), supervisor.pk),
        ("dropped", "", "不需要了", "", TODAY(), supervisor.pk),
    ]
    goal.refresh_from_db()
    plan.refresh_from_db()
    assert (goal.state, goal.state_on, plan.closing.agreed_by) == ("partly", TODAY(), supervisor)
    assert not plan.follow_ups.exists(), "nobody is looked at who cannot be found"


def test_what_is_open_goes_to_whoever_accepted_the_case(at, worker):
    plan = at("intervention")
    making.fill_referral(plan, worker)
    move_plan(by=worker, plan=plan, verb="refer", reason="请残联接手")
    action = Action.objects.get()
    assert (action.state, action.handed_to, action.ended_on, action.ended_by) == ("handed", "区残联", TODAY(), worker)


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        ((2026, 1, 31), 1, (2026, 2, 28)),
        ((2026, 11, 30), 3, (2027, 2, 28)),
        ((2026, 12, 5), 6, (2027, 6, 5)),
        ((2025, 12, 31), 12, (2026, 12, 31)),
    ],
)
def test_months_later_is_the_same_day_or_the_last(day, months, later):
    date = timezone.datetime
    assert months_after(date(*day).date(), months) == date(*later).date()


def test_a_follow_up_that_goes_on_is_not_ended_by_taking_one_look_back(at, worker):
    plan = at("closed")
    first, second, *_rest = plan.follow_ups.all()
    for look in (first, second):
        assert record_follow_up(by=worker, follow_up=look, outcome="stable", words="好")
    take_back_follow_ups(by=worker, follow_ups=[first])
    assert CasePlan.objects.get().status == "follow_up"
    take_back_follow_ups(by=worker, follow_ups=[second])
    assert CasePlan.objects.get().status == "closed"
    assert plan.steps.first().verb == "take_back_follow_up" and plan.steps.first().by == worker
    steps = plan.steps.count()
    take_back_follow_ups(by=worker, follow_ups=[second])
    assert plan.steps.count() == steps


@pytest.mark.parametrize(("outcome", "kind"), [("stable", "ok"), ("attention", "warn"), ("relapse", "late"), ("", "")])
def test_how_a_look_is_shown(outcome, kind):
    assert FollowUp(outcome=outcome).outcome_kind == kind


def test_a_relapse_is_what_the_last_look_says():
    looks = [FollowUp(done_on=TODAY(), outcome="relapse"), FollowUp(done_on=None)]
    assert CasePlan.relapse_in(looks) is looks[0]
    assert CasePlan.relapse_in([*looks, FollowUp(done_on=TODAY(), outcome="stable")]) is None
    assert CasePlan.relapse_in([]) is None

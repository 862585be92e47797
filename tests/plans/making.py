"""Case plans for tests: brought to a stage with everything that the stage wants."""

from datetime import timedelta

from django.utils import timezone

from households.plans.models import (
    Achievement,
    Action,
    Closing,
    FollowUp,
    Goal,
    GoalReview,
    Intake,
    Referral,
    Review,
    Satisfaction,
)
from households.plans.services.assessments import begin_assessment, save_assessment, take_screen
from households.plans.services.goals import add_goal
from households.plans.services.plans import move_plan, start_plan
from households.plans.services.referrals import prepare_referral
from households.plans.services.work import write_note
from tests import make
from visits.issues.models import IssueOfAction

AGREED = {"agreed_by": "王建华", "agreed_how": "signed", "agreed_on": timezone.localdate}


def asked():
    """Everything that any move asks for."""
    return {"reason": "情况有变", **AGREED, "agreed_on": timezone.localdate()}


def fill_intake(plan, **facts):
    said = {
        "source": "worker",
        "problem": "药费太高，吃不起药",
        "needs": ["medicine"],
        "consent_by": "王建华",
        "consent_how": "signed",
        "consent_scope": ["record"],
        "consent_on": timezone.localdate(),
        "notice_version": "2026-1",
        "decision": "accept",
        "decision_reason": "在服务范围内",
    }
    Intake.objects.filter(plan=plan).update(**{**said, **facts})
    plan.intake.refresh_from_db()


def fill_assessment(plan, by):
    found = plan.assessments.first() or begin_assessment(plan, by)
    risks = dict.fromkeys(["risk_self", "risk_others", "risk_neglect"], "low")
    problems = [{"what": "药费高", "severity": 4, "cause": "因病"}]
    save_assessment(by=by, assessment=found, problems=problems, causes=["因病"], strengths="女儿孝顺", **risks)
    take_screen(by=by, plan=plan, moment="before", items=[1] * 10, needs={"medicine": 3})


def goal_facts(title="看病花费降下来", **facts):
    due = timezone.localdate() + timedelta(days=90)
    said = {"title": title, "indicator": "每月自付药费", "unit": "元", "baseline": 860, "target": 200, "due_on": due}
    return {**said, **facts}


def action_facts(what="办门诊慢特病待遇", **facts):
    return {"what": what, "owner_kind": "worker", "due_on": timezone.localdate() + timedelta(days=20), **facts}


def fill_goals(plan, by):
    return add_goal(by=by, plan=plan, actions=[action_facts()], **goal_facts())


def review(plan, by, decision="close"):
    found = Review.objects.create(plan=plan, of=plan.versions.first(), decision=decision, words="可以", by=by)
    for goal in plan.goals.all():
        GoalReview.objects.create(review=found, goal=goal, outcome="met")
    return found


def fill_closing(plan, by, asker, reason="client"):
    """A closing report with everything settled, and the household asked."""
    closing = Closing.objects.create(plan=plan, reason=reason, remains="按时复查", proposed_by=by)
    for goal in plan.goals.filter(since__isnull=False):
        Achievement.objects.create(closing=closing, goal=goal, percent=80)
        for action in goal.actions.open():
            closing.settlements.create(action=action, title=action.what, how="handed", handed_to="社区卫生站")
    Satisfaction.objects.create(plan=plan, how="phone", overall=5, asked_by=asker, worker=plan.worker)
    return closing


def end_well(plan, by, asker):
    """The goals are reached, and the screen says so too."""
    take_screen(by=by, plan=plan, moment="after", items=[0] * 10, needs={})
    return fill_closing(plan, by, asker, "goals")


def fill_referral(plan, by):
    day = timezone.localdate()
    facts = {"sent_on": day, "reply_by": day, "consent_on": day, "consent_by": "王建华", "replied_on": day}
    return Referral.objects.create(
        plan=plan, to="区残联", reason="辅具", shared="基本情况", by=by, status="accepted", **facts
    )


def at_stage(household, worker, supervisor, stage, waiting=""):
    """A plan of ``worker`` brought to ``stage`` by the moves themselves."""
    plan = start_plan(by=worker, household=household)
    fill_intake(plan)
    if (stage, waiting) == ("intake", ""):
        return plan
    if waiting == "closing":
        plan = at_stage_of(plan, worker, supervisor, stage, "")
        fill = end_well if stage == "evaluation" else fill_closing
        fill(plan, worker, supervisor)
        return move_plan(by=worker, plan=plan, verb="submit_closing")
    return at_stage_of(plan, worker, supervisor, stage, waiting)


WAY = [
    # verb, by, stage and wait after it
    ("submit_intake", "worker", "intake", "intake"),
    ("agree_intake", "supervisor", "assessment", ""),
    ("to_planning", "worker", "planning", ""),
    ("submit_plan", "worker", "planning", "approval"),
    ("approve", "supervisor", "planning", "agreement"),
    ("begin", "worker", "intervention", ""),
    ("evaluate", "worker", "evaluation", ""),
    ("submit_closing", "worker", "evaluation", "closing"),
    ("agree_closing", "supervisor", "closed", ""),
    ("follow_up", "worker", "follow_up", ""),
    ("finish", "worker", "finished", ""),
]
PREPARE = {
    "to_planning": lambda plan, by, other: fill_assessment(plan, by),
    "submit_plan": lambda plan, by, other: fill_goals(plan, by),
    "evaluate": lambda plan, by, other: review(plan, by),
    "submit_closing": lambda plan, by, other: end_well(plan, by, other),
    "finish": lambda plan, by, other: FollowUp.objects.filter(plan=plan).update(
        done_on=timezone.localdate(), outcome="stable", by=by
    ),
}


def at_stage_of(plan, worker, supervisor, stage, waiting):
    """Take ``plan`` along the usual way until it stands at ``stage``."""
    if stage == "declined":
        move_plan(by=worker, plan=plan, verb="submit_intake")
        return move_plan(by=supervisor, plan=plan, verb="decline", reason="不属于本街道")
    if stage == "referred":
        fill_referral(plan, worker)
        return move_plan(by=worker, plan=plan, verb="refer", reason="请残联接手")
    people = {"worker": worker, "supervisor": supervisor}
    for verb, who, status, wait in WAY:
        if (plan.status, plan.waiting) == (stage, waiting):
            return plan
        if verb in PREPARE:
            PREPARE[verb](plan, worker, supervisor)
        move_plan(by=people[who], plan=plan, verb=verb, **asked())
        assert (plan.status, plan.waiting) == (status, wait)
    return plan


def _with_an_issue(goal, by):
    action = Action.objects.create(goal=goal, **action_facts("陪同办理"))
    IssueOfAction.objects.create(action=action, issue=make.issue(by, goal.plan.household))
    return action


def rows_of(household, by):
    """A plan with one row of everything that has an address, by what its address is about."""
    plan = start_plan(by=by, household=household)
    goal = Goal.objects.create(plan=plan, **goal_facts())
    note = write_note(by=by, plan=plan, began_at=timezone.now(), facts="老人说药吃完了")
    referral = prepare_referral(by=by, plan=plan, to="区残联", reason="辅具", shared="基本情况")
    picture, document = make.files_of(referral.steps.get(), by)
    return {
        "plan": (plan.pk,),
        "plan_move": (plan.pk, "refer"),
        "goal": (goal.pk,),
        "action": (Action.objects.create(goal=goal, **action_facts()).pk,),
        "action_issue": (_with_an_issue(goal, by).pk,),
        "note": (note.pk,),
        "follow_up": (FollowUp.objects.create(plan=plan, due_on=timezone.localdate()).pk,),
        "referral": (referral.pk,),
        "referral_step": (referral.pk, "send"),
        "referral_picture": (picture.pk,),
        "referral_document": (document.pk,),
    }

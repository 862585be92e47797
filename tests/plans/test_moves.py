"""The moves of a case: the whole table, what each leaves, and two people at once."""

from concurrent.futures import ThreadPoolExecutor
from itertools import product

import pytest
from django.db import connection, transaction
from django.utils import timezone

from caseload.core.casework.moves import MoveRefused, Overtaken
from caseload.core.models import Notice
from households.plans.models import Action, CasePlan, FollowUp
from households.plans.models.moves import MOVES
from households.plans.services.plans import PlanOpen, move_plan, start_plan
from tests import make
from tests.plans import making

pytestmark = pytest.mark.django_db

ENDS = ["closed", "follow_up", "finished", "referred", "declined"]
POSITIONS = [
    *[(stage, "") for stage in CasePlan.OPEN],
    *[(stage, "closing") for stage in CasePlan.OPEN],
    ("intake", "intake"),
    ("planning", "approval"),
    ("planning", "agreement"),
    *[(stage, "") for stage in ENDS],
]
W, S = {"worker"}, {"supervisor"}
POSSIBLE = {
    ("intake", ""): {"submit_intake": ("intake", "intake")},
    ("intake", "intake"): {
        "agree_intake": ("assessment", ""),
        "return_intake": ("intake", ""),
        "decline": ("declined", ""),
    },
    ("assessment", ""): {"to_planning": ("planning", "")},
    ("planning", ""): {"submit_plan": ("planning", "approval"), "reassess": ("assessment", "")},
    ("planning", "approval"): {"approve": ("planning", "agreement"), "return_plan": ("planning", "")},
    ("planning", "agreement"): {
        "begin": ("intervention", ""),
        "revise": ("planning", ""),
        "reassess": ("assessment", ""),
    },
    ("intervention", ""): {
        "evaluate": ("evaluation", ""),
        "reassess": ("assessment", ""),
        "replan": ("planning", ""),
    },
    ("evaluation", ""): {
        "resume": ("intervention", ""),
        "reassess": ("assessment", ""),
        "replan": ("planning", ""),
    },
    ("closed", ""): {"follow_up": ("follow_up", "")},
    ("follow_up", ""): {"finish": ("finished", "")},
}
for stage, waiting in POSITIONS:
    row = POSSIBLE.setdefault((stage, waiting), {})
    if stage in ENDS:
        row["reopen"] = (stage, "")
    elif waiting == "closing":
        row |= {"agree_closing": ("closed", ""), "return_closing": (stage, "")}
    elif waiting in ("", "agreement"):
        row |= {"submit_closing": (stage, "closing"), "refer": ("referred", "")}
FOR_SUPERVISOR = {
    *["agree_intake", "return_intake", "decline", "approve", "return_plan", "agree_closing", "return_closing"],
}


def may(role, verb):
    """The case worker takes their own steps; a supervisor answers. Anybody who works on cases may open a new one."""
    if verb == "reopen":
        return role in ("worker", "colleague", "supervisor")
    return role == ("supervisor" if verb in FOR_SUPERVISOR else "worker")


@pytest.fixture
def people(worker, colleague, supervisor, office, admin):
    return {"worker": worker, "colleague": colleague, "supervisor": supervisor, "office": office, "admin": admin}


def provide(plan, worker, supervisor, verb):
    """What the move wants, where the way to the stage did not bring it."""
    if verb == "evaluate" and not plan.reviews.exists():
        making.review(plan, worker)
    if verb == "submit_plan" and not plan.goals.exists():
        making.fill_goals(plan, worker)
    if verb == "to_planning":
        making.fill_assessment(plan, worker)
    if verb == "submit_closing":
        (making.end_well if plan.status == "evaluation" else making.fill_closing)(plan, worker, supervisor)
    if verb == "refer":
        making.fill_referral(plan, worker)
    if verb == "finish":
        FollowUp.objects.update(done_on=timezone.localdate(), outcome="stable")


def test_the_table_names_every_position_once():
    assert len(POSITIONS) == len(set(POSITIONS)) == len(POSSIBLE)
    named = {verb for row in POSSIBLE.values() for verb in row}
    assert named == {move.verb for move in MOVES}


@pytest.mark.parametrize("position", POSITIONS, ids="-".join)
def test_every_stage_verb_and_person(people, own, position):
    worker, supervisor = people["worker"], people["supervisor"]
    plan = making.at_stage(own, worker, supervisor, *position)
    steps = plan.steps.count()
    for verb, (role, person) in product([move.verb for move in MOVES], people.items()):
        target = POSSIBLE[position].get(verb)
        if target and may(role, verb):
            with transaction.atomic():
                it_moves(plan.pk, worker, supervisor, verb, person, target)
                transaction.set_rollback(True)
        else:
            with pytest.raises(MoveRefused) as refused:
                move_plan(by=person, plan=plan, verb=verb, **making.asked())
            assert str(refused.value), (verb, role)
    plan.refresh_from_db()
    assert (plan.status, plan.waiting) == position and plan.steps.count() == steps


def it_moves(key, worker, supervisor, verb, person, target):
    row = CasePlan.objects.select_related("level", "household", "worker").get(pk=key)
    provide(row, worker, supervisor, verb)
    move_plan(by=person, plan=row, verb=verb, **making.asked())
    row.refresh_from_db()
    assert (row.status, row.waiting) == target, (verb, person)
    step = row.steps.first()
    assert (step.verb, step.by) == (verb, person)


@pytest.mark.parametrize(
    "position, verb, missing",
    [
        (("intake", ""), "submit_intake", 5),
        (("assessment", ""), "to_planning", 4),
        (("planning", ""), "submit_plan", 1),
        (("intervention", ""), "evaluate", 1),
        (("intervention", ""), "submit_closing", 1),
        (("intervention", ""), "refer", 1),
        (("follow_up", ""), "finish", 1),
    ],
)
def test_a_move_says_what_the_stage_still_lacks(worker, supervisor, own, position, verb, missing):
    plan = making.at_stage(own, worker, supervisor, *position)
    if verb == "submit_intake":
        making.fill_intake(plan, source="", problem="", needs=[], consent_on=None, decision="")
    with pytest.raises(MoveRefused) as refused:
        move_plan(by=worker, plan=plan, verb=verb, **making.asked())
    assert len(refused.value.missing) == missing and all(refused.value.missing)


def test_nobody_agrees_to_their_own_case(supervisor, east):
    household = make.household(east, "赵家", worker=supervisor)
    plan = start_plan(by=supervisor, household=household)
    making.fill_intake(plan)
    move_plan(by=supervisor, plan=plan, verb="submit_intake")
    with pytest.raises(MoveRefused) as refused:
        move_plan(by=supervisor, plan=plan, verb="agree_intake")
    assert "Somebody other" in str(refused.value) or str(refused.value)


def test_a_household_has_one_open_plan_and_a_new_one_after_it_ended(worker, supervisor, own):
    plan = start_plan(by=worker, household=own)
    with pytest.raises(PlanOpen):
        start_plan(by=worker, household=own)
    making.fill_referral(plan, worker)
    move_plan(by=worker, plan=plan, verb="refer", reason="转介")
    new = move_plan(by=worker, plan=plan, verb="reopen", reason="又困难了")
    assert (new.episode, new.previous, new.status) == (2, plan, "intake")
    with pytest.raises((MoveRefused, Overtaken)):
        move_plan(by=worker, plan=plan, verb="reopen", reason="再来")


def test_the_rhythm_of_the_household_follows_the_case(worker, supervisor, own):
    make.visit(own, worker)
    own.refresh_from_db()
    assert own.visit_rule == "ordinary"
    plan = start_plan(by=worker, household=own, level="II")
    own.refresh_from_db()
    assert (own.case_level, own.visit_rule) == ("II", "case_ii")
    assert (own.next_visit_on - own.last_visit_on).days == 14
    making.fill_referral(plan, worker)
    move_plan(by=worker, plan=plan, verb="refer", reason="转介")
    own.refresh_from_db()
    assert (own.case_level, own.visit_rule) == ("", "ordinary")
    assert (own.next_visit_on - own.last_visit_on).days == 90


def test_closing_settles_what_was_open_and_follow_ups_appear(worker, supervisor, own):
    plan = making.at_stage(own, worker, supervisor, "intervention", "closing")
    move_plan(by=supervisor, plan=plan, verb="agree_closing")
    action = Action.objects.get()
    assert (action.state, action.handed_to) == ("handed", "社区卫生站")
    days = [(row.due_on - timezone.localdate()).days for row in plan.follow_ups.all()]
    assert [28 <= days[0] <= 31, 89 <= days[1] <= 92, 181 <= days[2] <= 184] == [True] * 3
    plan.refresh_from_db()
    assert plan.closed_on == timezone.localdate() and plan.review_due_on is None


def test_those_concerned_are_told_without_a_word_of_the_case(
    worker, supervisor, own, django_capture_on_commit_callbacks
):
    plan = making.at_stage(own, worker, supervisor, "intake")
    with django_capture_on_commit_callbacks(execute=True):
        move_plan(by=worker, plan=plan, verb="submit_intake")
        move_plan(by=supervisor, plan=plan, verb="return_intake", reason="家里有人酗酒，请补充")
    told = list(Notice.objects.order_by("pk").values_list("user", "kind"))
    assert told == [(supervisor.pk, "plan_to_agree"), (worker.pk, "plan_answered")]
    assert "酗酒" not in str([(notice.text, notice.facts) for notice in Notice.objects.all()])


def test_of_two_who_move_at_once_one_wins(committed):
    area = make.area(None, "370799001", "青禾街道")
    worker = make.person("li", "李秀兰", "worker", post=area)
    chiefs = [make.person(name, "督导", "supervisor", post=area, areas=[area]) for name in ("zhao", "qian")]
    household = make.household(area, worker=worker)
    plan = making.at_stage(household, worker, chiefs[0], "intake", "intake")
    copies = [CasePlan.objects.get(pk=plan.pk) for _ in range(8)]

    def answer(number):
        verb = ["agree_intake", "return_intake"][number % 2]
        try:
            move_plan(by=chiefs[number % 2], plan=copies[number], verb=verb, reason="补充")
        except Overtaken:
            return "overtaken"
        finally:
            connection.close()
        return "moved"

    with ThreadPoolExecutor(4) as pool:
        outcomes = sorted(pool.map(answer, range(8)))
    assert outcomes == ["moved", *["overtaken"] * 7]
    assert plan.steps.count() == 3


def test_of_those_who_begin_at_once_one_wins(committed):
    area = make.area(None, "370799001", "青禾街道")
    worker = make.person("li", "李秀兰", "worker", post=area)
    household = make.household(area, worker=worker)

    def begin(_number):
        try:
            start_plan(by=worker, household=household)
        except PlanOpen:
            return "open"
        finally:
            connection.close()
        return "begun"

    with ThreadPoolExecutor(4) as pool:
        assert sorted(pool.map(begin, range(4))) == ["begun", "open", "open", "open"]
    assert CasePlan.objects.count() == 1

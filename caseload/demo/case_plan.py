"""What comes before the work: intake with consent, assessment with its scored screen, goals, versions, agreement."""

from datetime import timedelta

from caseload.demo import case_words as words
from households.plans.services import assessments
from households.plans.services.goals import add_action, add_goal, change_action
from households.plans.services.requirements import open_actions
from households.plans.vocab import NOTICE_VERSION

TO_AGREE = 6
"""About so many days pass from setting goals to the household's agreement."""
MORE = ("每月底一起对一遍措施", "worker", "", 30, "对过一遍，少的两条补上了")
"""The action that a second version adds."""


def intake(story, *, whole=True, accept=True):
    """The intake form; not ``whole``: begun, without consent and decision yet."""
    rng, cause, head = story.rng, story.household.main_cause, story.household.head_name
    said = {
        "source": rng.choice(["worker", "worker", "outreach", "self", "community", "government", "relative"]),
        "problem": rng.choice(words.SAID[cause]),
        "needs": list(words.NEEDS[cause]),
        "earlier_help": rng.choice(words.EARLIER),
    }
    if whole:
        said |= {
            "consent_by": head,
            "consent_how": rng.choice(["signed", "signed", "oral"]),
            "consent_scope": ["record", "visit", "share"],
            "consent_on": story.day,
            "notice_version": NOTICE_VERSION,
            "decision": "accept" if accept else "decline",
            "decision_reason": rng.choice(words.ACCEPTED) if accept else words.DECLINED,
        }
    assessments.save_intake(by=story.worker, intake=story.plan.intake, **said)


def assess(story):
    """To what file and visits say, the worker's own words, the problems in order, the risks and the first screen."""
    rng, cause = story.rng, story.household.main_cause
    said = {name: rng.choices(["none", "low", "medium"], [60, 30, 10])[0] for name in words.RISKS_ASKED}
    said |= {
        "family": story.fill(rng.choice(words.FAMILY)),
        "network": rng.choice(words.NETWORK),
        "strengths": rng.choice(words.STRENGTHS),
        "risk_words": rng.choice(words.RISKS),
    }
    concerned = story.concerned()
    problems = [
        {"what": what, "severity": severity, "cause": cause, "member": concerned}
        for what, severity in words.PROBLEMS[cause]
    ]
    found = story.plan.assessments.first()
    assessments.save_assessment(by=story.worker, assessment=found, problems=problems, **said)
    take_screen(story, "before", [rng.choices([0, 1, 2], [20, 45, 35])[0] for _ in range(10)])


def take_screen(story, moment, items):
    """The needs are pressing at first and shrink with the difficulties."""
    worst = {"before": 3, "between": 2, "after": 1}[moment]
    needs = {code: max(worst - place, 1) for place, code in enumerate(words.NEEDS[story.household.main_cause])}
    assessments.take_screen(by=story.worker, plan=story.plan, moment=moment, items=items, needs=needs)


def set_goals(story, span):
    """Two goals for the cause, sometimes one or three; ``span``: over how many days of work the actions lie."""
    rng, cause = story.rng, story.household.main_cause
    known = words.GOALS[cause]
    for row in rng.sample(known, min(rng.choice([1, 2, 2, 2, 3]), len(known))):
        step = 10 if row.start[1] > 100 else 1
        stretch = max(1, span / max(days for _what, _who, _name, days, _result in row.actions))
        add_goal(
            by=story.worker,
            plan=story.plan,
            title=story.fill(row.title),
            member=story.concerned() if "{who}" in row.title else None,
            cause=cause,
            indicator=row.indicator,
            unit=row.unit,
            baseline=rng.randrange(row.start[0], row.start[1] + 1, step),
            target=row.target,
            due_on=story.day + timedelta(days=max(row.days, span + 30)),
            actions=[_action(story, action, stretch) for action in row.actions],
        )


def _action(story, row, stretch=1):
    """As ``add_action`` takes it."""
    what, owner, name, days, _result = row
    return {
        "what": what,
        "owner_kind": owner,
        "owner_name": name or (story.household.head_name if owner == "household" else ""),
        "due_on": story.day + timedelta(days=TO_AGREE + round(days * stretch)),
    }


def give_back(story):
    """The supervisor returns the plan, and it is handed in once more a day later."""
    story.move("return_plan", words.RETURNED_PLAN)
    yield from story.go(1, 1)
    story.move("submit_plan")


def agree(story):
    """The household agrees: goals and actions are in force, and the first review has its day."""
    how = story.rng.choice(["signed", "signed", "said"])
    story.move("begin", agreed_by=story.household.head_name, agreed_how=how, agreed_on=story.day)
    story.begun_on = story.begun_on or story.day


def replan(story):
    """Back to planning: one action is added, one is put off."""
    story.move("replan", words.REPLANNED)
    plan = story.plan
    if left := open_actions(plan).order_by("due_on").last():
        change_action(by=story.worker, action=left, due_on=left.due_on + timedelta(days=15))
    add_action(by=story.worker, goal=plan.goals.first(), **_action(story, MORE))

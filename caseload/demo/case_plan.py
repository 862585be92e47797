"""What comes before the work: intake with consent, assessment with its scored screen, goals, versions, agreement."""

from datetime import timedelta
from decimal import Decimal

from caseload.demo import case_words as words
from households.plans.models import Action, Assessment, Goal, Intake, PlanVersion, Problem, Screen
from households.plans.services.assessments import known_of
from households.plans.services.goals import goal_content
from households.plans.vocab import NOTICE_VERSION

TO_AGREE = 6
"""About so many days pass from setting goals to the household's agreement."""
MORE = ("每月底一起对一遍措施", "worker", "", 30, "对过一遍，少的两条补上了")
"""The action that a second version adds."""


def concerned(story):
    """The member whom the cause concerns: who is ill, a child at school, else the head."""
    head, *others = story.file.members
    if story.household.main_cause == "因学":
        return next((member for member in others if member.school_status), head)
    return head


def fill(story, text):
    return text.format(who=concerned(story).name, head=story.household.head_name)


def intake(story, *, whole=True, accept=True):
    """The intake form; not ``whole``: begun, without consent and decision yet."""
    rng, cause = story.rng, story.household.main_cause
    said = {
        "source": rng.choice(["worker", "worker", "outreach", "self", "community", "government", "relative"]),
        "problem": rng.choice(words.SAID[cause]),
        "needs": list(words.NEEDS[cause]),
        "earlier_help": rng.choice(words.EARLIER),
    }
    if whole:
        said |= {
            "consent_by": story.household.head_name,
            "consent_how": rng.choice(["signed", "signed", "oral"]),
            "consent_scope": ["record", "visit", "share"],
            "consent_on": story.day,
            "notice_version": NOTICE_VERSION,
            "decision": "accept" if accept else "decline",
            "decision_reason": rng.choice(words.ACCEPTED) if accept else words.DECLINED,
        }
    story.add(Intake, plan=story.plan, came_on=story.day, contact=story.household.head_name, **said)


def begin_assessment(story):
    """As the system begins it: with what the household's file says."""
    household = story.household
    causes = [cause for cause in [household.main_cause, *household.other_causes] if cause]
    return story.add(
        Assessment,
        plan=story.plan,
        on=story.day,
        by=story.overseer,
        causes=causes,
        **known_of(household, story.file.members),
    )


def assess(story, assessment):
    """The worker's own words, the problems in order, the risks and the first screen."""
    rng, household = story.rng, story.household
    assessment.by, assessment.version = story.worker, 2
    assessment.family = fill(story, rng.choice(words.FAMILY))
    assessment.network, assessment.strengths = rng.choice(words.NETWORK), rng.choice(words.STRENGTHS)
    for name in ("risk_self", "risk_others", "risk_neglect"):
        setattr(assessment, name, rng.choices(["none", "low", "medium"], [60, 30, 10])[0])
    assessment.risk_words = rng.choice(words.RISKS)
    for place, (what, severity) in enumerate(words.PROBLEMS[household.main_cause], 1):
        facts = {"what": what, "severity": severity, "cause": household.main_cause, "member": concerned(story)}
        story.add(Problem, assessment=assessment, priority=place, **facts)
    take_screen(story, "before", [rng.choices([0, 1, 2], [20, 45, 35])[0] for _ in range(10)])


def take_screen(story, moment, items):
    """The needs are pressing at first and shrink with the difficulties."""
    worst = {"before": 3, "between": 2, "after": 1}[moment]
    needs = {code: max(worst - place, 1) for place, code in enumerate(words.NEEDS[story.household.main_cause])}
    story.screen = story.add(
        Screen,
        plan=story.plan,
        moment=moment,
        on=story.day,
        by=story.worker,
        items=items,
        needs=needs,
        total=sum(items),
    )


def exact(number):
    """As the database gives it back, so that a version and the goal read alike."""
    return Decimal(number).quantize(Decimal("0.01"))


def set_goals(story, span):
    """Two goals for the cause, sometimes one or three; ``span``: over how many days of work the actions lie."""
    rng, cause = story.rng, story.household.main_cause
    known = words.GOALS[cause]
    chosen = rng.sample(known, min(rng.choice([1, 2, 2, 2, 3]), len(known)))
    for place, row in enumerate(chosen, 1):
        step = 10 if row.start[1] > 100 else 1
        goal = story.add(
            Goal,
            plan=story.plan,
            title=fill(story, row.title),
            member=concerned(story) if "{who}" in row.title else None,
            cause=cause,
            indicator=row.indicator,
            unit=row.unit,
            baseline=exact(rng.randrange(row.start[0], row.start[1] + 1, step)),
            target=exact(row.target),
            due_on=story.day + timedelta(days=max(row.days, span + 30)),
            order=place,
            created_at=story.at,
        )
        goal.planned = []
        stretch = max(1, span / max(days for _what, _who, _name, days, _result in row.actions))
        for action in row.actions:
            add_action(story, goal, action, stretch)


def add_action(story, goal, row, stretch=1):
    what, owner, name, days, result = row
    action = story.add(
        Action,
        goal=goal,
        what=what,
        owner_kind=owner,
        owner_name=name or (story.household.head_name if owner == "household" else ""),
        due_on=story.day + timedelta(days=TO_AGREE + round(days * stretch)),
        order=len(goal.planned) + 1,
        created_at=story.at,
    )
    action.comes = result
    goal.planned.append(action)


def hand_in(story):
    """The plan as it stands becomes the next version."""
    story.move("submit_plan")
    return story.add(
        PlanVersion,
        plan=story.plan,
        number=len(story.rows[PlanVersion]) + 1,
        content=[goal_content(goal, goal.planned) for goal in story.rows[Goal]],
        submitted_by=story.worker,
        submitted_at=story.at,
    )


def give_back(story, version):
    """The supervisor returns it, and it is handed in once more a day later. Returns the new version."""
    story.move("return_plan", words.RETURNED_PLAN)
    version.returned_at = story.at
    story.go(1, 1)
    return hand_in(story)


def approve(story, version):
    story.move("approve")
    version.approved_by, version.approved_at = story.overseer, story.at


def agree(story, version, review_days):
    """The household agrees: goals and actions are in force, and the first review has its day."""
    story.move("begin")
    version.agreed_by, version.agreed_on = story.household.head_name, story.day
    story.version = version
    version.agreed_how = story.rng.choice(["signed", "signed", "said"])
    for row in story.rows[Goal] + story.rows[Action]:
        row.since = row.since or version
    story.plan.review_due_on = story.day + timedelta(days=review_days)
    story.begun_on = story.begun_on or story.day


def replan(story):
    """Back to planning: one action is added, one is put off."""
    story.move("replan", words.REPLANNED)
    left = story.open_actions()
    if left:
        left[-1].due_on += timedelta(days=15)
    add_action(story, story.rows[Goal][0], MORE)

"""The work itself: actions done, on visits where one fits, notes, reviews goal by goal, an incident."""

from datetime import timedelta
from decimal import Decimal

from caseload.demo import case_words as words
from caseload.demo.case_plan import exact, fill, take_screen
from households.plans.models import Action, CasePlan, Conference, Goal, GoalReview, Incident, Review, SessionNote
from households.plans.models.note import IN_TIME
from visits.doorstep.models import ActionOnVisit

LOOK_BACK = timedelta(days=14)
SOON = timedelta(days=20)


def do_actions(story, last, *, all_of_them=False):
    """What was due by ``last`` is done, but now and then; ``all_of_them``: none is left but perhaps one."""
    rng = story.rng
    for action in story.rows[Action]:
        if action.since_id is None or not action.is_open:
            continue
        if action.due_on <= last and rng.random() < 0.9:
            _do(story, action, min(action.due_on, last))
        elif all_of_them and rng.random() < 0.75:
            _do(story, action, last)
        elif action.due_on <= last + SOON and rng.random() < 0.6:
            action.state = Action.State.DOING


def _do(story, action, day):
    """Done on the visit nearest before ``day``, where there is one, else on that day."""
    visit = None
    if action.owner_kind != Action.Owner.PARTNER:
        made = [row for row in story.file.visits if row.was_made and story.begun_on <= row.visited_on <= day]
        visit = made[-1] if made and day - made[-1].visited_on <= LOOK_BACK else None
    action.state, action.result, action.ended_by = Action.State.DONE, action.comes, story.worker
    action.ended_on = visit.visited_on if visit else max(day, story.begun_on)
    if visit:
        story.add(ActionOnVisit, action=action, visit=visit)


def write_notes(story, first, last):
    """A note every three weeks or so, now and then a late one; a case conference in a long case."""
    rng = story.rng
    day = first + timedelta(days=rng.randrange(4, 15))
    while day < last:
        at = _moment(story, day)
        aim, facts, observation, analysis, tasks = (fill(story, text) for text in rng.choice(words.NOTES))
        written = at + (timedelta(days=2) if rng.random() < 0.12 else timedelta(hours=3))
        story.add(
            SessionNote,
            plan=story.plan,
            form=rng.choice(["home", "home", "home", "phone", "accompany", "talk"]),
            began_at=at,
            ended_at=at + timedelta(minutes=rng.randrange(20, 90, 5)),
            present=story.household.head_name,
            aim=aim,
            facts=facts,
            observation=observation,
            analysis=analysis,
            tasks=tasks,
            by=story.worker,
            written_at=written,
            is_late=written > at + IN_TIME,
        )
        day += timedelta(days=rng.randrange(15, 30))
    if (last - first).days > 60 and rng.random() < 0.5:
        question, opinions, decision = rng.choice(words.CONFERENCE)
        held = first + timedelta(days=45)
        facts = {"question": question, "opinions": opinions, "decision": decision, "by": story.worker}
        story.add(
            Conference,
            plan=story.plan,
            on=held,
            participants=f"{story.overseer.name}、{story.worker.name}、社区卫生服务站",
            written_at=_moment(story, held),
            **facts,
        )


def _moment(story, day):
    return story.at.replace(hour=10, minute=story.rng.randrange(60)) + (day - story.day)


def review(story, review_days, *, decision="continue", progress=0.5):
    """Goal by goal on the day that it is due; ``progress``: how far the goals have come, 0 to 1."""
    rng, last = story.rng, decision == "close"
    items = [max(item - (rng.random() < (0.8 if last else 0.35)), 0) for item in story.screen.items]
    take_screen(story, "after" if last else "between", items)
    found = story.add(
        Review,
        plan=story.plan,
        of=story.version,
        on=story.day,
        due_on=story.plan.review_due_on,
        decision=decision,
        words=words.REVIEWED_LAST if last else rng.choice(words.REVIEWED),
        screen=story.screen,
        by=story.worker,
        at=story.at,
    )
    for goal in story.rows[Goal]:
        if goal.is_under_way:
            _review_goal(story, found, goal, 1 if last and rng.random() < 0.8 else min(progress, 0.9))
    story.plan.review_due_on = story.day + timedelta(days=review_days)
    story.plan.version += 1
    story.note("review", source=story.plan.status, words=found.words, decision=decision)


def _review_goal(story, found, goal, progress):
    value = exact(round(goal.baseline + (goal.target - goal.baseline) * Decimal(progress)))
    outcome = "met" if value == goal.target else "partly" if value != goal.baseline else "not_met"
    story.add(GoalReview, review=found, goal=goal, outcome=outcome, value=value)
    goal.current, goal.state_on = value, story.day
    goal.state = Goal.State.ACTIVE if outcome == "not_met" else outcome


def incident(story, level):
    """The neighbour rang: the case becomes critical, and is followed at ``level`` (a row) from now on."""
    story.add(
        Incident,
        plan=story.plan,
        kind="self_harm",
        words=words.INCIDENT,
        happened_on=story.day,
        by=story.worker,
        at=story.at,
    )
    story.plan.urgency, story.plan.level_id = CasePlan.Urgency.CRITICAL, level.pk
    story.plan.review_due_on = min(story.plan.review_due_on, story.day + timedelta(days=level.review_days))
    story.plan.version += 1
    story.note("incident", source=story.plan.status, kind="self_harm")

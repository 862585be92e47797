"""The work itself: actions done, notes, a conference, reviews goal by goal, an incident."""

from datetime import timedelta
from decimal import Decimal

from caseload.demo import case_words as words
from caseload.demo.case_plan import MORE, take_screen
from households.plans.services.plans import report_incident
from households.plans.services.requirements import open_actions
from households.plans.services.reviews import review_plan
from households.plans.services.work import Done, complete_actions, write_conference, write_note

RESULTS = {what: result for goals in words.GOALS.values() for goal in goals for what, *_, result in goal.actions}
RESULTS[MORE[0]] = MORE[-1]
"""What came of an action."""


def do_actions(story, *, all_of_them=False):
    """What is due by now is done, but now and then; ``all_of_them``: none is left but perhaps one."""
    done = [
        Done(action.pk, RESULTS[action.what])
        for action in open_actions(story.plan).order_by("due_on", "pk")
        if story.rng.random() < (0.9 if action.due_on <= story.day else 0.75 * all_of_them)
    ]
    complete_actions(by=story.worker, done=done, household=story.plan.household)


def work_until(story, last, *, notes_from=None):
    """Notes every three weeks or so until the day ``last``, and what is due done with them; a conference where it
    takes long. Returns the day of the next note."""
    rng, day = story.rng, notes_from or story.day + timedelta(days=story.rng.randrange(4, 15))
    while day < last:
        yield from story.go_to(day)
        do_actions(story)
        _write_note(story)
        if (story.day - story.begun_on).days > 45 and not story.plan.conferences.exists() and rng.random() < 0.3:
            _confer(story)
        day += timedelta(days=rng.randrange(15, 30))
    return day


def _write_note(story):
    """Of a contact some hours ago; now and then two days late."""
    rng = story.rng
    began = story.at - (timedelta(days=2) if rng.random() < 0.12 else timedelta(minutes=90))
    said = zip(("aim", "facts", "observation", "analysis", "tasks"), rng.choice(words.NOTES), strict=True)
    write_note(
        by=story.worker,
        plan=story.plan,
        form=rng.choice(["home", "home", "home", "phone", "accompany", "talk"]),
        began_at=began,
        ended_at=began + timedelta(minutes=rng.randrange(20, 90, 5)),
        present=story.household.head_name,
        **{name: story.fill(text) for name, text in said},
    )


def _confer(story):
    question, opinions, decision = story.rng.choice(words.CONFERENCE)
    participants = f"{story.overseer.name}、{story.worker.name}、社区卫生服务站"
    said = {"question": question, "opinions": opinions, "decision": decision, "participants": participants}
    write_conference(by=story.worker, plan=story.plan, on=story.day, **said)


def review(story, *, decision="continue", progress=0.5):
    """Goal by goal on the day that it is due; ``progress``: how far the goals have come, 0 to 1."""
    rng, last, plan = story.rng, decision == "close", story.plan
    items = [max(item - (rng.random() < (0.8 if last else 0.35)), 0) for item in plan.screens.last().items]
    take_screen(story, "after" if last else "between", items)
    goals = {
        goal: _how_far(goal, 1 if last and rng.random() < 0.8 else min(progress, 0.9))
        for goal in plan.goals.in_force().under_way()
    }
    said = words.REVIEWED_LAST if last else rng.choice(words.REVIEWED)
    review_plan(by=story.worker, plan=plan, goals=goals, decision=decision, words=said)


def _how_far(goal, progress):
    value = round(goal.baseline + (goal.target - goal.baseline) * Decimal(progress))
    outcome = "met" if value == goal.target else "partly" if value != goal.baseline else "not_met"
    return {"outcome": outcome, "value": value}


def incident(story, level):
    """The neighbour rang: the case becomes critical, and is followed at ``level`` (a row) from now on."""
    said = {"kind": "self_harm", "words": words.INCIDENT, "happened_on": story.day, "level": level}
    report_incident(by=story.worker, plan=story.plan, **said)

"""How cases end: closed with what was reached and what becomes of the rest, followed up, referred, not accepted."""

from datetime import timedelta

from caseload.demo import case_words as words
from households.plans.models import CasePlan, Closing, FollowUp, Goal, Settlement
from households.plans.services.closings import ask_satisfaction
from households.plans.services.referrals import REFERRALS, prepare_referral
from households.plans.services.requirements import open_actions
from households.plans.services.reviews import record_follow_up
from visits.issues.services.case_closing import open_issues, settled_in, write_report


def propose_closing(story):
    """The closing report: every goal in per cent, and what becomes of each open action and issue."""
    story.look_again()
    rng, plan = story.rng, story.plan
    by_them = rng.random() < 0.15
    issues = open_issues(plan)
    write_report(
        by=story.worker,
        plan=plan,
        reason=Closing.Reason.CLIENT if by_them else Closing.Reason.GOALS,
        words=words.ENDED_BY_THEM if by_them else rng.choice(words.REACHED),
        reaction=rng.choice(["positive", "positive", "positive", "dependence", "sadness"]),
        handling="说好以后怎么联系，最后一次一起吃了顿饭。" if rng.random() < 0.3 else "",
        remains=rng.choice(words.REMAINS),
        achievements={goal: _per_cent(rng, goal) for goal in plan.goals.in_force()},
        settlements=[
            {"action": action, "title": action.what, **_handed_to(rng.choice(words.HANDED_TO))}
            for action in open_actions(plan)
        ],
        issues={issue: _handed_to(story.worker.name, person=story.worker) for issue in issues},
    )
    story.move("submit_closing")


def _per_cent(rng, goal):
    return 100 if goal.state == Goal.State.MET else rng.randrange(60, 95, 5)


def _handed_to(name, **whom):
    return {"how": Settlement.How.HANDED, "handed_to": name, **whom}


def ask(story):
    """The supervisor asks the household."""
    overall = story.rng.choices([5, 4, 3], [55, 37, 8])[0]
    parts = {name: min(overall + story.rng.choice([0, 0, 1]), 5) for name in ("attitude", "timeliness", "result")}
    how, said = story.rng.choice(["phone", "phone", "visit"]), story.rng.choice(words.WOULD_SAY)
    ask_satisfaction(by=story.overseer, plan=story.plan, how=how, overall=overall, again=True, words=said, **parts)


def close(story):
    """The supervisor agrees; a report that does not speak of what came up meanwhile goes back before."""
    while any(issue.pk not in settled_in(story.plan) for issue in open_issues(story.plan)):
        story.move("return_closing", words.RETURNED_CLOSING)
        yield from story.go(1, 1)
        propose_closing(story)
    story.look_again()
    story.move("agree_closing")


def follow_up(story, last):
    """The looks due by ``last``; of a case that is to be opened again the first finds them fallen back."""
    for look in story.plan.follow_ups.order_by("due_on"):
        if look.due_on > last or story.fell_back:
            continue
        yield from story.go_to(look.due_on)
        outcome, said = _how_they_are(story)
        record_follow_up(by=story.worker, follow_up=look, outcome=outcome, words=said)
        story.look_again()
        story.fell_back = story.wanted.relapsed
    if story.plan.status == CasePlan.Status.FOLLOW_UP and not story.plan.follow_ups.waiting().exists():
        story.move("finish")


def _how_they_are(story):
    if story.wanted.relapsed:
        return FollowUp.Outcome.RELAPSE, words.RELAPSE
    if story.rng.random() < 0.15:
        return FollowUp.Outcome.ATTENTION, words.WATCH[0]
    return FollowUp.Outcome.STABLE, story.rng.choice(words.STABLE)


def refer(story):
    """Another organisation accepts the case some days later, with the household's consent; open actions go there."""
    to, why, shared = words.REFERRAL
    row = prepare_referral(by=story.worker, plan=story.plan, to=to, to_person="王主任", reason=why, shared=shared)
    consent = {"consent_by": story.household.head_name, "consent_how": "signed", "consent_on": story.day}
    times = {"sent_on": story.day, "reply_by": story.day + timedelta(days=10)}
    REFERRALS.move(row, "send", by=story.worker, asked={**consent, **times})
    yield from story.go(6, 6)
    answer = {"replied_on": story.day, "reply": words.ACCEPTED_THERE, "result_by": story.day + timedelta(days=60)}
    REFERRALS.move(row, "accept", by=story.worker, asked=answer)
    story.move("refer", story.fill(words.HANDED_ON))

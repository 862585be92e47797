"""How cases end: closed with what was reached and what becomes of the rest, followed up, referred, not accepted."""

from datetime import timedelta

from caseload.demo import case_words as words
from caseload.demo.case_plan import fill
from households.plans.models import Achievement, Action, Closing, FollowUp, Goal, Referral, Satisfaction, Settlement
from households.plans.services.closings import STATES, months_after, standing
from visits.issues.models import SettledIssue

MONTHS = (1, 3, 6)


def propose_closing(story, open_issues=()):
    """The closing report: every goal in per cent, and what becomes of each open action and issue."""
    rng = story.rng
    by_them = rng.random() < 0.15
    closing = story.add(
        Closing,
        plan=story.plan,
        reason=Closing.Reason.CLIENT if by_them else Closing.Reason.GOALS,
        words=words.ENDED_BY_THEM if by_them else rng.choice(words.REACHED),
        reaction=rng.choice(["positive", "positive", "positive", "dependence", "sadness"]),
        handling="说好以后怎么联系，最后一次一起吃了顿饭。" if rng.random() < 0.3 else "",
        remains=rng.choice(words.REMAINS),
        proposed_by=story.worker,
        proposed_at=story.at,
    )
    for goal in story.rows[Goal]:
        percent = 100 if goal.state == Goal.State.MET else rng.randrange(60, 95, 5)
        story.add(Achievement, closing=closing, goal=goal, percent=percent)
    for action in story.rows[Action]:
        if action.is_open:
            _settle(story, closing, action=action, title=action.what)
    for issue in open_issues:
        said = {"title": f"{issue.number} {issue.title}", "handed_to": story.worker.name, "person": story.worker}
        story.add(SettledIssue, settlement=_settle(story, closing, **said), issue=issue)
    story.move("submit_closing")
    return closing


def _settle(story, closing, *, handed_to="", **what):
    to = handed_to or story.rng.choice(words.HANDED_TO)
    return story.add(Settlement, closing=closing, how=Settlement.How.HANDED, handed_to=to, **what)


def ask(story):
    """The supervisor asks the household."""
    overall = story.rng.choices([5, 4, 3], [55, 37, 8])[0]
    parts = {name: min(overall + story.rng.choice([0, 0, 1]), 5) for name in ("attitude", "timeliness", "result")}
    story.add(
        Satisfaction,
        plan=story.plan,
        on=story.day,
        how=story.rng.choice(["phone", "phone", "visit"]),
        overall=overall,
        again=True,
        words=story.rng.choice(words.WOULD_SAY),
        asked_by=story.overseer,
        worker=story.worker,
        **parts,
    )


def close(story, closing):
    """The supervisor agrees: what was open is settled, and the looks afterwards have their days."""
    story.move("agree_closing")
    closing.agreed_by, closing.agreed_at = story.overseer, story.at
    for row in story.rows[Settlement]:
        if row.action:
            row.action.state, row.action.handed_to = STATES[row.how], row.handed_to
            row.action.ended_on, row.action.ended_by = story.day, story.overseer
    for row in story.rows[Achievement]:
        if row.goal.is_under_way:
            row.goal.state, row.goal.state_on = standing(row.percent), story.day
    for months in MONTHS:
        story.add(FollowUp, plan=story.plan, due_on=months_after(story.day, months))


def follow_up(story, last, *, relapse=False):
    """The looks due by ``last``; with ``relapse`` the first finds them fallen back. Ended when none is to come."""
    for look in story.rows[FollowUp]:
        if look.due_on > last or story.fell_back:
            continue
        story.go_to(look.due_on)
        if story.plan.status == "closed":
            story.move("follow_up")
        look.done_on, look.by = story.day, story.worker
        look.outcome, look.words = _how_they_are(story, relapse)
        story.fell_back = relapse
    if all(look.done_on for look in story.rows[FollowUp]):
        story.move("finish")


def _how_they_are(story, relapse):
    if relapse:
        return FollowUp.Outcome.RELAPSE, words.RELAPSE
    if story.rng.random() < 0.15:
        return FollowUp.Outcome.ATTENTION, words.WATCH[0]
    return FollowUp.Outcome.STABLE, story.rng.choice(words.STABLE)


def reopen(story, number):
    """A new episode, ``number``, begins where this one ended; its coming looks are called off."""
    for look in story.rows[FollowUp]:
        look.is_cancelled = look.done_on is None
    story.move("reopen", words.REOPENED, number=number)


def refer(story):
    """Another organisation accepts the case, with the household's consent; the open actions go there."""
    to, why, shared = words.REFERRAL
    sent = story.day - timedelta(days=6)
    row = story.add(
        Referral,
        plan=story.plan,
        to=to,
        to_person="王主任",
        reason=why,
        shared=shared,
        consent_by=story.household.head_name,
        consent_how="signed",
        consent_on=sent,
        status=Referral.Status.ACCEPTED,
        sent_on=sent,
        reply_by=sent + timedelta(days=10),
        replied_on=story.day,
        reply=words.ACCEPTED_THERE,
        result_by=story.day + timedelta(days=60),
        by=story.worker,
        version=3,
    )
    for action in story.rows[Action]:
        if action.is_open:
            action.state, action.handed_to = Action.State.HANDED, to
            action.ended_on, action.ended_by = story.day, story.worker
    story.move("refer", fill(story, words.HANDED_ON))
    return row


def decline(story):
    story.move("decline", words.DECLINED)

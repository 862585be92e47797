"""What a case must have before it moves on: NEEDS names, for each verb, who says what is missing, in words."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from households.plans.models import Action, Closing, Intake, Referral, Screen


def missing_for(plan, verb):
    """Sentences on what ``plan`` lacks for the move ``verb``; none when it may be taken."""
    return NEEDS[verb](plan) if verb in NEEDS else []


def _intake_whole(plan):
    intake = plan.intake
    wanted = [
        (intake.source, _("How the case came in.")),
        (intake.problem, _("The problem in the client's words.")),
        (intake.needs, _("At least one need that was voiced.")),
        (intake.consent_on, _("The household's consent: who, when, what for.")),
        (intake.decision, _("Your decision whether to take the case on, with its reason.")),
    ]
    return [words for value, words in wanted if not value]


def _intake_accepted(plan):
    if plan.intake.decision == Intake.Decision.ACCEPT:
        return []
    return [_("The case worker proposes not to take the case on: return the intake, or do not accept the case.")]


def _assessed(plan):
    found = plan.assessments.first()
    if found is None:
        return [_("An assessment.")]
    missing = [] if found.causes else [_("At least one cause of the hardship.")]
    if not found.problems.exists():
        missing.append(_("At least one problem with its severity."))
    if not (found.risk_self and found.risk_others and found.risk_neglect):
        missing.append(_("The three risks, even where none is seen."))
    if not plan.screens.exists():
        missing.append(_("The scored screen, so that before and after can be compared."))
    return missing


def _planned(plan):
    goals = list(plan.goals.under_way().prefetch_related("actions"))
    if not goals:
        return [_("At least one goal.")]
    bare = [goal for goal in goals if not any(action.state != Action.State.DROPPED for action in goal.actions.all())]
    return [_("An action for the goal “%(goal)s”.") % {"goal": goal.title} for goal in bare]


def _reviewed(plan):
    """Every goal that is still under way was looked at in the newest review of the version in force."""
    review = plan.reviews.first()
    agreed = plan.versions.filter(agreed_on__isnull=False).first()
    if review is None or agreed is None or review.of_id != agreed.pk:
        return [_("A review of every goal.")]
    return []


def open_actions(plan):
    return Action.objects.open().filter(goal__plan=plan, since__isnull=False)


def _closing_whole(plan):
    closing = Closing.objects.filter(plan=plan).first()
    if closing is None:
        return [_("The closing report.")]
    missing = []
    settled = set(closing.settlements.values_list("action", flat=True))
    left = [action for action in open_actions(plan) if action.pk not in settled]
    missing += [_("What becomes of the action “%(what)s”.") % {"what": action.what} for action in left]
    issues = plan.household.open_issue_count - closing.settlements.filter(action=None).count()
    if issues > 0:
        words = ngettext("What becomes of %(n)s open issue.", "What becomes of %(n)s open issues.", issues)
        missing.append(words % {"n": issues})
    rated = set(closing.achievements.values_list("goal", flat=True))
    goals = plan.goals.in_force().exclude(pk__in=rated)
    missing += [_("How far the goal “%(goal)s” was reached.") % {"goal": goal.title} for goal in goals]
    if closing.reason == Closing.Reason.GOALS:
        missing += _evaluated(plan)
    return missing


def _evaluated(plan):
    """A case whose goals were reached says so by the same measure as at its beginning."""
    missing = []
    if plan.status != plan.Status.EVALUATION:
        missing.append(_("The evaluation: a case whose goals are reached is closed from there."))
    if not plan.screens.filter(moment=Screen.Moment.AFTER).exists():
        missing.append(_("The scored screen once more, “at the end”, to compare with the beginning."))
    return missing


def _asked(plan):
    """Satisfaction is asked where there is somebody to ask."""
    missing = _closing_whole(plan)
    silent = plan.closing.reason in (Closing.Reason.DIED, Closing.Reason.LOST) if not missing else True
    if not silent and not hasattr(plan, "satisfaction") and plan.goals.in_force().exists():
        missing.append(_("The household's satisfaction, asked by somebody other than the case worker."))
    return missing


def _accepted_elsewhere(plan):
    taken = plan.referrals.filter(status__in=[Referral.Status.ACCEPTED, Referral.Status.DONE])
    return [] if taken.exists() else [_("A referral that the other side has accepted.")]


def _follow_up_planned(plan):
    return [] if plan.follow_ups.exists() else [_("A follow-up: none is planned for this case.")]


def _follow_up_done(plan):
    return [_("The follow-up visits that are still to come.")] if plan.follow_ups.waiting().exists() else []


NEEDS = {
    "submit_intake": _intake_whole,
    "agree_intake": _intake_accepted,
    "to_planning": _assessed,
    "submit_plan": _planned,
    "evaluate": _reviewed,
    "submit_closing": _closing_whole,
    "agree_closing": _asked,
    "refer": _accepted_elsewhere,
    "follow_up": _follow_up_planned,
    "finish": _follow_up_done,
}

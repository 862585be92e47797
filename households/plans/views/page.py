"""What the page of a case says: its next step and whose turn it is, how far it has come, what happened."""

from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from caseload.core.casework.page import Telling, days_reached, ended_early, progress_line, usual_and_others
from caseload.core.templatetags.reading import day
from households.plans.models import Action, CasePlan
from households.plans.models.moves import MOVES
from households.plans.services.requirements import missing_for

S, W = CasePlan.Status, CasePlan.Waiting
USUAL = {
    (S.INTAKE, ""): "submit_intake",
    (S.INTAKE, W.INTAKE): "agree_intake",
    (S.ASSESSMENT, ""): "to_planning",
    (S.PLANNING, ""): "submit_plan",
    (S.PLANNING, W.APPROVAL): "approve",
    (S.PLANNING, W.AGREEMENT): "begin",
    (S.INTERVENTION, ""): "evaluate",
    (S.EVALUATION, ""): "submit_closing",
    (S.FOLLOW_UP, ""): "finish",
}
"""The way on from each stage and wait; while a closing is proposed, ``agree_closing`` everywhere."""
BESIDE = {"return_intake", "return_plan", "return_closing"}
"""Stands beside the way on: the other answer."""
WAYS = {
    S.INTAKE: [(gettext_lazy("Fill in the intake"), "plans:intake")],
    S.ASSESSMENT: [
        (gettext_lazy("Assess"), "plans:assess"),
        (gettext_lazy("Scored screen"), "plans:screen"),
    ],
    S.PLANNING: [(gettext_lazy("Goals from the library"), "plans:draft")],
    S.INTERVENTION: [
        (gettext_lazy("Session note"), "plans:note_new"),
        (pgettext_lazy("verb", "Review"), "plans:review_new"),
    ],
    S.EVALUATION: [
        (gettext_lazy("Closing report"), "issues:close_case"),
        (gettext_lazy("Scored screen"), "plans:screen"),
    ],
}
"""What the case worker does in a stage, on a page of its own."""
SENTENCES = {
    (S.INTAKE, ""): gettext_lazy("{who}: complete the intake with the household's consent, and hand it in."),
    (S.INTAKE, W.INTAKE): gettext_lazy("{chief}: agree to the intake, or return it with a reason, by {answer}."),
    (S.ASSESSMENT, ""): gettext_lazy("{who}: assess causes, problems and risks, and take the scored screen."),
    (S.PLANNING, ""): gettext_lazy("{who}: set goals and actions with the household, and hand in the plan."),
    (S.PLANNING, W.APPROVAL): gettext_lazy("{chief}: approve plan version {version}, or return it, by {answer}."),
    (S.PLANNING, W.AGREEMENT): gettext_lazy("{who}: go through version {version} with the household until it agrees."),
    (S.INTERVENTION, ""): gettext_lazy("{who}: work on the open actions ({open}); the next review is due on {review}."),
    (S.EVALUATION, ""): gettext_lazy("{who}: take the scored screen again, and write the closing report."),
    (S.CLOSED, ""): gettext_lazy("{who}: look in on the household on {follow_up}."),
    (S.FOLLOW_UP, ""): gettext_lazy("{who}: look in on the household on {follow_up}."),
}
CLOSING = gettext_lazy("{chief}: agree to the closing of the case, or return it with a reason, by {answer}.")
FALLEN_BACK = gettext_lazy("{who}: they fell back; open a new case for the household.")
ENDING = gettext_lazy("{who}: no follow-up is to come any more; end it.")
WHAT = {
    "start": gettext_lazy("Case begun"),
    "submit_intake": gettext_lazy("Intake handed in"),
    "agree_intake": gettext_lazy("Intake agreed to"),
    "return_intake": gettext_lazy("Intake returned"),
    "to_planning": gettext_lazy("Assessed"),
    "submit_plan": gettext_lazy("Plan handed in"),
    "approve": gettext_lazy("Plan approved"),
    "return_plan": gettext_lazy("Plan returned"),
    "begin": gettext_lazy("The household agreed"),
    "revise": gettext_lazy("The household wants changes"),
    "evaluate": gettext_lazy("Evaluation begun"),
    "resume": gettext_lazy("Work goes on"),
    "reassess": gettext_lazy("Back to assessment"),
    "replan": gettext_lazy("Back to planning"),
    "submit_closing": gettext_lazy("Closing proposed"),
    "agree_closing": gettext_lazy("Closed"),
    "return_closing": gettext_lazy("Closing returned"),
    "follow_up": gettext_lazy("Follow-up begun"),
    "take_back_follow_up": gettext_lazy("Follow-up taken back"),
    "finish": gettext_lazy("Follow-up ended"),
    "reopen": gettext_lazy("New case begun"),
    "level": gettext_lazy("Case level changed"),
    "hand_over": gettext_lazy("Handed over"),
    "incident": gettext_lazy("Critical incident"),
    "review": gettext_lazy("Reviewed"),
}
STATIONS = [S.INTAKE, S.ASSESSMENT, S.PLANNING, S.INTERVENTION, S.EVALUATION, S.CLOSED, S.FOLLOW_UP]


def moves_for(plan, user):
    """(the next move or None, the other answer or None, the others) that ``user`` may make on ``plan`` now."""
    usual = "agree_closing" if plan.waiting == W.CLOSING else USUAL.get((plan.status, plan.waiting))
    first, others = usual_and_others(MOVES, plan, user, (usual,))
    beside = next((move for move in others if move.verb in BESIDE), None)
    return first, beside, [move for move in others if move is not beside]


def is_ready(plan, move):
    """Whether ``move`` is the thing to do next: it lacks nothing. Out of the work it is a review that shows the way."""
    return move is not None and move.verb != "evaluate" and not missing_for(plan, move.verb)


def ways(plan, user, looks=()):
    """(label, address) of what ``user`` does now besides moving the case, the most pressing first."""
    if plan.waiting == W.CLOSING:
        return [(_("Closing report"), reverse("plans:closing", args=[plan.pk]))]
    if plan.worker_id != user.pk or plan.waiting:
        return []
    if has_fallen_back(plan, looks):
        return [(_("Open a new case…"), reverse("plans:move", args=[plan.pk, "reopen"]))]
    if look := coming_look(looks):
        return [(_("Record the follow-up"), reverse("plans:follow_up", args=[look.pk]))]
    found = [(label, reverse(name, args=[plan.pk])) for label, name in WAYS.get(plan.status, ())]
    is_late = plan.review_due_on and plan.review_due_on <= timezone.localdate()
    return found[::-1] if plan.status == S.INTERVENTION and is_late else found


def coming_look(looks):
    """The next of ``looks``, the follow-ups of a case, that is neither done nor called off."""
    return next((row for row in looks if row.done_on is None and not row.is_cancelled), None)


def has_fallen_back(plan, looks):
    """The last of ``looks`` found a relapse, and no new case was opened for it yet."""
    return plan.relapse_in(looks) is not None and not hasattr(plan, "next")


def short_step(plan, user):
    """The next step of a case whose page is not open: what it takes is asked for here."""
    facts = {"open_actions": Action.objects.in_force().filter(goal__plan=plan).count()} if plan.is_open else {}
    version = plan.versions.first() if plan.status == S.PLANNING else None
    return next_step(plan, user, version=version, looks=list(plan.follow_ups.all()), **facts)


def turn(plan):
    """Whose turn it is: "worker", "supervisor", or nobody's any more."""
    if plan.waiting in CasePlan.FOR_SUPERVISOR or (plan.is_cared_for and plan.has_nobody):
        return "supervisor"
    return "worker" if plan.is_cared_for else ""


def next_step(plan, user, *, open_actions=0, version=None, looks=()):
    """One sentence: who, what, by when. Empty when nothing is left to do."""
    follow_up = coming_look(looks)
    words = CLOSING if plan.waiting == W.CLOSING else SENTENCES.get((plan.status, plan.waiting))
    if plan.status in (S.CLOSED, S.FOLLOW_UP) and follow_up is None:
        words = ENDING if plan.status == S.FOLLOW_UP else None
    if has_fallen_back(plan, looks):
        words = FALLEN_BACK
    if words is None:
        return ""
    if plan.has_nobody:
        words = _("{chief}: give the case to somebody; nobody works on it.")
    return format_html(
        str(words),
        who=_worker(plan, user),
        chief=_chief(plan, user),
        version=version.number if version else "",
        open=open_actions,
        review=_bold(plan.review_due_on),
        answer=_bold(plan.answer_by),
        follow_up=_bold(follow_up.due_on if follow_up else None),
    )


def _bold(on):
    return format_html("<b>{}</b>", day(on)) if on else "—"


def _worker(plan, user):
    name = format_html('<span lang="zh">{}</span>', plan.worker.name if plan.worker else "")
    return format_html("<b>{}</b>", format_html(_("You ({name})"), name=name) if plan.worker_id == user.pk else name)


def _chief(plan, user):
    mine = user.role == "supervisor" and plan.worker_id != user.pk
    return format_html("<b>{}</b>", _("You, the supervisor") if mine else _("The supervisor"))


def stations(plan, steps):
    """The progress line, with the day on which each stage was last reached."""
    days = days_reached(steps)
    if plan.status in (S.REFERRED, S.DECLINED):
        return ended_early([(stage, S(stage).label) for stage in [*STATIONS[:5], plan.status] if stage in days], days)
    now = len(STATIONS) if plan.status == S.FINISHED else STATIONS.index(plan.status)
    return progress_line([(stage, S(stage).label) for stage in STATIONS], days, now)


def _leads_on(step):
    return step.to_status != step.from_status


TELLS = Telling(
    WHAT,
    detail=lambda step: step.facts.get("worker") or step.facts.get("level", ""),
    icon=lambda step: "check" if _leads_on(step) else "arrow-right",
    is_done=_leads_on,
)


def timeline(steps, readable=True):
    """What happened, newest first; ``readable``: with the words that were written."""
    return [entry if readable else {**entry, "text": ""} for entry in TELLS.entries(steps)]

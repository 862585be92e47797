"""What the page of an issue says: its next step, how far it has come, and what happened."""

from datetime import date

from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from caseload.core.templatetags.reading import day, moment, weekday
from caseload.core.workflow import moves_open_to
from visits.models import MOVES, Errand, Issue
from visits.services.deadlines import runs_by_the_hour
from visits.services.issues import NOT_REACHED
from visits.views import errand_page

S = Issue.Status
NEXT_VERBS = {
    S.REPORTED: ("start", "accept"),
    S.ASSIGNED: ("start",),
    S.PROCESSING: ("resolve",),
    S.SUSPENDED: ("resume",),
    S.RESOLVED: ("call_back",),
}
"""The usual way on from each status, the owner's own way first."""
NEXT_STEPS = {
    S.REPORTED: gettext_lazy("{who}: start on it, or pass it on; to be solved by {when}."),
    S.ASSIGNED: gettext_lazy("{who}: start on it; to be solved by {when}."),
    S.PROCESSING: gettext_lazy("{who}: solve it by {when} and write down what came of it."),
    S.SUSPENDED: gettext_lazy("{who}: go on with it by {until}; the clock stands still until then."),
    S.RESOLVED: gettext_lazy("Somebody other than {who}: ask the household whether it is satisfied."),
}
STATIONS = (
    (S.REPORTED, gettext_lazy("Raised")),
    (S.ASSIGNED, gettext_lazy("Taken on")),
    (S.PROCESSING, gettext_lazy("Begun")),
    (S.RESOLVED, gettext_lazy("Solved")),
    (S.CLOSED, gettext_lazy("Called back")),
)
WHAT = {
    "report": gettext_lazy("Reported"),
    "accept": gettext_lazy("Accepted"),
    "reject": gettext_lazy("Not accepted"),
    "assign": gettext_lazy("Assigned"),
    "start": gettext_lazy("Begun"),
    "suspend": gettext_lazy("Suspended"),
    "resume": gettext_lazy("Resumed"),
    "resolve": gettext_lazy("Solved"),
    "call_back": gettext_lazy("Called back"),
    "reopen": gettext_lazy("Reopened"),
}
ICONS = {
    "report": "flag",
    "reject": "x",
    "assign": "user",
    "suspend": "clock",
    "resolve": "check",
    "call_back": "phone",
    "reopen": "rotate-ccw",
}


def moves_for(issue, user):
    """(the next move or None, the others) that ``user`` may make on ``issue`` now."""
    moves = {move.verb: move for move in moves_open_to(MOVES, issue, user)}
    usual = [verb for verb in NEXT_VERBS.get(issue.status, ()) if verb in moves]
    first = moves.pop(usual[0]) if usual else None
    return first, list(moves.values())


def next_step(issue, user, carried):
    """One sentence: who, what, by when. Empty when nothing is left to do. An errand under way says its own."""
    if not issue.is_open:
        return ""
    if follows_errand(issue, carried):
        return errand_page.next_step(carried["errand"], user)
    words = "{name}"
    if issue.owner_id == user.pk:
        words = _("you ({name})") if issue.status == S.RESOLVED else _("You ({name})")
    who = format_html("<b>{}</b>", format_html(words, name=format_html('<span lang="zh">{}</span>', issue.owner)))
    due = moment(issue.due_at) if runs_by_the_hour(issue.due_at) else f"{day(issue.due_at)} {weekday(issue.due_at)}"
    until = f"{day(issue.suspended_until)} {weekday(issue.suspended_until)}" if issue.suspended_until else ""
    when, until = format_html("<b>{}</b>", due), format_html("<b>{}</b>", until)
    return format_html(str(NEXT_STEPS[issue.status]), who=who, when=when, until=until)


def follows_errand(issue, carried):
    """While an errand is under way, its steps come before those of the issue."""
    errand = carried["errand"]
    return bool(errand and issue.is_running and errand.status != Errand.Status.DELIVERED)


def stations(issue, steps, carried):
    """The progress line, with the day on which each station was last reached."""
    if carried["errand"] and issue.status != S.REJECTED:
        return errand_page.stations(carried["errand"], carried["errand_steps"], carried["receipts"], issue)
    days = {step.to_status: step.at for step in reversed(steps)}
    if issue.status == S.REJECTED:
        ends = ((S.REPORTED, STATIONS[0][1]), (S.REJECTED, _("Not accepted")))
        return [{"label": label, "on": days.get(status), "state": "done"} for status, label in ends]
    order = [status for status, _label in STATIONS]
    now = order.index(S.PROCESSING if issue.status == S.SUSPENDED else issue.status)
    return [_station(label, days.get(status), place, now) for place, (status, label) in enumerate(STATIONS)]


def _station(label, on, place, now):
    reached = place <= now
    state = "done" if place < now or now == len(STATIONS) - 1 else "now" if reached else ""
    return {"label": label, "on": on if reached else None, "state": state}


def timeline(steps, carried=None, chases=()):
    """What happened, newest first, to the issue and to the errand that it carries."""
    moved = [
        {
            "what": WHAT[step.verb],
            "detail": _detail(step),
            "when": step.at,
            "timed": True,
            "text": step.words,
            "by": step.by.name if step.by else "",
            "icon": ICONS.get(step.verb, "arrow-right"),
            "kind": "done" if step.to_status in (S.RESOLVED, S.CLOSED) else "",
        }
        for step in steps
    ]
    moved += [_chased(chase) for chase in chases]
    if carried and carried["errand"]:
        moved += errand_page.timeline(carried["errand_steps"], carried["receipts"])
    return sorted(moved, key=lambda entry: entry["when"], reverse=True)


def _chased(chase):
    return {
        "what": _("Chased"),
        "detail": "",
        "when": chase.at,
        "timed": True,
        "text": "",
        "by": chase.by.name,
        "icon": "bell",
        "kind": "",
    }


def _detail(step):
    """What a step did besides changing the status."""
    if step.verb == "assign":
        return _("to %(name)s") % {"name": step.owner}
    if "until" in step.facts:
        return _("until %(day)s") % {"day": day(date.fromisoformat(step.facts["until"]))}
    if "satisfaction" in step.facts:
        return _rating(step)
    return ""


def _rating(step):
    if step.facts["satisfaction"] == NOT_REACHED:
        return _("not reached, closed without a rating")
    rating = Issue.Satisfaction(step.facts["satisfaction"]).label
    return _("%(rating)s, therefore opened again") % {"rating": rating} if step.to_status != S.CLOSED else rating

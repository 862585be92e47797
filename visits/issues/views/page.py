"""What the page of an issue says: its next step, how far it has come, and what happened."""

from dataclasses import dataclass, field
from datetime import date

from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from caseload.core import catalogues
from caseload.core.casework.page import Telling, days_reached, ended_early, picture_of, progress_line, usual_and_others
from caseload.core.casework.steps import Shows
from caseload.core.permissions import P
from caseload.core.templatetags.reading import day, day_of_week, moment
from visits.issues.events import issue_page
from visits.issues.models import MOVES, Department, Issue
from visits.issues.services.callbacks import NOT_REACHED
from visits.issues.services.ownership import HOUSEHOLD_HANDED_OVER, OWNER_LEFT
from visits.issues.services.ranks import Ranks

S = Issue.Status


@dataclass
class Carried:
    """What rooms above add to the page of an issue (they answer ``issue_page``): what their templates need, the next
    step and the stations where theirs come before those of the issue, entries of its timeline, pictures of before."""

    context: dict = field(default_factory=dict)
    next_step: str = ""
    stations: list = field(default_factory=list)
    entries: list = field(default_factory=list)
    pictures: list = field(default_factory=list)


def carried_by(issue, user):
    """All that the rooms above add, as one."""
    whole = Carried()
    for part in issue_page.ask(issue=issue, user=user):
        whole.context |= part.context
        whole.next_step, whole.stations = whole.next_step or part.next_step, whole.stations or part.stations
        whole.entries += part.entries
        whole.pictures += part.pictures
    return whole


NEXT_VERBS = {
    S.REPORTED: ("assign",),
    S.ASSIGNED: ("start", "sign"),
    S.SIGNED: ("start",),
    S.TRANSFERRED: ("resolve",),
    S.PROCESSING: ("resolve",),
    S.SUSPENDED: ("resume",),
    S.RESOLVED: ("call_back", "close"),
    S.CHECKED: ("call_back", "close"),
}
"""The usual way on from each status, the owner's own way first."""
NEXT_STEPS = {
    S.REPORTED: gettext_lazy("{who}: say who takes it on; to be solved by {when}."),
    S.ASSIGNED: gettext_lazy("{who}: start on it; to be solved by {when}."),
    S.SIGNED: gettext_lazy("{who}: start on it; to be solved by {when}."),
    S.TRANSFERRED: gettext_lazy("{who}: get the answer of {department} by {when} and write down what came of it."),
    S.PROCESSING: gettext_lazy("{who}: solve it by {when} and write down what came of it."),
    S.SUSPENDED: gettext_lazy("{who}: go on with it by {until}; the clock stands still until then."),
    S.RESOLVED: gettext_lazy("Somebody other than {who}: ask the household whether it is satisfied."),
    S.CHECKED: gettext_lazy("Somebody other than {who}: ask the household whether it is satisfied."),
}
TO_CLOSE = gettext_lazy("Somebody other than {who}: look at the result and close it; nobody needs to be called.")
STATIONS = (
    (S.REPORTED, gettext_lazy("Raised")),
    (S.ASSIGNED, gettext_lazy("Taken on")),
    (S.PROCESSING, gettext_lazy("Begun")),
    (S.RESOLVED, gettext_lazy("Solved")),
    (S.CLOSED, gettext_lazy("Called back")),
)
STATION_OF = {
    S.SIGNED: S.ASSIGNED,
    S.TRANSFERRED: S.PROCESSING,
    S.SUSPENDED: S.PROCESSING,
    S.CHECKED: S.RESOLVED,
}
"""At which station an issue in one of the other statuses stands."""
WHAT = {
    "report": gettext_lazy("Reported"),
    "solve_on_spot": gettext_lazy("Solved on the spot"),
    "take": gettext_lazy("Taken on"),
    "accept": gettext_lazy("Accepted"),  # steps of the time when an issue had an owner before it was accepted
    "ask": gettext_lazy("Asked for details"),
    "answer": gettext_lazy("Added what was asked for"),
    "extend": gettext_lazy("Extended"),
    "progress": gettext_lazy("Progress"),
    "ask_time": gettext_lazy("Asked for more time"),
    "refuse_time": gettext_lazy("No more time granted"),
    "take_back": gettext_lazy("Not solved after all"),
    "transfer": gettext_lazy("Transferred"),
    "hand_back": gettext_lazy("Handed back"),
    "check": gettext_lazy("Checked"),
    "return": gettext_lazy("Returned"),
    "dispute": gettext_lazy("Disputed by the household"),
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
    "return": "rotate-ccw",
    "take_back": "rotate-ccw",
    "dispute": "rotate-ccw",
    "close": "check",
    "check": "check",
    "withdraw": "x",
    "solve_on_spot": "check",
}


def moves_for(issue, user):
    """(the next move or None, the others) that ``user`` may make on ``issue`` now."""
    return usual_and_others(MOVES, issue, user, NEXT_VERBS.get(issue.status, ()))


def next_step(issue, user, carried):
    """One sentence: who, what, by when. Empty when nothing is left to do. What it carries may say its own."""
    if not issue.is_open:
        return ""
    if carried.next_step:
        return carried.next_step
    who = format_html("<b>{}</b>", _who(issue, user))
    due = moment(issue.due_at) if issue.in_hours else day_of_week(issue.due_at)
    until = day_of_week(issue.suspended_until) if issue.suspended_until else ""
    when, until = format_html("<b>{}</b>", due), format_html("<b>{}</b>", until)
    words = TO_CLOSE if issue.status in Issue.SOLVED and not issue.call_back_due else NEXT_STEPS[issue.status]
    return format_html(str(words), who=who, when=when, until=until, department=issue.department)


def _who(issue, user):
    """Whose step is next: the owner's; of what is to be assigned, that of whoever assigns it."""
    if issue.owner is None and user.may(P.ISSUE_ASSIGN):
        return _("You")
    names = [format_html('<span lang="zh">{}</span>', person) for person in Ranks().answering(issue)]
    who = format_html_join(_(", "), "{}", ((name,) for name in names))
    if issue.owner_id == user.pk:
        words = _("you ({name})") if issue.status in Issue.SOLVED else _("You ({name})")
        return format_html(words, name=who)
    return who or _("The street office")


def stations(issue, steps, carried):
    """The progress line, with the day on which each station was last reached."""
    if carried.stations and (issue.is_open or issue.status == S.CLOSED):
        return carried.stations
    days = {S.REPORTED: issue.opened_at, **days_reached(steps)}
    if issue.status in Issue.ENDED and issue.status != S.CLOSED:
        return ended_early([STATIONS[0], (issue.status, issue.get_status_display())], days)
    order = [status for status, _label in STATIONS]
    now = order.index(STATION_OF.get(issue.status, issue.status))
    return progress_line(STATIONS, days, now + (issue.status == S.CLOSED))


def timeline(steps, carried=None, chases=()):
    """What happened, newest first, to the issue and to what it carries."""
    moved = TELLS.entries(steps)
    moved += [_chased(chase) for chase in chases]
    if carried:
        moved += carried.entries
    return sorted(moved, key=lambda entry: entry["when"], reverse=True)


def before_and_after(steps, carried):
    """The two rows of pictures, oldest first: (heading, pictures); none where there is nothing to compare."""
    shown = [row for step in reversed(steps) for row in step.pictures.all()]
    before = list(carried.pictures)
    before += [picture_of(row, "issues:step") for row in shown if row.shows == Shows.BEFORE]
    after = [picture_of(row, "issues:step") for row in shown if row.shows == Shows.AFTER]
    rows = [(Shows.BEFORE.label, before), (Shows.AFTER.label, after)]
    return rows if before or after else []


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
    facts = step.facts
    if step.verb == "assign":
        return _to_whom(step)
    if "until" in facts:
        return _("until %(day)s") % {"day": day(date.fromisoformat(facts["until"]))}
    if "satisfaction" in facts:
        return _rating(step)
    if "extra" in facts:
        return _("by %(n)s") % {"n": facts["extra"]}
    if "department" in facts:
        return catalogues.by_code(Department, facts["department"])
    return facts.get("into", "")


def _to_whom(step):
    said = {"name": step.owner}
    if step.facts.get("rule") == OWNER_LEFT:
        return _("to %(name)s by rule: its owner left") % said
    if step.facts.get("rule") == HOUSEHOLD_HANDED_OVER:
        return _("to %(name)s by rule: the household was handed over") % said
    return _("to %(name)s") % said


def _rating(step):
    facts, closed = step.facts, step.to_status == S.CLOSED
    if facts["satisfaction"] == NOT_REACHED:
        return _("not reached, closed without a rating") if closed else _("not reached, to be tried again")
    words = str(Issue.Satisfaction(facts["satisfaction"]).label)
    if facts.get("solved") is False:
        words = _("%(rating)s, not solved") % {"rating": words}
    if "card_from" in facts:
        words = _("%(rating)s (card from %(name)s)") % {"rating": words, "name": facts["card_from"]}
    return words if closed else _("%(rating)s, therefore opened again") % {"rating": words}


TELLS = Telling(
    WHAT,
    names="issues:step",
    detail=_detail,
    icon=lambda step: ICONS.get(step.verb, "arrow-right"),
    is_done=lambda step: step.to_status in (S.RESOLVED, S.CLOSED),
)

"""What the page of an issue says of the errand that it carries: its next step, its way, its papers."""

from datetime import date

from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy

from caseload.core.casework.page import Telling, days_reached
from caseload.core.templatetags.reading import day, day_of_week
from visits.errands.models import Errand, Receipt
from visits.errands.services.errands import errand_moves_for
from visits.issues.models import Issue
from visits.issues.views.page import Carried

S, WAY = Errand.Status, Receipt.Way
HANDS = {
    WAY.TAKE: gettext_lazy("Take papers"),
    WAY.GIVE_BACK: gettext_lazy("Give back to the household"),
    WAY.HAND_IN: gettext_lazy("Hand in at the office"),
    WAY.FETCH: gettext_lazy("Fetch from the office"),
    WAY.ISSUE: gettext_lazy("Issued by the office"),
    WAY.PASS_ON: gettext_lazy("Pass on to a colleague"),
    WAY.SETTLE: gettext_lazy("Spent, or kept by the office"),
}
OUT_OF_HAND = [WAY.GIVE_BACK, WAY.HAND_IN, WAY.PASS_ON]
NEXT_STEPS = {
    S.REGISTERED: gettext_lazy("{who}: take the papers for it against a receipt; expected to be done by {when}."),
    S.TAKEN: gettext_lazy("{who}: hand the papers in at {office}; expected to be done by {when}."),
    S.SUBMITTED: gettext_lazy("{who}: ask at {office} how it stands; expected by {when}."),
    S.CORRECTION: gettext_lazy("{who}: bring what is missing to {office} by {when}."),
    S.DONE: gettext_lazy("{who}: bring everything to the door and have it signed for."),
    S.TURNED_DOWN: gettext_lazy("{who}: tell the household why, give everything back, then try again or end it."),
}
STATIONS = (
    ((S.REGISTERED,), pgettext_lazy("errand", "Noted")),
    ((S.TAKEN,), gettext_lazy("Papers taken")),
    ((S.SUBMITTED, S.CORRECTION), gettext_lazy("Handed in")),
    ((S.DONE, S.DELIVERED), gettext_lazy("Done")),
)
WHAT = {
    "deliver": gettext_lazy("Delivered to the door"),
    "resume": gettext_lazy("Tried again"),
}
ICONS = {"correct": "file-warning", "submit": "send", "finish": "check", "deliver": "house", "turn_down": "x"}


def of_issue(*, issue, user):
    """What the page of ``issue`` says of its errand; None where it carries none. While the errand is under way, its
    steps come before those of the issue."""
    errand = Errand.objects.select_related("what__department").filter(issue=issue).first()
    if errand is None:
        return None
    errand.issue = issue
    context = _context(errand, user)
    steps, receipts = context["errand_steps"], context["receipts"]
    under_way = issue.is_running and issue.owner and errand.status != S.DELIVERED
    return Carried(
        context,
        next_step=next_step(errand, user) if under_way else "",
        stations=stations(errand, steps, receipts, issue),
        entries=timeline(steps, receipts),
    )


def _context(errand, user):
    """What the section of the errand needs."""
    rows = list(errand.papers.select_related("holder"))
    for paper in rows:
        paper.where = place_words(paper)
    first, others = errand_moves_for(errand, user)
    return {
        "errand": errand,
        "papers": rows,
        "receipts": list(errand.receipts.select_related("by")),
        "errand_steps": list(errand.steps.select_related("by").prefetch_related("pictures", "documents")),
        "errand_first": first,
        "errand_others": others,
        "hands": _hands(errand, rows, errand.issue),
    }


def _hands(errand, papers, issue):
    """The ways that papers can go now, each with its words."""
    if not issue.is_open or issue.owner is None:
        return []
    ways = [WAY.TAKE]
    if any(paper.in_hand for paper in papers):
        ways += OUT_OF_HAND
    if any(paper.at_office for paper in papers):
        ways.append(WAY.FETCH)
    if any(paper.in_hand or paper.at_office for paper in papers):
        ways.append(WAY.SETTLE)
    return [(way, HANDS[way]) for way in ways]


def next_step(errand, user):
    """One sentence: who, what, by when."""
    owner = format_html('<span lang="zh">{}</span>', errand.issue.owner)
    words = format_html(_("You ({name})"), name=owner) if errand.owner_id == user.pk else owner
    by_when = errand.expected_on
    when = day_of_week(by_when)
    office = errand.handed_to or errand.what.department or _("the office")
    return format_html(
        str(NEXT_STEPS[errand.status]),
        who=format_html("<b>{}</b>", words),
        when=format_html("<b>{}</b>", when),
        office=format_html('<span lang="zh">{}</span>', office),
    )


def stations(errand, steps, receipts, issue):
    """The progress line of an errand: registered, papers taken, handed in, done, called back."""
    days = days_reached(steps)
    days[S.REGISTERED] = errand.created_at
    taken = [receipt.at for receipt in receipts if receipt.way == WAY.TAKE]
    if taken:
        days[S.TAKEN] = min(taken)
    order = [status for statuses, _label in STATIONS for status in statuses]
    reached = order.index(errand.status) if errand.status in order else 0
    line = []
    for statuses, label in STATIONS:
        now = errand.status in statuses
        done = order.index(statuses[0]) < reached and not now
        on = max((days[status] for status in statuses if status in days), default=None) if now or done else None
        words = errand.get_status_display() if now else label
        state = "now" if now and errand.status != S.DELIVERED else "done" if now or done else ""
        line.append({"label": words, "on": on, "state": state})
    closed = issue.status == Issue.Status.CLOSED
    state = "done" if closed else "now" if issue.status in Issue.SOLVED else ""
    return [*line, {"label": _("Called back"), "on": issue.closed_on, "state": state}]


def timeline(steps, receipts):
    """What happened to the errand and its papers, as entries of the issue's timeline."""
    return TELLS.entries(steps) + [
        {
            "what": receipt.get_way_display(),
            "url": reverse("errands:receipt", args=[receipt.pk]),
            "url_label": _("receipt %(no)s") % {"no": receipt.no},
            "when": receipt.at,
            "timed": True,
            "text": receipt.words,
            "by": receipt.by.name,
            "icon": "inbox",
            "kind": "",
        }
        for receipt in receipts
    ]


def _detail(step):
    parts = [step.facts["handed_to"]] if step.facts.get("handed_to") else []
    if step.facts.get("expected_on"):
        parts.append(_("expected by %(day)s") % {"day": day(date.fromisoformat(step.facts["expected_on"]))})
    return " ".join(parts)


TELLS = Telling(
    WHAT,
    names="errands:step",
    detail=_detail,
    icon=lambda step: ICONS.get(step.verb, "arrow-right"),
    is_done=lambda step: step.to_status == S.DELIVERED,
)


def amount(paper, quantity):
    """3 pieces, 20.50 yuan."""
    if paper.kind == "money":
        return _("%(n)s yuan") % {"n": f"{quantity:.2f}"}
    return ngettext("%(n)s piece", "%(n)s pieces", int(quantity)) % {"n": int(quantity)}


def place_words(paper):
    """Where a paper is, as (kind of status, words) in the order of nearness."""
    found = []
    if paper.in_hand:
        kind = "warn" if paper.is_owed else ""
        found.append((kind, _("%(n)s with %(name)s") % {"n": amount(paper, paper.in_hand), "name": paper.holder.name}))
    if paper.at_office:
        found.append(
            ("wait" if paper.is_owed else "", _("%(n)s at the office") % {"n": amount(paper, paper.at_office)})
        )
    if paper.at_home:
        found.append(("ok", _("%(n)s back at home") % {"n": amount(paper, paper.at_home)}))
    if paper.used:
        found.append(("", _("%(n)s spent or kept") % {"n": amount(paper, paper.used)}))
    return found

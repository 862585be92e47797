"""What the page of a row that moves through states says: the moves open to a person, how far it is, what happened."""

from collections.abc import Callable
from dataclasses import dataclass, field

from django.urls import reverse

from caseload.core.casework.moves import moves_open_to


def usual_and_others(moves, row, user, usual=()):
    """(the next move or None, the others) that ``user`` may make on ``row``. ``usual``: verbs, the best first."""
    found = {move.verb: move for move in moves_open_to(moves, row, user)}
    first = next((found.pop(verb) for verb in usual if verb in found), None)
    return first, list(found.values())


def days_reached(steps):
    """When each status was last reached; ``steps`` come newest first. A step that changed none reached none."""
    return {step.to_status: step.at for step in reversed(steps) if step.to_status != step.from_status}


def progress_line(line, days, now):
    """Stations: ``line`` of (status, label), of which those before the place ``now`` are done."""
    return [
        {
            "label": label,
            "on": days.get(status) if place <= now else None,
            "state": "done" if place < now else "now" if place == now else "",
        }
        for place, (status, label) in enumerate(line)
    ]


def ended_early(line, days):
    """The progress line of what ended off the usual way."""
    return [{"label": label, "on": days.get(status), "state": "done"} for status, label in line]


@dataclass(frozen=True)
class Telling:
    """How steps are told in a timeline: ``what`` was done, by verb, where the words of the status it led to do not say
    it; ``detail``, ``icon`` and ``is_done`` are asked of the step. ``names``: how the names of the addresses of its
    files begin; without it a step has none."""

    what: dict = field(default_factory=dict)
    names: str = ""
    detail: Callable = lambda step: ""
    icon: Callable = lambda step: "arrow-right"
    is_done: Callable = lambda step: False

    def entry(self, step):
        """As ``ui/_timeline.html`` shows it."""
        return {
            "what": self.what.get(step.verb) or step.get_reached_display(),
            "detail": self.detail(step),
            "when": step.at,
            "timed": True,
            "text": step.words,
            "by": step.by.name if step.by else "",
            "icon": self.icon(step),
            "kind": "done" if self.is_done(step) else "",
            **(files_of(step, self.names) if self.names else {}),
        }

    def entries(self, steps):
        return [self.entry(step) for step in steps]


def files_of(step, names):
    return {
        "pictures": [picture_of(row, names) for row in step.pictures.all()],
        "documents": [
            {"url": reverse(f"{names}_document", args=[row.pk]), "name": row.name, "size": row.size}
            for row in step.documents.all()
        ],
    }


def picture_of(row, names):
    return {"url": reverse(f"{names}_picture", args=[row.pk]), "label": row.label}

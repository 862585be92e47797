"""The pictures that go with a step of an issue: how it was before, how it is after, or what a paper says."""

from django.utils.translation import gettext_lazy as _

from caseload.core.forms.pictures import PicturesField
from visits.models import StepPicture
from visits.services.steps import WORDS

SHOWS = StepPicture.Shows
LABELS = {
    SHOWS.BEFORE: _("Photos: how it was before"),
    SHOWS.AFTER: _("Photos: how it is after"),
    SHOWS.OTHER: _("Photos, also of papers"),
}
OF_THE_VERB = {
    "report": [SHOWS.BEFORE],
    "solve_on_spot": [SHOWS.BEFORE, SHOWS.AFTER],
    "resolve": [SHOWS.AFTER, SHOWS.BEFORE],
    "check": [SHOWS.AFTER],
}


def picture_fields(move):
    """The fields by name; a step that asks for no words takes no pictures."""
    if not set(move.asks) & set(WORDS):
        return {}
    shown = OF_THE_VERB.get(move.verb, [SHOWS.OTHER])
    return {
        f"pictures_{shows}": PicturesField(label=LABELS[shows], help_text=_("optional; ask first")) for shows in shown
    }


def take_pictures(cleaned):
    """Take the pictures out of ``cleaned``, as ``write_step`` takes them: pairs of what each shows and the picture."""
    sent = {shows: cleaned.pop(f"pictures_{shows}", None) or [] for shows in SHOWS.values}
    return [(shows, picture) for shows, pictures in sent.items() for picture in pictures]

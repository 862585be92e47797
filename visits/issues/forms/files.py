"""What goes with a step: pictures of how it was before and how it is after, of papers, and documents."""

from django.utils.translation import gettext_lazy as _

from caseload.core.forms.documents import DocumentsField
from caseload.core.forms.pictures import PicturesField
from visits.issues.models import StepPicture

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


def file_fields(move):
    """The fields by name; a step that asks for nothing takes no files."""
    if not move.asks:
        return {}
    shown = OF_THE_VERB.get(move.verb, [SHOWS.OTHER])
    pictures = {
        f"pictures_{shows}": PicturesField(label=LABELS[shows], help_text=_("optional; ask first")) for shows in shown
    }
    return {**pictures, "documents": DocumentsField()}


def take_files(cleaned):
    """Take the files out of ``cleaned``, as ``write_step`` takes them: of pictures pairs of what each shows and it."""
    sent = {shows: cleaned.pop(f"pictures_{shows}", None) or [] for shows in SHOWS.values}
    pictures = [(shows, picture) for shows, pictures in sent.items() for picture in pictures]
    return {"pictures": pictures, "documents": cleaned.pop("documents", None) or []}

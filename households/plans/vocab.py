"""The lists of case work: codes are stored, words are read. The ten questions are in our own words."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

NEEDS = {
    "papers": _("Papers and errands"),
    "medicine": _("Doctor and medicine"),
    "meals": _("Meals"),
    "heating": _("Heating"),
    "company": _("Somebody to go along"),
    "money": _("Money"),
    "housing": _("Housing"),
    "work": _("Work"),
    "school": _("School"),
    "care": _("Care"),
    "mind": _("Somebody to talk to"),
    "family": _("Family matters"),
    "legal": _("Legal advice"),
    "aids": _("Rehabilitation and aids"),
    "safety": _("Safety at home"),
}
"""What a household says it needs, on visits and in case plans alike."""

PRESSING = {0: pgettext_lazy("a need", "Met"), 1: _("Some"), 2: _("Much"), 3: _("Pressing")}

SCREEN = [
    _("Doing one's work or daily tasks as agreed"),
    _("Getting on as husband and wife"),
    _("Looking after one's children or parents"),
    _("Meeting people, instead of keeping away from them"),
    _("Taking part in what goes on outside the home"),
    _("Taking part in what goes on at home"),
    _("Doing one's share for the household"),
    _("Looking after oneself: washing, dressing, eating"),
    _("Caring about what goes on in the world"),
    _("Feeling responsible, and making plans"),
]
ANSWERS = {0: _("No difficulty"), 1: _("Some difficulty"), 2: _("Much difficulty")}

CONSENT_SCOPES = {
    "record": _("Keep a case file"),
    "visit": _("Visits at home"),
    "share": _("Tell the offices of the street what they need to know"),
    "refer": _("Ask other organisations for help"),
    "photo": _("Photographs of house and papers"),
}
NOTICE_VERSION = "2026-1"
"""The version of the notice on personal data that is read out today."""


def words(vocabulary, codes):
    """The words for ``codes``; a code that the vocabulary no longer knows is shown as it was stored."""
    return [vocabulary.get(code, code) for code in codes if code]

"""What a visit is for, and what a household says it needs (DOMAIN 3.2). Codes are stored, words are read."""

from django.utils.translation import gettext_lazy as _

PURPOSES = {
    "regular": _("Regular visit"),
    "policy": _("Explain a policy"),
    "benefits": _("Check benefits"),
    "safety": _("Look for hazards"),
    "follow_up": _("Follow up an issue"),
    "greeting": _("Greeting on a festival"),
    "errand": _("Bring or fetch something"),
}

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
COMMON_NEEDS = 5
"""So many of ``NEEDS`` are shown at once; the rest is one tap away."""

NEIGHBOUR = "neighbour"
MET_OTHER = {NEIGHBOUR: _("Neighbour")}


def words(vocabulary, codes):
    """The words for ``codes``; a code that the vocabulary no longer knows is shown as it was stored."""
    return [vocabulary.get(code, code) for code in codes if code]

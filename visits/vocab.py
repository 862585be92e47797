"""What a visit is for, and what a household says it needs (DOMAIN 3.2). Codes are stored, words are read."""

from django.utils.translation import gettext_lazy as _

from households.plans.vocab import NEEDS, words

PURPOSES = {
    "regular": _("Regular visit"),
    "policy": _("Explain a policy"),
    "benefits": _("Check benefits"),
    "safety": _("Look for hazards"),
    "follow_up": _("Follow up an issue"),
    "greeting": _("Greeting on a festival"),
    "errand": _("Bring or fetch something"),
}

COMMON_NEEDS = 5
"""So many of ``NEEDS`` are shown at once; the rest is one tap away."""

NEIGHBOUR = "neighbour"
MET_OTHER = {NEIGHBOUR: _("Neighbour")}

__all__ = ["COMMON_NEEDS", "MET_OTHER", "NEEDS", "NEIGHBOUR", "PURPOSES", "words"]

"""How a household lives, as far as it is told: facts with their words, in the reader's language."""

from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from households.glosses import gloss
from households.vocab import HARDENED, ROADS

AMENITIES = {
    "toilet": (pgettext_lazy("amenity", "sanitary toilet"), gettext_lazy("no sanitary toilet")),
    "electricity": (pgettext_lazy("amenity", "electricity"), gettext_lazy("no electricity")),
    "tv": (pgettext_lazy("amenity", "radio and television"), gettext_lazy("no radio and television")),
}
LAND = {
    "land_farm_mu": gettext_lazy("%(n)s mu of farmland"),
    "land_forest_mu": gettext_lazy("%(n)s mu of forest"),
    "land_fruit_mu": gettext_lazy("%(n)s mu of fruit trees"),
    "land_returned_mu": gettext_lazy("%(n)s mu of farmland returned to forest"),
    "land_pasture_mu": gettext_lazy("%(n)s mu of pasture"),
    "land_water_mu": gettext_lazy("%(n)s mu of water surface"),
}


def living(household):
    """(what, words) of each fact that somebody told."""
    facts = [
        (_("Amenities"), _amenities(household)),
        (_("Road to the door"), _road(household)),
        (_("Land"), _land(household)),
    ]
    return [(what, found) for what, words in facts if (found := list(words))]


def _amenities(household):
    for field, (has, has_not) in AMENITIES.items():
        if getattr(household, field) is not None:
            yield str(has if getattr(household, field) else has_not)


def _road(household):
    kind, hardened = household.access_road_kind, household.access_road
    if kind:
        yield gloss(kind)
    if hardened is not None and hardened != (kind in HARDENED if kind in ROADS else None):
        yield _("hardened") if hardened else _("not hardened")
    if household.road_km is not None:
        yield _("%(n)s km to the main road") % {"n": _plain(household.road_km)}


def _land(household):
    for field, words in LAND.items():
        if getattr(household, field) is not None:
            yield words % {"n": _plain(getattr(household, field))}


def _plain(number):
    """3.5 and not 3.50."""
    return f"{Decimal(number).normalize():f}"

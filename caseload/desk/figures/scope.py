"""Which areas and which days are looked at."""

from dataclasses import dataclass
from datetime import date

from caseload.core import catalogues
from caseload.core.models import Area

DEFAULT_DAYS = 338
"""So many days, today included, make the period that nobody chose."""


@dataclass(frozen=True)
class Scope:
    """The subtrees of ``paths`` and the days ``first`` to ``last``, both included. "Now" is the moment of asking.

    Whoever makes a scope for a person takes only areas within that person's reach. ``is_itself``: only what lies on
    these areas themselves, in none below.
    """

    paths: tuple
    first: date
    last: date
    is_itself: bool = False

    def of(self, model):
        """What lies there now."""
        rows = model.objects.all()
        return rows.filter(**{f"{rows.area_field}__in": self.paths}) if self.is_itself else rows.lying_in(self.paths)

    def happened(self, model):
        """What happened there, wherever the household lies today."""
        rows = model.objects.all()
        if self.is_itself:
            return rows.filter(**{f"{rows.happened_field or rows.area_field}__in": self.paths})
        return rows.happened_in(self.paths)

    @property
    def whole(self):
        """The one area that is looked at; None of several."""
        return catalogues.by(Area, "path").get(self.paths[0]) if len(self.paths) == 1 else None

    def areas_below(self):
        """The areas right below the scope's; for several, and at the bottom, these themselves."""
        areas = catalogues.by(Area, "path")
        if self.whole:
            return [area for area in areas.values() if area.parent_id == self.whole.pk] or [self.whole]
        return [areas[path] for path in self.paths if path in areas]


def paths_for(user, area=None):
    """What a scope of ``user`` covers: ``area``, or all that was granted, nothing twice."""
    if area:
        return (area.path,)
    kept = []
    for path in sorted(user.reach):
        if not path.startswith(tuple(kept)):
            kept.append(path)
    return tuple(kept)

"""What is kept for an area and used for all households below it: donations, jobs, courses."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from caseload.core.models.area import Area, ScopedQuerySet, paths_above


class KeptQuerySet(ScopedQuerySet):
    """Such rows lie in the area for which they are kept."""

    def visible_to(self, user):
        """Those kept for one's areas, and those kept for a larger area around them."""
        around = {path for granted in user.reach for path in paths_above(granted)}
        within = super().visible_to(user)
        return within | self.filter(area__in=around) if user.is_active else within

    def for_area(self, path):
        """Those that may be used for a household there."""
        return self.filter(area__in=paths_above(path))


def kept_for():
    """The column that says for which area."""
    return models.ForeignKey(
        Area,
        models.PROTECT,
        to_field="path",
        db_column="area_path",
        db_index=False,
        related_name="+",
        verbose_name=_("for households in"),
    )

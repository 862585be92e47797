"""What the headings of rosters mean, beyond those that ``reading/columns`` knows."""

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from caseload.core import wall_clock
from caseload.core.models import User


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())
class ColumnName(models.Model):
    """Another name for a column, in every roster; added by an administrator."""

    caption = models.CharField(_("heading in the file"), max_length=60)
    key = models.CharField(max_length=60, editable=False)
    """The caption without spaces, marks and numbering, by which it is found."""
    column = models.CharField(_("meaning"), max_length=40)
    """Id of a column."""
    added_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    added_at = models.DateTimeField(default=wall_clock.now)

    class Meta:
        verbose_name = _("roster heading")
        ordering = ["column", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["key"], name="column_name_has_one_meaning"),
            models.CheckConstraint(condition=~Q(key=""), name="column_name_is_not_blank"),
        ]

    def __str__(self):
        return self.caption


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())
class ColumnMapping(models.Model):
    """The headings of one source's roster, and what somebody said of those that were not understood."""

    signature = models.CharField(max_length=64, editable=False)
    """Of ``captions``: the same headings come from the same source."""
    name = models.CharField(_("first seen in"), max_length=255)
    captions = ArrayField(models.CharField(max_length=200))
    meanings = models.JSONField(_("meaning"))
    """{caption: id of a column}."""
    saved_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    saved_at = models.DateTimeField(default=wall_clock.now)

    class Meta:
        verbose_name = _("source of rosters")
        ordering = ["-saved_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["signature"], name="column_mapping_is_kept_once_per_source"),
            models.CheckConstraint(condition=~Q(captions=[]), name="column_mapping_has_captions"),
        ]

    def __str__(self):
        return self.name

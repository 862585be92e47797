"""What issues are about, who outside may handle them, and how long they may take."""

import pghistory
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from caseload.core.models import CatalogueItem


@pghistory.track()
class IssueCategory(CatalogueItem):
    class Meta(CatalogueItem.Meta):
        verbose_name = _("issue category")


@pghistory.track()
class Department(CatalogueItem):
    """An office outside, without accounts here, to which issues are transferred."""

    class Meta(CatalogueItem.Meta):
        verbose_name = _("department")


class Priority(models.TextChoices):
    NORMAL = "normal", _("Normal")
    IMPORTANT = "important", _("Important")
    URGENT = "urgent", _("Urgent")
    CRITICAL = "critical", _("Critical")


def _in_days_or_hours(days, hours, name):
    """One of the two columns is set, to at least 1."""
    in_days = Q(**{f"{hours}__isnull": True, f"{days}__gte": 1})
    in_hours = Q(**{f"{days}__isnull": True, f"{hours}__gte": 1})
    return models.CheckConstraint(condition=in_days | in_hours, name=name)


@pghistory.track()
class TimeLimit(models.Model):
    """How long an issue may take (DOMAIN 7.3): working days, or hours on the clock for what cannot wait.

    Of several for one category and priority, the newest that has begun holds: there is no gap and no overlap.
    """

    category = models.ForeignKey(
        IssueCategory, models.CASCADE, null=True, blank=True, related_name="+", verbose_name=_("category")
    )
    """Empty: for every category that has no limit of its own."""
    priority = models.CharField(_("priority"), max_length=10, choices=Priority.choices)
    valid_from = models.DateField(_("from"), null=True, blank=True)
    """Empty: from the beginning."""
    working_days = models.PositiveSmallIntegerField(_("working days"), null=True, blank=True)
    hours = models.PositiveSmallIntegerField(_("hours"), null=True, blank=True)
    response_days = models.PositiveSmallIntegerField(
        _("working days until the first response"), null=True, blank=True, default=1
    )
    response_hours = models.PositiveSmallIntegerField(_("hours until the first response"), null=True, blank=True)

    class Meta:
        verbose_name = _("time limit")
        ordering = ["category__order", "priority", "valid_from"]
        constraints = [
            models.UniqueConstraint(
                fields=["category", "priority", "valid_from"],
                nulls_distinct=False,
                name="time_limit_once_per_category_priority_and_day",
            ),
            _in_days_or_hours("working_days", "hours", "time_limit_is_in_days_or_hours"),
            _in_days_or_hours("response_days", "response_hours", "time_limit_of_response_is_in_days_or_hours"),
        ]

    def __str__(self):
        return _(", ").join([str(self.category or _("All other categories")), str(self.get_priority_display())])

"""Why a household is looked after, and how often it is to be visited for that."""

import pghistory
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from caseload.core import wall_clock
from caseload.core.models import CatalogueItem


@pghistory.track()
class VisitRule(CatalogueItem):
    """A group of households and its rhythm (DOMAIN 3.3). A household follows the shortest of its groups."""

    interval_days = models.PositiveSmallIntegerField(_("days between visits"))
    grace_days = models.PositiveSmallIntegerField(_("days of grace"), default=0)
    priority = models.PositiveSmallIntegerField(pgettext_lazy("which comes first", "priority"), default=0)
    is_default = models.BooleanField(_("for households without a group"), default=False)

    class Meta(CatalogueItem.Meta):
        verbose_name = _("visit rule")
        constraints = [
            models.CheckConstraint(condition=Q(interval_days__gte=1), name="visit_rule_interval_is_a_day_or_more"),
            models.UniqueConstraint(
                fields=["is_default"], condition=Q(is_default=True), name="visit_rule_has_one_default"
            ),
        ]


@pghistory.track()
class Category(CatalogueItem):
    """A category of hardship or attention (DOMAIN 0, 4.1, 4.6). Categories end; they are never overwritten."""

    rule = models.ForeignKey(
        VisitRule, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("visit rule")
    )

    class Meta(CatalogueItem.Meta):
        verbose_name = _("category")


class CategoryPeriodQuerySet(models.QuerySet):
    def current(self):
        return self.filter(valid_to__isnull=True)


class CategoryPeriod(models.Model):
    """A household was in a category from … to …; the current ones also stand in ``Household.categories``."""

    household = models.ForeignKey("households.Household", models.CASCADE, related_name="category_periods")
    category = models.ForeignKey(Category, models.PROTECT, related_name="+")
    valid_from = models.DateField(default=wall_clock.today)
    valid_to = models.DateField(null=True, blank=True)
    source = models.CharField(max_length=40, blank=True)

    objects = CategoryPeriodQuerySet.as_manager()

    class Meta:
        ordering = ["-valid_from", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["household", "category"],
                condition=Q(valid_to__isnull=True),
                name="category_runs_once_per_household",
            ),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")),
                name="category_period_ends_after_it_begins",
            ),
        ]

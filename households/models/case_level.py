"""How closely a case is followed: kept by the registry, for the rhythm of visits counts it beside the categories."""

import pghistory
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from caseload.core.models import CatalogueItem
from households.models.category import VisitRule


@pghistory.track()
class CaseLevel(CatalogueItem):
    """How closely a case is followed (DOMAIN 3.4, I–IV)."""

    rule = models.ForeignKey(VisitRule, models.PROTECT, related_name="+", verbose_name=_("contact rhythm"))
    review_days = models.PositiveSmallIntegerField(_("days between reviews"))
    answer_days = models.PositiveSmallIntegerField(_("working days for the supervisor's answer"), default=3)
    weight = models.PositiveSmallIntegerField(_("weight in the workload"), default=1)

    class Meta(CatalogueItem.Meta):
        verbose_name = _("case level")
        constraints = [
            models.CheckConstraint(condition=Q(review_days__gte=1), name="case_level_is_reviewed_a_day_later_or_more"),
            models.CheckConstraint(condition=Q(answer_days__gte=1), name="case_level_leaves_a_day_for_the_answer"),
        ]

"""The library: goals that help against a cause of hardship, with the actions that lead to them. Texts are data."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from caseload.core import wall_clock
from households.plans.models.goal import Action


class GoalTemplateQuerySet(models.QuerySet):
    def current(self, day=None):
        day = day or wall_clock.today()
        return self.filter(Q(valid_to__isnull=True) | Q(valid_to__gte=day))

    def for_causes(self, causes):
        return self.current().filter(cause__in=causes)


class GoalTemplate(models.Model):
    cause = models.CharField(_("cause of hardship"), max_length=40)
    title = models.CharField(_("goal"), max_length=120)
    indicator = models.CharField(_("how it is measured"), max_length=120)
    unit = models.CharField(_("unit"), max_length=20, blank=True)
    baseline = models.DecimalField(_("at the beginning"), max_digits=12, decimal_places=2, default=0)
    target = models.DecimalField(_("target"), max_digits=12, decimal_places=2, default=1)
    days = models.PositiveSmallIntegerField(_("days until the goal"), default=180)
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    valid_to = models.DateField(_("offered until"), null=True, blank=True)

    objects = GoalTemplateQuerySet.as_manager()

    class Meta:
        ordering = ["cause", "order", "pk"]
        verbose_name = _("goal of the library")
        constraints = [
            models.UniqueConstraint(fields=["cause", "title"], name="goal_template_once_per_cause"),
            models.CheckConstraint(condition=~Q(baseline=F("target")), name="goal_template_target_differs"),
        ]

    def __str__(self):
        return self.title


class ActionTemplate(models.Model):
    goal = models.ForeignKey(GoalTemplate, models.CASCADE, related_name="actions")
    what = models.CharField(_("what is done"), max_length=120)
    owner_kind = models.CharField(
        _("who does it"), max_length=10, choices=Action.Owner.choices, default=Action.Owner.WORKER
    )
    owner_name = models.CharField(_("name"), max_length=60, blank=True)
    days = models.PositiveSmallIntegerField(_("days until it is done"), default=30)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order", "pk"]
        verbose_name = _("action of the library")
        constraints = [
            models.CheckConstraint(
                condition=~Q(owner_kind="partner") | ~Q(owner_name=""), name="action_template_names_its_partner"
            )
        ]

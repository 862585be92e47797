"""What is the matter: the assessment, its problems in order, and the scored screen that is taken before and after."""

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from caseload.core import wall_clock
from caseload.core.models import User
from households.models.member import Member
from households.plans.models.plan import CasePlan


class RiskLevel(models.TextChoices):
    NONE = "none", _("None seen")
    LOW = "low", _("Low")
    MEDIUM = "medium", _("Medium")
    HIGH = "high", _("High")


@pghistory.track(exclude=["version"])
class Assessment(models.Model):
    """The newest one counts; going back to assessment begins another from it."""

    plan = models.ForeignKey(CasePlan, models.CASCADE, related_name="assessments")
    on = models.DateField(_("assessed on"), default=wall_clock.today)
    by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    person = models.TextField(_("person: health, self-care, mood, work"), blank=True)
    family = models.TextField(_("family: roles, conflict, support"), blank=True)
    economy = models.TextField(_("economy: income, expenses, debt"), blank=True)
    housing = models.TextField(_("housing and water"), blank=True)
    network = models.TextField(_("network: relatives, neighbours, organisations"), blank=True)
    strengths = models.TextField(_("strengths"), blank=True)
    risk_self = models.CharField(_("risk to themselves"), max_length=6, choices=RiskLevel.choices, blank=True)
    risk_others = models.CharField(_("risk to others"), max_length=6, choices=RiskLevel.choices, blank=True)
    risk_neglect = models.CharField(_("risk of neglect"), max_length=6, choices=RiskLevel.choices, blank=True)
    risk_words = models.CharField(_("about the risks"), max_length=500, blank=True)
    causes = ArrayField(
        models.CharField(max_length=40), verbose_name=_("causes, gravest first"), default=list, blank=True
    )
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("assessment")


@pghistory.track()
class Problem(models.Model):
    assessment = models.ForeignKey(Assessment, models.CASCADE, related_name="problems")
    what = models.CharField(_("problem"), max_length=200)
    member = models.ForeignKey(
        Member, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("whose")
    )
    cause = models.CharField(_("cause"), max_length=40, blank=True)
    severity = models.PositiveSmallIntegerField(_("severity, 1 to 5"))
    priority = models.PositiveSmallIntegerField(pgettext_lazy("which comes first", "priority"))

    class Meta:
        ordering = ["priority", "pk"]
        verbose_name = _("problem of an assessment")
        constraints = [
            models.CheckConstraint(condition=~Q(what=""), name="problem_says_what"),
            models.CheckConstraint(
                condition=Q(severity__gte=1, severity__lte=5), name="problem_severity_is_one_to_five"
            ),
            models.UniqueConstraint(fields=["assessment", "priority"], name="problem_has_its_own_priority"),
        ]


SCREEN_ITEMS = 10


class Screen(models.Model):
    """Ten questions on daily life (0 no, 1 some, 2 much difficulty) and the list of needs (0 met to 3 pressing)."""

    class Moment(models.TextChoices):
        BEFORE = "before", _("At the beginning")
        BETWEEN = "between", pgettext_lazy("scored screen", "On the way")
        AFTER = "after", _("At the end")

    plan = models.ForeignKey(CasePlan, models.CASCADE, related_name="screens")
    moment = models.CharField(_("when"), max_length=8, choices=Moment.choices)
    on = models.DateField(_("taken on"), default=wall_clock.today)
    by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    items = ArrayField(models.PositiveSmallIntegerField())
    """In the order of ``plan_vocab.SCREEN``."""
    needs = models.JSONField(default=dict)
    """{code of a need: 1 to 3}; what is not named is met."""
    total = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["on", "pk"]
        verbose_name = _("scored screen")
        constraints = [
            models.CheckConstraint(condition=Q(items__len=SCREEN_ITEMS), name="screen_answers_all_ten"),
            models.CheckConstraint(condition=Q(items__contained_by=[0, 1, 2]), name="screen_answers_are_zero_to_two"),
            models.CheckConstraint(condition=Q(total__lte=2 * SCREEN_ITEMS), name="screen_total_is_at_most_twenty"),
        ]

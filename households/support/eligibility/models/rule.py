"""Who may be given a policy, as conditions on facts; and the cases by which such a rule is proved."""

import pghistory
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from caseload.core import wall_clock
from caseload.core.models import User
from households.support.policies.models import Policy


class RuleQuerySet(models.QuerySet):
    def visible_to(self, user):
        """A rule is of the whole street."""
        return self if user.is_active else self.none()

    def in_force(self, day=None):
        day = day or wall_clock.today()
        ends = Q(valid_to=None) | Q(valid_to__gte=day)
        return self.filter(ends, status=Rule.Status.IN_FORCE).order_by("policy__order", "pk")


@pghistory.track(exclude=["version"])
class Rule(models.Model):
    class Status(models.TextChoices):
        DRAFT = "draft", pgettext_lazy("rule", "Draft")
        IN_FORCE = "in_force", pgettext_lazy("rule", "In force")
        WITHDRAWN = "withdrawn", pgettext_lazy("rule", "Withdrawn")

    KINDS_OF_STATUS = {Status.DRAFT: "idle", Status.IN_FORCE: "ok", Status.WITHDRAWN: "pause"}

    policy = models.ForeignKey(Policy, models.PROTECT, related_name="+", verbose_name=_("policy"))
    whom = models.CharField(_("given to"), max_length=10, choices=Policy.Whom.choices)
    """Of whom it judges: of each household, or of each member; that of the policy when it was begun."""
    status = models.CharField(_("status"), max_length=10, choices=Status.choices, default=Status.DRAFT)
    tree = models.JSONField(_("conditions"))
    """``{"all": […]}``, ``{"any": […]}``, ``{"not": {…}}`` or ``{"fact": …, "is": …, "value": …}``
    (``services.trees``)."""
    paper = models.CharField(_("source (paper)"), max_length=120, blank=True)
    paper_number = models.CharField(_("number of the paper"), max_length=60, blank=True)
    paper_on = models.DateField(_("day of the paper"), null=True, blank=True)
    note = models.CharField(_("note"), max_length=300, blank=True)
    """What the registry cannot tell and somebody has to look at."""
    valid_from = models.DateField(_("in force from"), null=True, blank=True)
    valid_to = models.DateField(_("in force until"), null=True, blank=True)
    by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    created_at = models.DateTimeField(default=wall_clock.now, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = RuleQuerySet.as_manager()

    class Meta:
        ordering = ["policy__order", "policy", "-created_at", "-pk"]
        verbose_name = pgettext_lazy("of a policy", "rule")
        constraints = [
            models.UniqueConstraint(
                fields=["policy"], condition=Q(status="in_force"), name="policy_has_one_rule_in_force"
            ),
            models.UniqueConstraint(fields=["policy"], condition=Q(status="draft"), name="policy_has_one_draft"),
            models.CheckConstraint(
                condition=Q(status="draft") | Q(valid_from__isnull=False), name="rule_in_force_has_its_first_day"
            ),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_from__isnull=True) | Q(valid_to__gte=F("valid_from")),
                name="rule_ends_after_it_begins",
            ),
        ]

    def __str__(self):
        return str(self.policy)

    def get_absolute_url(self):
        return reverse("eligibility:rule", args=[self.pk])

    @property
    def is_draft(self):
        return self.status == self.Status.DRAFT

    @property
    def status_kind(self):
        """The shape and colour of the status."""
        return self.KINDS_OF_STATUS[self.status]


@pghistory.track()
class RuleCase(models.Model):
    """Somebody made up, of whom it is known what the rule must say. What ``facts`` do not name is not known."""

    class Answer(models.TextChoices):
        YES = "yes", pgettext_lazy("of a rule", "Eligible")
        NO = "no", pgettext_lazy("of a rule", "Not eligible")
        UNKNOWN = "unknown", pgettext_lazy("of a rule", "Cannot be told")

    KINDS = {Answer.YES: "ok", Answer.NO: "idle", Answer.UNKNOWN: "warn"}
    VALUES = {Answer.YES: True, Answer.NO: False, Answer.UNKNOWN: None}

    rule = models.ForeignKey(
        Rule, models.CASCADE, related_name="cases", verbose_name=pgettext_lazy("of a policy", "rule")
    )
    tries = models.CharField(_("what it tries"), max_length=120)
    day = models.DateField(_("judged on"))
    facts = models.JSONField(_("facts"), default=dict)
    """{code of a told fact: value}."""
    expected = models.CharField(_("expected"), max_length=8, choices=Answer.choices)

    class Meta:
        ordering = ["pk"]
        verbose_name = pgettext_lazy("of a rule", "case")
        constraints = [models.UniqueConstraint(fields=["rule", "tries"], name="rule_tries_each_case_once")]

    def __str__(self):
        return self.tries

    @classmethod
    def answer_of(cls, value):
        """``value``: true, false or None, as the database answers."""
        return next(answer for answer, held in cls.VALUES.items() if held is value)

"""What the household says of a solution: asked by somebody else than the handler, or by the card left at its door."""

from datetime import timedelta

import pghistory
import pgtrigger
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from caseload.core import wall_clock
from caseload.core.casework.steps import append_only
from caseload.core.models import User
from visits.issues.models.issue import Issue

CARD_DAYS = 30


@pghistory.track()
class CallBackRule(models.Model):
    """Of so many in a hundred solved issues of a kind the household is asked; all of those without a row."""

    kind = models.CharField(_("kind"), max_length=12, choices=Issue.Kind.choices, primary_key=True)
    percent = models.PositiveSmallIntegerField(_("asked of every hundred"), default=100)

    class Meta:
        verbose_name = _("sample of call-backs")
        constraints = [
            models.CheckConstraint(condition=Q(percent__lte=100), name="call_back_rule_is_a_percentage"),
        ]

    def __str__(self):
        return self.get_kind_display()


KEEP_WHAT_WAS_SAID = """
UPDATE issues_issue SET said_solved = COALESCE(said_solved, true) AND NEW.solved WHERE id = NEW.issue_id;
RETURN NULL;
"""


class CallBack(models.Model):
    """One attempt to ask the household, and its answer."""

    class Way(models.TextChoices):
        PHONE = "phone", _("By phone")
        VISIT = "visit", _("On a visit")
        PAPER = "paper", _("On paper")
        CARD = "card", _("By the card")

    issue = models.ForeignKey(Issue, models.PROTECT, related_name="call_backs")
    by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(default=wall_clock.now)
    way = models.CharField(_("how the household was asked"), max_length=8, choices=Way.choices)
    reached = models.BooleanField(_("reached"))
    solved = models.BooleanField(_("solved, says the household"), null=True)
    satisfaction = models.CharField(
        _("satisfaction"), max_length=20, choices=Issue.Satisfaction.choices, blank=True, default=""
    )
    words = models.TextField(blank=True)

    class Meta:
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["issue", "-at"], name="call_back_of_issue")]
        constraints = [
            models.CheckConstraint(
                condition=Q(reached=True, solved__isnull=False)
                | Q(reached=False, solved__isnull=True, satisfaction=""),
                name="call_back_not_reached_says_nothing",
            ),
            models.CheckConstraint(
                condition=Q(by__isnull=False) | Q(way="card"), name="call_back_is_by_somebody_or_by_the_card"
            ),
        ]
        triggers = [
            append_only(),
            pgtrigger.Trigger(
                name="is_kept_on_the_issue",
                when=pgtrigger.After,
                operation=pgtrigger.Insert,
                condition=pgtrigger.Q(new__reached=True),
                func=KEEP_WHAT_WAS_SAID,
            ),
        ]


def end_of_cards():
    return wall_clock.now() + timedelta(days=CARD_DAYS)


class Card(models.Model):
    """A printed slip whose address opens one issue without log-in, to rate or dispute it, until it expires."""

    issue = models.ForeignKey(Issue, models.CASCADE, related_name="cards")
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    created_at = models.DateTimeField(default=wall_clock.now)
    expires_at = models.DateTimeField(default=end_of_cards)
    nonce = models.BinaryField(max_length=16)
    """With the server's secret key it makes the address; the database alone opens no card."""

    class Meta:
        indexes = [models.Index(fields=["issue"], name="card_of_issue")]

    @property
    def is_valid(self):
        return wall_clock.now() < self.expires_at

"""What was said and done with the household, and what colleagues said about it.

Facts and their reading are kept apart.
"""

from datetime import timedelta

import pghistory
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from caseload.core import wall_clock
from caseload.core.models import User
from households.plans.models.plan import CasePlan

IN_TIME = timedelta(hours=24)
"""A note written later than this after the contact is a late entry."""


@pghistory.track()
class SessionNote(models.Model):
    class Form(models.TextChoices):
        HOME = "home", _("At home")
        PHONE = "phone", _("By telephone")
        TALK = "talk", pgettext_lazy("a contact", "At the office")
        ACCOMPANY = "accompany", _("Accompanied")
        ONLINE = "online", _("Online")
        MEETING = "meeting", _("Meeting")

    plan = models.ForeignKey(CasePlan, models.CASCADE, related_name="notes")
    form = models.CharField(_("form of contact"), max_length=10, choices=Form.choices, default=Form.HOME)
    began_at = models.DateTimeField(_("begun at"))
    ended_at = models.DateTimeField(_("ended at"), null=True, blank=True)
    place = models.CharField(_("place"), max_length=100, blank=True)
    present = models.CharField(_("who was there"), max_length=200, blank=True)
    aim = models.CharField(_("aim of this contact"), max_length=200, blank=True)
    facts = models.TextField(_("what happened (facts)"))
    observation = models.TextField(_("observation"), blank=True)
    analysis = models.TextField(_("the worker's analysis"), blank=True)
    tasks = models.CharField(_("agreed until next time"), max_length=300, blank=True)
    next_on = models.DateField(_("next contact"), null=True, blank=True)
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    written_at = models.DateTimeField(default=wall_clock.now, editable=False)
    is_late = models.BooleanField(_("late entry"), default=False, editable=False)

    class Meta:
        ordering = ["-began_at", "-pk"]
        verbose_name = _("session note")
        constraints = [
            models.CheckConstraint(condition=~Q(facts=""), name="note_says_the_facts"),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True) | Q(ended_at__gte=F("began_at")),
                name="note_contact_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=Q(is_late=True) | Q(written_at__lte=F("began_at") + IN_TIME),
                name="note_after_a_day_is_marked_late",
            ),
        ]
        indexes = [models.Index(fields=["plan", "-began_at"], name="note_of_plan")]


@pghistory.track()
class Conference(models.Model):
    """A case conference or supervision."""

    plan = models.ForeignKey(CasePlan, models.CASCADE, related_name="conferences")
    on = models.DateField(_("held on"), default=wall_clock.today)
    participants = models.CharField(_("participants"), max_length=300)
    question = models.TextField(_("question"))
    opinions = models.TextField(_("opinions"), blank=True)
    decision = models.TextField(_("decision"))
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    written_at = models.DateTimeField(default=wall_clock.now, editable=False)

    class Meta:
        ordering = ["-on", "-pk"]
        verbose_name = _("case conference")
        constraints = [
            models.CheckConstraint(
                condition=~Q(participants="") & ~Q(question="") & ~Q(decision=""),
                name="conference_says_who_what_and_decided",
            )
        ]

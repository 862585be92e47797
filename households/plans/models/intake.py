"""How a case came in, with the household's consent, and what must never wait: critical incidents."""

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from caseload.core import wall_clock
from caseload.core.models import User
from households.plans.models.plan import CasePlan


class ConsentHow(models.TextChoices):
    SIGNED = "signed", _("Signed on paper")
    ORAL = "oral", _("Said so, written down here")
    GUARDIAN = "guardian", _("By the guardian")


@pghistory.track()
class Intake(models.Model):
    """The intake form (DOMAIN 3.2). It may be incomplete until it is handed in."""

    class Source(models.TextChoices):
        OUTREACH = "outreach", _("Outreach")
        WORKER = "worker", _("Found by a social worker")
        SELF = "self", _("Asked for help themselves")
        RELATIVE = "relative", _("Recommended by somebody")
        COMMUNITY = "community", _("Sent by the community")
        GOVERNMENT = "government", _("Sent by an office")
        ORGANISATION = "organisation", _("Sent by another organisation")
        OTHER = "other", _("Otherwise")

    class Decision(models.TextChoices):
        ACCEPT = "accept", _("Take the case on")
        DECLINE = "decline", _("Do not take it on")
        REFER = "refer", _("Refer it")

    plan = models.OneToOneField(CasePlan, models.CASCADE, related_name="intake")
    came_on = models.DateField(_("first contact"), default=wall_clock.today)
    source = models.CharField(_("how the case came"), max_length=14, choices=Source.choices, blank=True)
    contact = models.CharField(_("contact person"), max_length=100, blank=True)
    problem = models.TextField(_("problem in the client's words"), blank=True)
    needs = ArrayField(models.CharField(max_length=20), verbose_name=_("needs voiced"), default=list, blank=True)
    earlier_help = models.TextField(_("help so far"), blank=True)
    eligibility = models.CharField(_("why it is ours"), max_length=200, blank=True)
    consent_by = models.CharField(_("who consents"), max_length=100, blank=True)
    consent_how = models.CharField(_("how"), max_length=10, choices=ConsentHow.choices, blank=True)
    consent_scope = ArrayField(models.CharField(max_length=20), verbose_name=_("consents to"), default=list, blank=True)
    consent_on = models.DateField(_("consent given on"), null=True, blank=True)
    notice_version = models.CharField(_("version of the notice read out"), max_length=20, blank=True)
    decision = models.CharField(_("decision"), max_length=10, choices=Decision.choices, blank=True)
    decision_reason = models.CharField(_("reason of the decision"), max_length=500, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = _("intake")
        constraints = [
            models.CheckConstraint(
                condition=Q(consent_on__isnull=True)
                | ~Q(consent_by="") & ~Q(consent_how="") & ~Q(notice_version="") & Q(consent_scope__len__gte=1),
                name="consent_says_who_how_what_for_and_by_which_notice",
            ),
            models.CheckConstraint(
                condition=Q(decision="") | ~Q(decision_reason=""), name="intake_decision_has_a_reason"
            ),
        ]


class Incident(models.Model):
    """Self-harm, violence, a child harmed: the case becomes critical, and the supervisors know at once."""

    class Kind(models.TextChoices):
        SELF_HARM = "self_harm", _("Self-harm")
        VIOLENCE = "violence", _("Violence at home")
        CHILD = "child", _("A child was harmed")

    plan = models.ForeignKey(CasePlan, models.CASCADE, related_name="incidents")
    kind = models.CharField(_("what happened"), max_length=10, choices=Kind.choices)
    words = models.TextField(_("facts, and what was done at once"))
    happened_on = models.DateField(_("on"), default=wall_clock.today)
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=wall_clock.now)

    class Meta:
        ordering = ["-at", "-pk"]
        verbose_name = _("critical incident")
        constraints = [models.CheckConstraint(condition=~Q(words=""), name="incident_says_what_happened")]

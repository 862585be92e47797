"""A case, or a part of it, asked of another office or organisation: sent with consent, answered, its result."""

from functools import partial

import pghistory
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from caseload.core.casework.moves import Move
from caseload.core.casework.steps import DocumentOfStep, PictureOfStep, Step
from caseload.core.models import User
from caseload.core.permissions import P
from households.plans.models.intake import ConsentHow
from households.plans.models.plan import CasePlan


class ReferralQuerySet(models.QuerySet):
    def visible_to(self, user):
        """They are words of a case, for its readers only."""
        return self.filter(plan__in=CasePlan.objects.readable_by(user))

    def overdue(self, day):
        """No answer, or no result, by the day that was set."""
        unanswered = Q(status=Referral.Status.SENT, reply_by__lt=day)
        return self.filter(unanswered | Q(status=Referral.Status.ACCEPTED, result_by__lt=day))


@pghistory.track(exclude=["version"])
class Referral(models.Model):
    class Status(models.TextChoices):
        DRAFT = "draft", _("Being prepared")
        SENT = "sent", _("Sent")
        ACCEPTED = "accepted", pgettext_lazy("referral", "Accepted")
        REFUSED = "refused", _("Refused")
        DONE = "done", _("Result known")
        WITHDRAWN = "withdrawn", _("Withdrawn")

    plan = models.ForeignKey(CasePlan, models.CASCADE, related_name="referrals")
    to = models.CharField(_("to which office or organisation"), max_length=100)
    to_person = models.CharField(_("contact there"), max_length=60, blank=True)
    reason = models.TextField(_("why"))
    urgency = models.CharField(
        _("urgency"), max_length=10, choices=CasePlan.Urgency.choices, default=CasePlan.Urgency.NORMAL
    )
    shared = models.TextField(_("what is shared"))
    consent_by = models.CharField(_("who consents"), max_length=100, blank=True)
    consent_how = models.CharField(_("how"), max_length=10, choices=ConsentHow.choices, blank=True)
    consent_on = models.DateField(_("consent given on"), null=True, blank=True)
    status = models.CharField(_("status"), max_length=10, choices=Status.choices, default=Status.DRAFT)
    sent_on = models.DateField(_("sent on"), null=True, blank=True)
    reply_by = models.DateField(_("answer by"), null=True, blank=True)
    replied_on = models.DateField(_("answered on"), null=True, blank=True)
    reply = models.CharField(_("answer"), max_length=300, blank=True)
    result_by = models.DateField(_("result by"), null=True, blank=True)
    result_on = models.DateField(_("result on"), null=True, blank=True)
    result = models.TextField(_("result"), blank=True)
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = ReferralQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("referral")
        constraints = [
            models.CheckConstraint(
                condition=Q(status__in=["draft", "withdrawn"])
                | Q(sent_on__isnull=False, reply_by__isnull=False, consent_on__isnull=False) & ~Q(consent_by=""),
                name="referral_sent_has_consent_and_a_time_limit",
            ),
            models.CheckConstraint(condition=~Q(status="refused") | ~Q(reply=""), name="referral_refused_says_why"),
            models.CheckConstraint(
                condition=~Q(status="done") | ~Q(result="") & Q(result_on__isnull=False),
                name="referral_done_says_its_result",
            ),
        ]

    def get_absolute_url(self):
        return reverse("plans:referrals", args=[self.plan_id])

    @property
    def owner_id(self):
        return self.plan.worker_id

    @property
    def overdue_on(self):
        """The day by which the other side is to answer, or to tell the result."""
        return self.reply_by if self.status == self.Status.SENT else self.result_by


class ReferralStep(Step):
    referral = models.ForeignKey(Referral, models.PROTECT, related_name="steps")


class ReferralPicture(PictureOfStep):
    step = models.ForeignKey(ReferralStep, models.PROTECT, related_name="pictures")


class ReferralDocument(DocumentOfStep):
    step = models.ForeignKey(ReferralStep, models.PROTECT, related_name="documents")


_own = partial(Move, right=P.PLAN_WORK, owner_only=True)
S = Referral.Status
SEND = ("consent_by", "consent_how", "consent_on", "sent_on", "reply_by")
MOVES = (
    _own("send", _("Send…"), (S.DRAFT,), S.SENT, asks=SEND),
    _own("accept", _("Accepted…"), (S.SENT,), S.ACCEPTED, asks=("replied_on", "reply", "result_by")),
    _own("refuse", _("Refused…"), (S.SENT,), S.REFUSED, asks=("replied_on", "reply")),
    _own("result", _("Result…"), (S.ACCEPTED,), S.DONE, asks=("result_on", "result")),
    _own("withdraw", _("Withdraw…"), (S.DRAFT, S.SENT), S.WITHDRAWN, asks=("words",)),
)

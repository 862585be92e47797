"""A list of payments as a bank or a department sent it: the file, what importing it would write, and what it wrote."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from caseload.core import wall_clock
from caseload.core.models import User
from households.models import Household
from households.support.policies.models.entitlement import Entitlement
from households.support.policies.models.payment import Payment
from households.support.policies.models.policy import Policy


class PaymentListQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Those that one uploaded oneself."""
        return self.filter(by=user) if user.is_active else self.none()


class PaymentList(models.Model):
    class Status(models.TextChoices):
        CHECKED = "checked", pgettext_lazy("payment list", "Checked, not imported")
        WAITING = "waiting", _("Being imported")
        APPLIED = "applied", pgettext_lazy("payment list", "Imported")
        UNDONE = "undone", _("Undone")

    KINDS_OF_STATUS = {
        Status.CHECKED: "idle",
        Status.WAITING: "doing",
        Status.APPLIED: "ok",
        Status.UNDONE: "pause",
    }

    file = models.FileField(upload_to="payments/%Y/%m/", max_length=200)
    name = models.CharField(max_length=255)
    sha256 = models.CharField(max_length=64)
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.CHECKED)
    policy = models.ForeignKey(Policy, models.PROTECT, null=True, blank=True, related_name="+")
    """Of rows that name none; so are the month, the day and the paper."""
    month = models.DateField(null=True, blank=True)
    paid_on = models.DateField(null=True, blank=True)
    paper = models.CharField(max_length=60, blank=True)
    skip_invalid = models.BooleanField(default=False)
    """Rows with an error are left out; otherwise one such row hinders all."""
    skipped = models.PositiveIntegerField(default=0)
    """Rows below the headings that are none: totals, signatures."""
    failure = models.CharField(max_length=300, blank=True)
    """Why the last import came to nothing, in words."""
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    created_at = models.DateTimeField(default=wall_clock.now)
    applied_at = models.DateTimeField(null=True, blank=True)
    undone_at = models.DateTimeField(null=True, blank=True)
    undone_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")

    objects = PaymentListQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-pk"]
        verbose_name = _("payment list")
        constraints = [
            models.CheckConstraint(
                condition=~Q(status__in=["applied", "undone"]) | Q(applied_at__isnull=False),
                name="payment_list_imported_says_when",
            ),
            models.CheckConstraint(
                condition=~Q(status="undone") | Q(undone_at__isnull=False), name="payment_list_undone_says_when"
            ),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("policies:payment_list", args=[self.pk])

    @property
    def status_kind(self):
        return self.KINDS_OF_STATUS[self.status]


class PaymentLine(models.Model):
    """A row of the file, and what importing it does, or did. ID numbers stay in the file."""

    class Kind(models.TextChoices):
        NEW = "new", _("New")
        UNCHANGED = "unchanged", pgettext_lazy("payment line", "Written down already")
        REJECTED = "rejected", pgettext_lazy("payment line", "To correct")

    list = models.ForeignKey(PaymentList, models.CASCADE, related_name="lines", db_index=False)
    position = models.PositiveIntegerField()
    kind = models.CharField(max_length=10, choices=Kind.choices)
    sheet = models.CharField(max_length=255, blank=True)
    row = models.PositiveIntegerField()
    name = models.CharField(max_length=100, blank=True)
    household = models.ForeignKey(Household, models.CASCADE, null=True, related_name="+")
    """Whom the row was found to be about."""
    entitlement = models.ForeignKey(Entitlement, models.CASCADE, null=True, related_name="+")
    payment = models.ForeignKey(Payment, models.CASCADE, null=True, related_name="+")
    """What the import wrote."""
    policy = models.CharField(max_length=120, blank=True)
    months = models.CharField(max_length=60, blank=True)
    amount = models.DecimalField(max_digits=12, decimal_places=2, null=True)
    code = models.CharField(max_length=40, blank=True)
    """Of a rejected row: which problem, in which ``column`` (one of ours), and what the cell says."""
    column = models.CharField(max_length=20, blank=True)
    raw = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["list", "position"], name="payment_line_has_its_place"),
            models.CheckConstraint(
                condition=Q(kind="rejected") & ~Q(code="") | ~Q(kind="rejected") & Q(code=""),
                name="payment_line_rejected_says_why",
            ),
        ]
        indexes = [models.Index(fields=["list", "kind", "position"], name="payment_line_kind")]

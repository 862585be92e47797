"""What people keep beside the issues: views of their own, and that they chased somebody."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from caseload.core import wall_clock
from caseload.core.models import User
from visits.issues.models.issue import Issue


class IssueView(models.Model):
    """A named query string of the list of issues."""

    owner = models.ForeignKey(User, models.CASCADE, related_name="+")
    name = models.CharField(_("name of the view"), max_length=30)
    query = models.CharField(max_length=1000, blank=True, editable=False)
    is_shared = models.BooleanField(_("colleagues may use it"), default=False)

    class Meta:
        ordering = ["name", "pk"]
        verbose_name = _("view of issues")
        constraints = [models.UniqueConstraint(fields=["owner", "name"], name="issue_view_name_once_per_person")]

    def __str__(self):
        return self.name


class IssueChase(models.Model):
    """Somebody asked the owner to hurry 催办: at most once a day per person, and never taken back."""

    issue = models.ForeignKey(Issue, models.CASCADE, related_name="chases")
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    on = models.DateField(default=wall_clock.today)
    at = models.DateTimeField(default=wall_clock.now)

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [models.UniqueConstraint(fields=["issue", "by", "on"], name="issue_chased_once_a_day_per_person")]

"""What was put into an activity: hours of volunteers, money, gifts."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from visits.activities.models.activity import Activity


class Contribution(models.Model):
    class Kind(models.TextChoices):
        VOLUNTEER = "volunteer", _("Volunteer, hours")
        COST = "cost", _("Cost, yuan")
        GIFT = "gift", _("Gifts, pieces")

    activity = models.ForeignKey(Activity, models.CASCADE, related_name="contributions")
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices)
    what = models.CharField(_("who, or what for"), max_length=60)
    quantity = models.DecimalField(_("how much"), max_digits=9, decimal_places=2)

    class Meta:
        ordering = ["-kind", "pk"]
        verbose_name = _("contribution")
        constraints = [
            models.CheckConstraint(condition=Q(quantity__gt=0), name="contribution_is_more_than_nothing"),
            models.CheckConstraint(
                condition=~Q(kind="volunteer") | Q(quantity__lte=24), name="volunteer_helps_within_a_day"
            ),
        ]

"""The ledger of leaflets: all that was handed out, on visits, at activities, to whole buildings and areas.

It is a view of the database over the rows of these rooms, not a table: what is corrected or taken back there is right
here at once.
"""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from caseload.core.models import Area, ScopedQuerySet, User
from households.models import Household
from households.support.leaflets.models import Handout, Leaflet, LeafletVersion
from visits.activities.models import Activity
from visits.models import Visit


class LedgerQuerySet(ScopedQuerySet):
    happened_field = "happened_in__path"
    worker_fields = ("by",)

    def between(self, first, last):
        return self.filter(day__gte=first, day__lte=last)

    def copies(self):
        return self.aggregate(n=models.Sum("count", default=0))["n"]


def of(model, **how):
    return models.ForeignKey(model, models.DO_NOTHING, null=True, related_name="+", **how)


class LedgerLine(models.Model):
    class Occasion(models.TextChoices):
        VISIT = "visit", _("On a visit")
        ACTIVITY = "activity", _("At an activity")
        PLACE = "place", _("To a building or area")

    key = models.CharField(max_length=50, primary_key=True)
    occasion = models.CharField(max_length=8, choices=Occasion.choices)
    day = models.DateField()
    area = of(Area, to_field="path", db_column="area_path")
    """Who may read it: of a visit, where the household lies now."""
    happened_in = of(Area, to_field="path", db_column="happened_in")
    place = models.CharField(max_length=120)
    """The building, or the title of the activity; empty of a visit, and of a whole area."""
    leaflet = of(Leaflet)
    version = of(LeafletVersion)
    """Empty where nobody named which."""
    count = models.IntegerField()
    by = of(User)
    visit = of(Visit)
    household = of(Household)
    activity = of(Activity)
    handout = of(Handout)
    explained = models.BooleanField()
    understood = models.BooleanField()

    objects = LedgerQuerySet.as_manager()

    class Meta:
        managed = False
        db_table = "desk_ledger"
        ordering = ["-day", "-key"]

    def __str__(self):
        return str(self.version) if self.version else gettext("not named which")

    def get_absolute_url(self):
        """Where it is written down."""
        if self.visit_id:
            return reverse("doorstep:visit", args=[self.visit_id])
        if self.activity_id:
            return reverse("activities:activity", args=[self.activity_id])
        return reverse("leaflets:handout", args=[self.handout_id])

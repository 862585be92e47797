"""The list of activities, its workbook, and those that a household took part in."""

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef, Q
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from caseload.core import catalogues
from caseload.core.lists import ListPage, Tab, Workbook
from caseload.core.models import Area
from caseload.core.permissions import P, allow
from caseload.core.views.posted import posted_from
from households.models import Household
from visits.activities.filters import ActivityFilter
from visits.activities.models import NEWEST_FIRST, Activity, Attendance
from visits.activities.services.sums import with_came, with_sums
from visits.activities.sheets.activities import ActivityResource

S = Activity.Status
NEXT_FIRST = ("day", "begins", "pk")


class ActivityList(ListPage):
    template, filters, order = "activities/list.html", ActivityFilter, NEWEST_FIRST
    tabs = {
        "planned": Tab(pgettext_lazy("activities", "Planned"), lambda user: Q(status=S.PLANNED), order=NEXT_FIRST),
        "held": Tab(pgettext_lazy("activities", "To be evaluated"), lambda user: Q(status=S.HELD)),
        "evaluated": Tab(pgettext_lazy("activities", "Evaluated"), lambda user: Q(status=S.EVALUATED)),
        "cancelled": Tab(pgettext_lazy("activities", "Cancelled"), lambda user: Q(status=S.CANCELLED)),
        "all": Tab(_("All"), lambda user: Q()),
    }
    workbook = Workbook(
        ActivityResource,
        _("Activities"),
        "activities",
        "activities:list",
        _("Not exported: more than %(n)s activities.\nChoose a kind or a period first."),
    )

    def rows(self):
        return Activity.objects.visible_to(self.user)

    def drawn(self, rows):
        return with_came(rows.select_related("kind", "owner"))

    def in_full(self, rows):
        return with_sums(rows.select_related("kind", "owner"))

    def worded(self, rows):
        areas = catalogues.by(Area, "path")
        for activity in rows:
            activity.area_name = areas[activity.area_id].name if activity.area_id in areas else ""
        return rows

    def more(self):
        return {
            "may_run": self.user.may(P.ACTIVITY_RUN),
        }


class ActivitiesOfHousehold(ListPage):
    """A tab of the household's page: what its members came to. Opened by itself it is a page of its own."""

    template, fragment, order = "activities/of_household.html", "activities/tab.html", NEWEST_FIRST

    def rows(self):
        return Activity.objects.filter(pk__in=self._came().values("activity"))

    def _came(self):
        return Attendance.objects.filter(member__household=self.facts["household"], came=True)

    def drawn(self, rows):
        """With the names of those who came, and whether the reader may open it."""
        names = self._came().filter(activity=OuterRef("pk")).values("member__name")
        is_open = Exists(Activity.objects.visible_to(self.user).filter(pk=OuterRef("pk")))
        return rows.select_related("kind").annotate(people=ArraySubquery(names), is_open_to=is_open)

    def page_back(self):
        return reverse("households:detail", args=[self.facts["household"].pk])


@allow(P.ACTIVITY_VIEW)
def activities(request):
    return ActivityList(request).answer()


@allow(P.EXPORT)
@posted_from("activities:list")
def export(request):
    return ActivityList(request).export()


@allow(P.ACTIVITY_VIEW)
def of_household(request, pk):
    household = get_object_or_404(Household.objects.visible_to(request.user), pk=pk)
    return ActivitiesOfHousehold(request, household=household).answer()

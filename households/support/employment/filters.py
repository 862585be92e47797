"""What openings, placements and those who look for work can be narrowed by."""

import django_filters
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from caseload.core.forms.fields import DateInput
from caseload.core.lists import Tab
from caseload.core.lists.filters import AreaFilter, ListFilter, PersonFilter
from households.support.employment.models import (
    Course,
    Kind,
    Opening,
    Placement,
    Times,
    Wish,
    is_ending,
    is_look_due,
    is_open_on,
)

S = Placement.Status
OPENINGS = {
    "open": Tab(_("Places free"), lambda user: is_open_on(timezone.localdate())),
    "full": Tab(_("All filled"), lambda user: Q(filled__gte=F("places"))),
    "all": Tab(_("All openings"), lambda user: Q()),
}
PLACEMENTS = {
    "under_way": Tab(pgettext_lazy("jobs", "Under way"), lambda user: Q(status__in=Placement.UNDER_WAY)),
    "placed": Tab(_("At work"), lambda user: Q(status=S.PLACED)),
    "looks": Tab(_("To be asked"), lambda user: is_look_due(timezone.localdate()), order=("next_look_on", "pk")),
    "ending": Tab(
        _("Contract ends soon"), lambda user: is_ending(timezone.localdate()), order=("contract_until", "pk")
    ),
    "all": Tab(pgettext_lazy("jobs", "All"), lambda user: Q()),
}
SEEKERS = {
    "looking": Tab(_("Looking for work"), lambda user: Q(seeks=Wish.Seeks.LOOKING)),
    "others": Tab(_("Content, or not now"), lambda user: ~Q(seeks=Wish.Seeks.LOOKING)),
}


def of_kind(**kwargs):
    return django_filters.ChoiceFilter(
        label=pgettext_lazy("opening", "Kind"), choices=Kind.choices, empty_label=_("All"), **kwargs
    )


class OpeningFilter(ListFilter):
    kind = of_kind()
    area = AreaFilter(label=_("For households in"), empty_label=_("All"))

    class Meta:
        model = Opening
        fields = []


class PlacementFilter(ListFilter):
    kind = of_kind(field_name="opening__kind")
    area = AreaFilter(label=_("Area"), empty_label=_("All"))
    worker = PersonFilter(label=_("Worker"), field_name="household__worker_id", empty_label=_("All"))

    class Meta:
        model = Placement
        fields = []

    def prepare(self):
        self.offer("worker", self.people("worker"))


class WishFilter(ListFilter):
    kind = of_kind(method="with_kind")
    times = django_filters.ChoiceFilter(label=_("Working hours"), choices=Times.choices, empty_label=_("All"))
    distance = django_filters.ChoiceFilter(label=_("How far"), choices=Wish.Distance.choices, empty_label=_("All"))
    area = AreaFilter(label=_("Area"), empty_label=_("All"))

    class Meta:
        model = Wish
        fields = []

    def with_kind(self, rows, name, value):
        """Who wishes for it, and who did not say for what."""
        return rows.filter(Q(kinds__contains=[value]) | Q(kinds=[]))


class CourseFilter(ListFilter):
    """``day_from`` and ``day_to``: the courses that ran on a day between."""

    area = AreaFilter(label=_("Area"), empty_label=_("All"))
    day_from = django_filters.DateFilter(
        label=pgettext_lazy("a day", "From"), field_name="ends_on", lookup_expr="gte", widget=DateInput
    )
    day_to = django_filters.DateFilter(
        label=pgettext_lazy("a day", "To"), field_name="starts_on", lookup_expr="lte", widget=DateInput
    )

    class Meta:
        model = Course
        fields = []

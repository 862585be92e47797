"""What the list of activities and their calendar can be narrowed by."""

import django_filters
from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from caseload.core import catalogues
from caseload.core.forms.fields import DateInput
from caseload.core.lists.filters import AreaFilter, ListFilter
from visits.activities.models import Activity, ActivityKind


class ActivitiesFilter(ListFilter):
    area = AreaFilter(label=_("Area"), empty_label=_("All areas"))
    kind = django_filters.ChoiceFilter(label=_("Kind"), empty_label=_("All"))

    class Meta:
        model = Activity
        fields = []

    def prepare(self):
        self.offer("kind", [(kind.pk, str(kind)) for kind in catalogues.rows(ActivityKind).values()])


class ActivityFilter(ActivitiesFilter):
    day_from = django_filters.DateFilter(
        label=pgettext_lazy("a day", "From"), field_name="day", lookup_expr="gte", widget=DateInput
    )
    day_to = django_filters.DateFilter(
        label=pgettext_lazy("a day", "To"), field_name="day", lookup_expr="lte", widget=DateInput
    )


class CalendarFilter(ActivitiesFilter):
    """``month``: which one is shown; it leaves the rows as they are."""

    month = django_filters.CharFilter(method="keep", widget=forms.HiddenInput)

    def keep(self, activities, name, value):
        return activities

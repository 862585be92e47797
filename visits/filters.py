"""What the list of visits can be narrowed by. Review and figures link to it with the same parameters."""

import django_filters
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from caseload.core.forms.fields import DateInput
from caseload.core.lists.filters import AreaFilter, KeyFilter, ListFilter, PersonFilter
from visits.models import Visit


class VisitFilter(ListFilter):
    area = AreaFilter(label=_("Area"), empty_label=_("All areas"))
    worker = PersonFilter(label=_("Visited by"), empty_label=_("All workers"))
    visited_from = django_filters.DateFilter(
        label=pgettext_lazy("a day", "From"), field_name="visited_on", lookup_expr="gte", widget=DateInput
    )
    visited_to = django_filters.DateFilter(
        label=pgettext_lazy("a day", "To"), field_name="visited_on", lookup_expr="lte", widget=DateInput
    )
    outcome = django_filters.ChoiceFilter(
        label=_("Outcome"), choices=Visit.Outcome.choices, empty_label=_("Met or not")
    )
    kind = django_filters.ChoiceFilter(label=_("How"), choices=Visit.Kind.choices, empty_label=_("All kinds"))
    household = KeyFilter()

    class Meta:
        model = Visit
        fields = []

    def prepare(self):
        self.offer("worker", self.people("worker", with_self=True))

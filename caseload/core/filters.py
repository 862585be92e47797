"""What the list of people can be narrowed by."""

import django_filters
from django.utils.translation import gettext_lazy as _

from caseload.core.lists.filters import AreaFilter, ListFilter
from caseload.core.models import User
from caseload.core.permissions import Role


class PeopleFilter(ListFilter):
    q = django_filters.CharFilter(label=_("Name, staff number or phone"), method="called", max_length=60)
    role = django_filters.ChoiceFilter(label=_("Role"), choices=Role.choices, empty_label=_("All roles"))
    area = AreaFilter(label=_("Area"), empty_label=_("All areas"))
    active = django_filters.ChoiceFilter(
        label=_("State"),
        choices=[("1", _("Active")), ("0", _("Deactivated"))],
        method="of_state",
        empty_label=_("Active and not"),
    )

    class Meta:
        model = User
        fields = []

    def called(self, people, name, value):
        return people.matching(value)

    def of_state(self, people, name, value):
        return people.filter(is_active=value == "1")

"""What the lists of the chain can be narrowed by."""

import django_filters
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from caseload.core.lists import Tab
from caseload.core.lists.filters import AreaFilter, KeyFilter, ListFilter, PersonFilter
from caseload.core.permissions import P
from caseload.desk.models import ChainLine

STAGE = ChainLine.Stage
RIGHTS = {STAGE.NO_EFFECT: P.CASE_NOTES}
"""Who has not the right has not the tab."""
TABS = {s.value: Tab(s.label, lambda user, s=s: Q(stage=s), right=RIGHTS.get(s)) for s in STAGE}


class ChainFilter(ListFilter):
    source = django_filters.ChoiceFilter(
        label=_("What it is about"), choices=ChainLine.Source.choices, empty_label=_("All")
    )
    area = AreaFilter(label=_("Area"), empty_label=_("All"))
    worker = PersonFilter(label=_("Who sees to it"), field_name="worker_id", empty_label=_("All"))
    household = KeyFilter(field_name="household_id")

    class Meta:
        model = ChainLine
        fields = []

    def prepare(self):
        self.offer("worker", self.people("worker"))

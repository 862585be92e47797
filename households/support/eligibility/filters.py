"""What the list of gaps can be narrowed by, and its tabs."""

import django_filters
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from caseload.core import catalogues
from caseload.core.lists import ListFilter, Tab
from caseload.core.lists.filters import AreaFilter, KeyFilter, PersonFilter
from households.support.eligibility.models import NEW, Standing
from households.support.policies.models import Authority, Policy

K = Standing.Kind


def _of(kind):
    return lambda user: Q(kind=kind)


TABS = {
    "gap": Tab(pgettext_lazy("gaps", "Gaps"), _of(K.GAP)),
    "new": Tab(
        pgettext_lazy("gaps", "New"),
        lambda user: Q(kind=K.GAP, since__gt=timezone.localdate() - NEW),
        order=("-since", "-pk"),
    ),
    "soon": Tab(K.SOON.label, _of(K.SOON), order=("turns_on", "pk")),
    "losing": Tab(K.LOSING.label, _of(K.LOSING)),
    "unknown": Tab(K.UNKNOWN.label, _of(K.UNKNOWN)),
    "under_way": Tab(K.UNDER_WAY.label, _of(K.UNDER_WAY), is_counted=False),
    "receives": Tab(K.RECEIVES.label, _of(K.RECEIVES), is_counted=False),
    "aside": Tab(K.ASIDE.label, _of(K.ASIDE), is_counted=False),
}


class GapFilter(ListFilter):
    area = AreaFilter(label=_("Area"), empty_label=_("All"))
    itself = KeyFilter(field_name="area__id")
    """What lies on an area itself and in none below."""
    authority = django_filters.ChoiceFilter(
        label=_("Department in charge"), field_name="policy__authority", empty_label=_("All")
    )
    policy = django_filters.ChoiceFilter(label=_("Policy"), field_name="policy_id", empty_label=_("All"))
    worker = PersonFilter(label=_("Worker"), field_name="household__worker_id", empty_label=_("All"))

    class Meta:
        model = Standing
        fields = []

    def prepare(self):
        self.offer("authority", [(row.pk, row) for row in catalogues.rows(Authority).values()])
        self.offer("policy", [(row.pk, row) for row in catalogues.rows(Policy).values()])
        self.offer("worker", self.people("worker"))

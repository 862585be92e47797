"""What a list of issues can be narrowed by. The figures link to it with the same parameters."""

import django_filters
from django.db.models import Q, Value
from django.db.models.functions import Coalesce
from django.forms import HiddenInput
from django.utils.translation import gettext_lazy as _

from caseload.core import catalogues
from caseload.core.forms.fields import DateInput
from caseload.core.lists import Tab
from caseload.core.lists.filters import AreaFilter, ListFilter, PersonFilter, Sort, SortFilter
from visits.issues.models import Department, Issue, IssueCategory, Priority, is_due_soon, is_overdue, is_to_be_assigned
from visits.issues.services.search import search

S = Issue.Status
TABS = {
    "mine": Tab(_("Mine"), lambda user: Q(status__in=Issue.OPEN, owner=user.pk)),
    "soon": Tab(_("Due soon"), lambda user: is_due_soon()),
    "overdue": Tab(_("Overdue"), lambda user: is_overdue()),
    "call_back": Tab(_("Waiting for call-back"), lambda user: Q(status__in=Issue.SOLVED)),
    "to_assign": Tab(_("To be assigned"), lambda user: is_to_be_assigned()),
    "open": Tab(_("All open"), lambda user: Q(status__in=Issue.OPEN)),
    "closed": Tab(
        _("Closed"),
        lambda user: Q(status__in=Issue.ENDED, closed_on__isnull=False),
        order=("-closed_on", "-pk"),
        is_counted=False,
    ),
    "all": Tab(
        _("Open and closed"),
        lambda user: Q(pk__isnull=False),
        order=("-pk",),
        is_counted=False,
        is_offered=False,
    ),
}
BY_TIME_LEFT = ("due_at", "pk")
RARE = ("status", "rated", "satisfied")
"""Filters that links bring along; shown only when they are set."""
YES = [("1", _("Yes")), ("0", _("No"))]
SORTS = {
    "name": Sort(
        _("Household"), ("household_sort", "pk"), {"household_sort": Coalesce("household__sort_key", Value(""))}
    ),
    "new": Sort(_("Newest first"), ("-opened_on", "-pk")),
}


class IssueFilter(ListFilter):
    view = django_filters.CharFilter(method="keep", widget=HiddenInput)
    q = django_filters.CharFilter(label=_("Number, title or household"), method="search")
    area = AreaFilter(label=_("Area"), empty_label=_("All"))
    category = django_filters.ChoiceFilter(label=_("Category"), field_name="category_id", empty_label=_("All"))
    worker = PersonFilter(label=_("Owner"), field_name="owner_id", empty_label=_("All"))
    kind = django_filters.ChoiceFilter(label=_("Kind"), choices=Issue.Kind.choices, empty_label=_("All"))
    priority = django_filters.ChoiceFilter(label=_("Priority"), choices=Priority.choices, empty_label=_("All"))
    status = django_filters.ChoiceFilter(label=_("Status"), choices=S.choices, empty_label=_("All"))
    department = django_filters.ChoiceFilter(
        label=_("Department concerned"), field_name="department_id", empty_label=_("All")
    )
    rated = django_filters.ChoiceFilter(label=_("Rated"), choices=YES, method="is_rated", empty_label=_("All"))
    satisfied = django_filters.ChoiceFilter(
        label=_("Satisfied"), choices=YES, method="is_satisfied", empty_label=_("All")
    )
    opened_from = django_filters.DateFilter(label=_("Reported from"), method="found", widget=DateInput)
    opened_to = django_filters.DateFilter(label=_("Reported until"), method="found", widget=DateInput)
    closed_from = django_filters.DateFilter(label=_("Closed from"), method="closed", widget=DateInput)
    closed_to = django_filters.DateFilter(label=_("Closed until"), method="closed", widget=DateInput)

    sort = SortFilter(SORTS, usual=_("Time left"))

    class Meta:
        model = Issue
        fields = []

    def read(self, data):
        data["view"] = self.view = _view(data, self.user)

    def prepare(self):
        self._drop_unset(RARE if self.view in ("closed", "all") else (*RARE, "closed_from", "closed_to"))
        self.offer("category", [(row.pk, row) for row in catalogues.rows(IssueCategory).values()])
        self.offer("worker", self.people("worker"))
        self.offer("department", self._departments())

    def _drop_unset(self, names):
        for name in names:
            if not self.data.get(name):
                del self.filters[name]

    def _departments(self):
        """For those who look after many; a worker sees the filter where a link has set it."""
        if not self.user.reach and not self.data.get("department"):
            return []
        return [(row.pk, row) for row in catalogues.rows(Department).values()]

    def keep(self, issues, name, value):
        """The tab narrows apart from the filters, so that the other tabs can be counted beside it."""
        return issues

    def search(self, issues, name, value):
        return search(issues, value)

    def is_rated(self, issues, name, value):
        return issues.rated() if value == "1" else issues.filter(satisfaction="")

    def is_satisfied(self, issues, name, value):
        return issues.satisfied() if value == "1" else issues.rated().exclude(satisfaction__in=Issue.SATISFIED)

    def found(self, issues, name, value):
        return issues.filter(**{f"opened_on__{_bound(name)}": value})

    def closed(self, issues, name, value):
        return issues.filter(**{"status": S.CLOSED, f"closed_on__{_bound(name)}": value})


def _view(data, user):
    """The tab asked for; without one, every row that the filters find, or else the day's work."""
    if data.get("view") in TABS:
        return data["view"]
    if any(data.get(name) for name in IssueFilter.base_filters if name not in ("view", "sort")):
        return "all"
    return usual_view(user)


def usual_view(user):
    return "open" if user.reach else "mine"


def _bound(name):
    return "gte" if name.endswith("_from") else "lte"

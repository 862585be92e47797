"""What a list of issues can be narrowed by. The figures link to it with the same parameters."""

import django_filters
from django.db.models import Count, IntegerField, Max, Q, Subquery
from django.forms import HiddenInput
from django.utils.translation import gettext_lazy as _

from caseload.core import catalogues
from caseload.core.forms.fields import DateInput
from caseload.core.keys import read_key
from caseload.core.paging import COUNT_LIMIT
from caseload.core.services.areas import area_named, areas_to_choose
from caseload.core.services.people import workers_to_choose
from visits.issues.models import Department, Issue, IssueCategory, Priority, is_due_soon, is_overdue
from visits.issues.services.search import search

S = Issue.Status
VIEWS = {
    "mine": (_("Mine"), lambda user: Q(status__in=Issue.OPEN, owner=user.pk)),
    "soon": (_("Due soon"), lambda user: is_due_soon()),
    "overdue": (_("Overdue"), lambda user: is_overdue()),
    "call_back": (_("Waiting for call-back"), lambda user: Q(status__in=Issue.SOLVED)),
    "to_assign": (_("To be assigned"), lambda user: Q(status=S.REPORTED)),
    "open": (_("All open"), lambda user: Q(status__in=Issue.OPEN)),
    "closed": (_("Closed"), lambda user: Q(status__in=Issue.ENDED, closed_on__isnull=False)),
    "all": (_("Open and closed"), lambda user: Q(pk__isnull=False)),
}
"""The saved views in the order of the tabs: name, and which rows."""

BY_TIME_LEFT = ("due_at", "pk")
ORDERS = {"closed": ("-closed_on", "-pk"), "all": ("-pk",)}
RARE = ("status", "rated", "satisfied")
"""Filters that links bring along; shown only when they are set."""
YES = [("1", _("Yes")), ("0", _("No"))]


class CountOf(Subquery):
    """How many rows a query has, as one value of another."""

    template = "(SELECT count(*) FROM (%(subquery)s) AS counted)"
    output_field = IntegerField()


def counts_of_views(issues, user, view):
    """How many of ``issues`` each view of open ones has, and ``view`` if it is another, up to the limit of pages.

    One query over the open ones: however many have ended, they are counted only where they are looked at.
    """
    counted = {name: Count("pk", filter=rows(user)) for name, (_, rows) in VIEWS.items() if name not in ORDERS}
    rows = issues.open().order_by()
    if view in ORDERS:
        found = issues.filter(VIEWS[view][1](user)).order_by().values("pk")[: COUNT_LIMIT + 1]
        rows, counted = rows.annotate(found=CountOf(found)), {**counted, view: Max("found")}
    return rows.aggregate(**counted)


class IssueFilter(django_filters.FilterSet):
    view = django_filters.CharFilter(method="keep", widget=HiddenInput)
    q = django_filters.CharFilter(label=_("Number, title or household"), method="search")
    area = django_filters.ChoiceFilter(label=_("Area"), method="in_area", empty_label=_("All"))
    category = django_filters.ChoiceFilter(label=_("Category"), field_name="category_id", empty_label=_("All"))
    worker = django_filters.ChoiceFilter(label=_("Owner"), field_name="owner_id", empty_label=_("All"))
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

    class Meta:
        model = Issue
        fields = []

    def __init__(self, data, queryset, *, user):
        data = data.copy()
        area = area_named(data.get("area"))
        data["area"] = area.code if area else ""
        data["view"] = self.view = _view(data, user)
        super().__init__(data, queryset)
        self.user = user
        self._drop_unset(RARE if self.view in ("closed", "all") else (*RARE, "closed_from", "closed_to"))
        self._offer("area", areas_to_choose(user))
        self._offer("category", [(row.pk, row) for row in catalogues.rows(IssueCategory).values()])
        self._offer("worker", self._owners())
        self._offer("department", self._departments())

    def _drop_unset(self, names):
        for name in names:
            if not self.data.get(name):
                del self.filters[name]

    def _offer(self, name, choices):
        """The choices of a filter; one with nothing to choose from is left out."""
        if choices:
            self.filters[name].extra["choices"] = choices
        else:
            del self.filters[name]

    def _owners(self):
        given = read_key(self.data.get("worker", ""))
        if not self.user.reach and given is None:
            return []
        return [(str(pk), name) for pk, name in workers_to_choose(self.user, also=given)]

    def _departments(self):
        """For those who look after many; a worker sees the filter where a link has set it."""
        if not self.user.reach and not self.data.get("department"):
            return []
        return [(row.pk, row) for row in catalogues.rows(Department).values()]

    def rows(self):
        """What the filters leave, of the view asked for, in its order."""
        return self.qs.filter(VIEWS[self.view][1](self.user)), ORDERS.get(self.view, BY_TIME_LEFT)

    def keep(self, issues, name, value):
        """The view narrows in ``rows`` only, so that the other views can be counted beside it."""
        return issues

    def search(self, issues, name, value):
        return search(issues, value)

    def in_area(self, issues, name, value):
        return issues.in_area(area_named(value))

    def is_rated(self, issues, name, value):
        return issues.rated() if value == "1" else issues.filter(satisfaction="")

    def is_satisfied(self, issues, name, value):
        return issues.satisfied() if value == "1" else issues.rated().exclude(satisfaction__in=Issue.SATISFIED)

    def found(self, issues, name, value):
        return issues.filter(**{f"opened_on__{_bound(name)}": value})

    def closed(self, issues, name, value):
        return issues.filter(**{"status": S.CLOSED, f"closed_on__{_bound(name)}": value})


def _view(data, user):
    """The view asked for; without one, every row that the filters find, or else the day's work."""
    if data.get("view") in VIEWS:
        return data["view"]
    if any(data.get(name) for name in IssueFilter.base_filters if name != "view"):
        return "all"
    return "open" if user.reach else "mine"


def _bound(name):
    return "gte" if name.endswith("_from") else "lte"

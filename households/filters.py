"""What the list of households can be narrowed by: Today, review and figures link to it with these parameters."""

from datetime import date, timedelta

import django_filters
from django.db.models import Q, Value
from django.db.models.functions import Coalesce
from django.forms import HiddenInput
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from caseload.core import catalogues
from caseload.core.lists.filters import AreaFilter, ListFilter, PersonFilter, Sort, SortFilter
from caseload.core.models import has_nobody
from households.glosses import gloss_lazy
from households.models import Category, Household
from households.services.search import search
from households.vocab import CAUSES

NOBODY = "nobody"
SOON = timedelta(days=7)
NEVER = date(1900, 1, 1)
DUE = [("overdue", _("Overdue")), ("due", _("Due or overdue")), ("soon", _("Due within 7 days"))]
ISSUES = [("1", _("With open issues")), ("0", _("Without open issues"))]
ALL = "all"
OPEN, CLOSED = Household.Status.OPEN, Household.Status.CLOSED
STATUSES = [(CLOSED, CLOSED.label), (ALL, pgettext_lazy("household", "Open and closed"))]
"""Without one of them the list is of the open households."""
ALIASES = {"due": {"1": "due"}, "worker": {"none": NOBODY}, "status": {OPEN.value: ""}}
"""Other words that links may say it in."""

BY_DUE_DAY = ("next_visit_on", "pk")
BY_NAME = ("sort_key", "pk")
BY_LAST_VISIT = ("seen_on", "pk")
SORTS = {
    "name": Sort(pgettext_lazy("of a person", "Name"), BY_NAME),
    "seen": Sort(_("Longest unseen"), BY_LAST_VISIT, {"seen_on": Coalesce("last_visit_on", Value(NEVER))}),
}


class HouseholdFilter(ListFilter):
    q = django_filters.CharFilter(method="fits", widget=HiddenInput)
    area = AreaFilter(label=_("Area"), empty_label=_("All"))
    category = django_filters.ChoiceFilter(label=_("Category"), method="in_category", empty_label=_("All"))
    worker = PersonFilter(label=_("Worker"), method="of_worker", fixed=[NOBODY], empty_label=_("All"))
    due = django_filters.ChoiceFilter(label=_("Visit"), choices=DUE, method="is_due", empty_label=_("All"))
    issues = django_filters.ChoiceFilter(label=_("Issues"), choices=ISSUES, method="has_issues", empty_label=_("All"))
    cause = django_filters.ChoiceFilter(
        label=_("Cause"),
        choices=[(cause, gloss_lazy(cause)) for cause in CAUSES],
        method="has_cause",
        empty_label=_("All"),
    )
    status = django_filters.ChoiceFilter(
        label=_("File status"), choices=STATUSES, method="of_status", empty_label=OPEN.label
    )

    sort = SortFilter(SORTS, usual=_("Next visit"))

    class Meta:
        model = Household
        fields = []

    def read(self, data):
        for name, words in ALIASES.items():
            data[name] = words.get(data.get(name), data.get(name, ""))

    def prepare(self):
        self.offer("category", [(row.pk, row) for row in catalogues.rows(Category).values()])
        self.offer("worker", self.people("worker", first=[(NOBODY, _("Nobody"))]))

    @property
    def state(self):
        """open, closed or all: an unknown word is no filter."""
        given = self.data.get("status")
        return given if given in dict(STATUSES) else OPEN

    @property
    def order(self):
        return BY_DUE_DAY if self.state == OPEN else BY_NAME

    def filter_queryset(self, queryset):
        found = super().filter_queryset(queryset)
        return found.open() if self.state == OPEN else found

    def fits(self, households, name, value):
        return search(households, value)

    def in_category(self, households, name, value):
        return households.filter(categories__contains=[value])

    def of_worker(self, households, name, value):
        if value != NOBODY:
            return households.filter(worker=value)
        return households.filter(has_nobody("worker"))

    def is_due(self, households, name, value):
        if value == "overdue":
            return households.visit_overdue()
        if value == "due":
            return households.visit_due()
        today = timezone.localdate()
        return households.open().filter(next_visit_on__gte=today, next_visit_on__lte=today + SOON)

    def has_issues(self, households, name, value):
        return households.with_open_issues() if value == "1" else households.filter(open_issue_count=0)

    def has_cause(self, households, name, value):
        return households.filter(Q(main_cause=value) | Q(other_causes__contains=[value]))

    def of_status(self, households, name, value):
        return households if value == ALL else households.filter(status=value)

"""The one shape of a list as a page."""

from functools import cached_property

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from caseload.core.downloads import xlsx_response
from caseload.core.lists import workbook
from caseload.core.lists.paging import page_by_key
from caseload.core.lists.tabs import counts
from caseload.core.permissions import P
from caseload.core.services.exports import export_workbook


class ListPage:
    """A room says in a subclass which ``rows`` it lists; ``answer`` shows the page that the address asks for.

    ``facts``: what the rows hang on (a household, say); the template has them too.
    """

    template = ""
    fragment = ""
    """The part of the template that another page asks for by htmx, if any does."""
    filters = None
    """A ``ListFilter``; the list without one shows all its rows."""
    tabs = {}
    order = ("pk",)
    """Columns that are never empty, the last one unique: pages are found by them."""
    back = ""
    workbook = None
    """A ``Workbook``, where the list can leave as one: ``export`` makes it of the rows of the open tab."""

    def __init__(self, request, **facts):
        self.request, self.user, self.facts = request, request.user, facts
        self.filter = self.filters(request.GET, self.rows(), user=self.user) if self.filters else None

    def rows(self):
        """All that the user may see of it; starts from ``visible_to``."""
        raise NotImplementedError

    def drawn(self, rows):
        """``rows`` with what their lines show of other tables."""
        return rows

    def worded(self, rows):
        """The rows of the page, a list, each with the words that its line says beside its columns."""
        return rows

    def in_full(self, rows):
        """``rows`` with what the workbook says of other tables, where that is more than their lines show."""
        return self.drawn(rows)

    def more(self):
        """What the template shows beside the rows."""
        return {}

    def usual_tab(self):
        """The tab of an address that names none."""
        return next(iter(self.offered))

    def countable(self, rows):
        """Those of ``rows`` that can be in a counted tab."""
        return rows

    def total(self):
        """How many rows the list has, where that is counted already."""
        return self.counts.get(self.tab)

    def page_back(self):
        return reverse(self.back) if self.back else ""

    @cached_property
    def offered(self):
        return {name: tab for name, tab in self.tabs.items() if tab.right is None or self.user.may(tab.right)}

    @cached_property
    def tab(self):
        """The name of the tab that is open; "" in a list without tabs."""
        asked = self.request.GET.get("view")
        return asked if asked in self.offered else self.usual_tab() if self.offered else ""

    @cached_property
    def found(self):
        """The rows that the filters leave, of every tab."""
        return self.filter.qs if self.filter else self.rows()

    @cached_property
    def counts(self):
        return counts(self.offered, self.found, self.user, self.tab, among=self.countable(self.found))

    def chosen(self):
        """(The rows of the open tab, the order they stand in)."""
        rows, order = self.found, self.order
        if self.tab:
            tab = self.offered[self.tab]
            rows, order = rows.filter(tab.holds(self.user)), tab.order or order
        return self.filter.sorted(rows, order) if self.filter else (rows, order)

    @cached_property
    def page(self):
        rows, order = self.chosen()
        page = page_by_key(self.request, self.drawn(rows), order=order, total=self.total())
        page.rows = self.worded(page.rows)
        return page

    def shown_tabs(self):
        """The tabs under the filters that are set."""
        return [
            {
                "label": tab.label,
                "url": self._url(name),
                "count": self.counts.get(name) if tab.is_counted else None,
                "current": name == self.tab,
            }
            for name, tab in self.offered.items()
            if tab.is_offered or name == self.tab
        ]

    def _url(self, tab):
        query = self.request.GET.copy()
        for cursor in ("after", "before"):
            query.pop(cursor, None)
        query["view"] = tab
        return f"?{query.urlencode()}"

    def context(self):
        shown = {"page": self.page, "view": self.tab, "tabs": self.shown_tabs(), "page_back": self.page_back()}
        form = {"form": self.filter.form} if self.filter else {}
        leaves = {"may_export": self.user.may(P.EXPORT), "query": self.request.GET.urlencode()} if self.workbook else {}
        return {**self.facts, **form, **shown, **leaves, **self.more()}

    def answer(self):
        settled = self.filter.settled() if self.filter else None
        if settled is not None:
            return redirect(f"{self.request.path}?{settled}")
        template = self.fragment if self.fragment and self.request.htmx else self.template
        return render(self.request, template, self.context())

    def export(self):
        """All the list shows, as a workbook; of more than leave at once nothing, but how to choose fewer."""
        book, (rows, order) = self.workbook, self.chosen()
        rows = self.in_full(rows)
        if rows.order_by()[: workbook.EXPORTED + 1].count() > workbook.EXPORTED:
            messages.warning(self.request, book.too_many % {"n": f"{workbook.EXPORTED:,}"})
            return redirect(f"{reverse(book.page)}?{self.request.GET.urlencode()}")
        found = self.worded(list(rows.order_by(*order)))
        sheets = [(book.resource(), found)]
        content = export_workbook(by=self.user, subject=str(book.subject), rows=len(found), sheets=sheets)
        return xlsx_response(content, f"{book.name}-{timezone.localdate():%Y-%m-%d}")

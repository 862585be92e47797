"""The kit for lists: what may be seen, narrowed by a form, under tabs, in an order, page by page.

A room says in a subclass of ``ListPage`` what its list is; the view is one line::

    class VisitList(ListPage):
        template, filters, order = "visits/list.html", VisitFilter, NEWEST_FIRST

        def rows(self):
            return Visit.objects.visible_to(self.user)

    @allow(P.VISIT_VIEW)
    def visits(request):
        return VisitList(request).answer()
"""

from caseload.core.lists.filters import ListFilter, Sort, SortFilter
from caseload.core.lists.page import ListPage
from caseload.core.lists.tabs import Tab
from caseload.core.lists.workbook import Workbook

__all__ = ["ListFilter", "ListPage", "Sort", "SortFilter", "Tab", "Workbook"]

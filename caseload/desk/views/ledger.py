"""The ledger of leaflets by kind, place and time, with its sum, and as a workbook."""

import django_filters
from django.db.models import Q
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from caseload.core import catalogues
from caseload.core.forms.fields import DateInput
from caseload.core.lists import ListPage, Workbook
from caseload.core.lists.filters import AreaFilter, ListFilter
from caseload.core.permissions import P, allow
from caseload.core.sheets.resource import Column, SheetResource
from caseload.core.views.posted import posted_from
from caseload.desk.figures.lines import area_name
from caseload.desk.models import LedgerLine
from households.support.leaflets.models import Leaflet

NOT_NAMED = "-"


class LedgerFilter(ListFilter):
    leaflet = django_filters.ChoiceFilter(label=gettext_lazy("Leaflet"), empty_label=gettext_lazy("All"), method="of")
    occasion = django_filters.ChoiceFilter(
        label=gettext_lazy("How handed out"), choices=LedgerLine.Occasion.choices, empty_label=gettext_lazy("All")
    )
    area = AreaFilter(label=gettext_lazy("Area"), empty_label=gettext_lazy("All areas"))
    day_from = django_filters.DateFilter(
        label=pgettext_lazy("a day", "From"), field_name="day", lookup_expr="gte", widget=DateInput
    )
    day_to = django_filters.DateFilter(
        label=pgettext_lazy("a day", "To"), field_name="day", lookup_expr="lte", widget=DateInput
    )

    class Meta:
        model = LedgerLine
        fields = []

    def prepare(self):
        kinds = [(row.pk, str(row)) for row in catalogues.rows(Leaflet).values()]
        self.offer("leaflet", [*kinds, (NOT_NAMED, _("Not named which"))])

    def of(self, rows, name, value):
        return rows.filter(Q(leaflet=None) if value == NOT_NAMED else Q(leaflet=value))


class LedgerResource(SheetResource):
    title = "明白纸发放台账"

    day = Column(gettext_lazy("Day"), "day")
    leaflet = Column(gettext_lazy("Leaflet"))
    version = Column(gettext_lazy("Version"))
    copies = Column(gettext_lazy("Copies"), "count")
    occasion = Column(gettext_lazy("How handed out"), "get_occasion_display")
    area = Column(gettext_lazy("Area"))
    place = Column(gettext_lazy("Place"), "place")
    household = Column(gettext_lazy("Household"))
    by = Column(gettext_lazy("Handed out by"), "by__name")
    explained = Column(gettext_lazy("Gone through together"), "explained")
    understood = Column(gettext_lazy("Understood"), "understood")

    def dehydrate_leaflet(self, line):
        return str(line.version.leaflet) if line.version else ""

    def dehydrate_version(self, line):
        return line.version.number if line.version else ""

    def dehydrate_area(self, line):
        return area_name(line.happened_in_id)

    def dehydrate_household(self, line):
        return line.household.head_name if line.household else ""


class Ledger(ListPage):
    template, filters, order = "desk/ledger.html", LedgerFilter, ("-day", "-key")
    back = "leaflets:guide"
    workbook = Workbook(
        LedgerResource,
        gettext_lazy("Ledger of leaflets"),
        "leaflets",
        "ledger",
        gettext_lazy("Not exported: more than %(n)s lines.\nChoose a leaflet, an area or a period first."),
    )

    def rows(self):
        return LedgerLine.objects.visible_to(self.user)

    def drawn(self, rows):
        return rows.select_related("version__leaflet", "household", "by")

    def worded(self, rows):
        for row in rows:
            row.area_name = area_name(row.happened_in_id)
        return rows

    @cached_property
    def copies(self):
        return self.found.copies()

    def more(self):
        return {"copies": self.copies}


@allow(P.VISIT_VIEW)
def ledger(request):
    return Ledger(request).answer()


@allow(P.EXPORT)
@posted_from("ledger")
def export(request):
    return Ledger(request).export()

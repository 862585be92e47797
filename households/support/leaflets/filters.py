"""What stocks of leaflets can be narrowed by."""

import django_filters
from django.utils.translation import gettext_lazy as _

from caseload.core.lists.filters import AreaFilter, ListFilter
from households.support.leaflets.models import Leaflet, Stock


class StockFilter(ListFilter):
    leaflet = django_filters.ModelChoiceFilter(
        label=_("Leaflet"), field_name="version__leaflet", queryset=Leaflet.objects.all(), empty_label=_("All")
    )
    area = AreaFilter(label=_("Kept at"), empty_label=_("All"))

    class Meta:
        model = Stock
        fields = []

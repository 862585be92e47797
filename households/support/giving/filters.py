"""What donations, needs and gifts can be narrowed by."""

import django_filters
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from caseload.core.lists.filters import AreaFilter, KeyFilter, ListFilter
from households.support.giving.models import Donation, Gift, Need, Sort


class DonationFilter(ListFilter):
    sort = django_filters.ChoiceFilter(
        label=pgettext_lazy("donation", "Kind"), choices=Sort.choices, empty_label=_("All")
    )
    area = AreaFilter(label=_("For households in"), empty_label=_("All"))
    donor = KeyFilter()

    class Meta:
        model = Donation
        fields = []


class NeedFilter(ListFilter):
    sort = django_filters.ChoiceFilter(
        label=pgettext_lazy("donation", "Kind"), choices=Sort.choices, empty_label=_("All")
    )
    kind = django_filters.ChoiceFilter(label=_("Wish or need"), choices=Need.Kind.choices, empty_label=_("All"))
    area = AreaFilter(label=_("Area"), empty_label=_("All"))

    class Meta:
        model = Need
        fields = []


class GiftFilter(ListFilter):
    area = AreaFilter(label=_("Area"), empty_label=_("All"))
    donation = KeyFilter()

    class Meta:
        model = Gift
        fields = []

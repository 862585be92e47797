"""Needs of households beside what donors gave, one matched to the other; and what one household needs and received."""

from django.contrib import messages
from django.db import transaction
from django.db.models import Count, F, Q, Sum
from django.db.models.functions import Coalesce
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from caseload.core import catalogues
from caseload.core.lists import ListPage, Tab
from caseload.core.models import Area
from caseload.core.permissions import P, allow
from households.models import Household
from households.support.giving.filters import NeedFilter
from households.support.giving.forms.needs import MatchForm, NeedForm, WithdrawForm
from households.support.giving.models import Donation, Gift, Need
from households.support.giving.services.correcting import correct
from households.support.giving.services.gifts import GiftRefused, reserve
from households.support.giving.services.needs import SomethingIsGiven, withdraw_need, write_need
from households.support.giving.views.donations import form_page, with_words

OFFERS = 40
"""So many donations stand beside the needs, those first that are to be used soonest."""


class NeedList(ListPage):
    template, filters, order = "giving/needs.html", NeedFilter, ("since", "pk")
    tabs = {
        "open": Tab(gettext_lazy("To meet"), lambda user: Q(status__in=Need.TO_MEET)),
        "given": Tab(pgettext_lazy("donation", "Handed over"), lambda user: Q(status__in=Need.MET)),
        "all": Tab(gettext_lazy("All needs"), lambda user: Q()),
    }

    def rows(self):
        return Need.objects.visible_to(self.user).filter(household__status=Household.Status.OPEN)

    def drawn(self, rows):
        live = Q(gifts__status__in=Gift.LIVE)
        rows = rows.select_related("household", "member").annotate(promised=Sum("gifts__value", filter=live, default=0))
        return rows.annotate(is_covered=Coalesce(Q(promised__gte=F("value")), False))

    def worded(self, rows):
        areas = catalogues.by(Area, "path")
        for need in rows:
            need.area = areas.get(need.household.area_id)
        return rows

    @cached_property
    def match(self):
        """The form that matches, for whoever keeps donations where needs are to be met."""
        sent = self.request.POST if self.request.method == "POST" else None
        return MatchForm(sent, needs=self.rows().to_meet(), donations=offers(self.user))

    def more(self):
        keeps = self.user.may(P.DONATION_KEEP) and self.tab == "open"
        return {"match": self.match, "offers": self.offers()} if keeps else {}

    def offers(self):
        sort = self.filter.form.cleaned_data.get("sort") if self.filter.form.is_valid() else ""
        found = offers(self.user).filter(**{"sort": sort} if sort else {})
        return [with_words(row) for row in found.order_by("expires_on", "received_on", "pk")[:OFFERS]]


def offers(user):
    return Donation.objects.visible_to(user).on_offer().select_related("donor", "area")


@allow(P.GIVING_VIEW)
def listed(request):
    page = NeedList(request)
    if request.method == "POST" and request.user.may(P.DONATION_KEEP) and page.match.is_valid() and matched(page):
        return redirect(request.get_full_path())
    return page.answer()


def matched(page):
    """Whether it was; if not, the form says why."""
    try:
        gift = reserve(by=page.user, **page.match.cleaned_data)
    except GiftRefused as refused:
        page.match.add_error(refused.field if refused.field in page.match.fields else None, str(refused))
        return False
    messages.success(page.request, _("Matched: %(what)s\nfor %(need)s") % {"what": gift, "need": gift.need})
    return True


def readable(user, pk):
    return get_object_or_404(Household.objects.visible_to(user), pk=pk)


class GiftsOfHousehold(ListPage):
    """A tab of the household's page; opened by itself it is a page of its own."""

    template, fragment, order = "giving/of_household.html", "giving/rows.html", ("-matched_on", "-pk")

    def rows(self):
        return Gift.objects.visible_to(self.user).filter(household=self.facts["household"])

    def drawn(self, rows):
        return rows.select_related("donation__donor", "need")

    def page_back(self):
        return reverse("households:detail", args=[self.facts["household"].pk])

    def more(self):
        household, user = self.facts["household"], self.user
        return {
            "needs": Need.objects.filter(household=household).select_related("member").order_by("-since", "-pk"),
            "received": self.rows().given().aggregate(value=Sum("value", default=0), n=Count("pk")),
            "may_write": household.is_open and user.may(P.GIVING_WORK),
            "may_give": household.is_open and user.may(P.DONATION_KEEP),
        }


@allow(P.GIVING_VIEW)
def of_household(request, pk):
    return GiftsOfHousehold(request, household=readable(request.user, pk)).answer()


@allow(P.GIVING_WORK)
def new(request, pk):
    household = readable(request.user, pk)
    form = NeedForm(request.POST or None, household=household)
    if form.is_valid():
        need = write_need(by=request.user, household=household, **form.cleaned_data)
        messages.success(request, _("Written down: %(what)s") % {"what": need})
        return redirect(need)
    return form_page(request, form, _("Write down a need"), back_to(household), household=household)


def back_to(household):
    return f"{reverse('households:detail', args=[household.pk])}?tab=giving"


def own(user, pk):
    """A need of a household, which can still be met."""
    return get_object_or_404(Need.objects.visible_to(user).select_related("household"), pk=pk)


@allow(P.GIVING_WORK)
@transaction.atomic
def edit(request, pk):
    need = own(request.user, pk)
    form = NeedForm(request.POST or None, instance=need, household=need.household)
    if form.is_valid():
        correct(by=request.user, row=need, **form.cleaned_data)
        messages.success(request, _("Saved: %(name)s") % {"name": need})
        return redirect(need)
    return form_page(request, form, _("Change the need"), need.get_absolute_url(), household=need.household)


@allow(P.GIVING_WORK)
def withdraw(request, pk):
    need = own(request.user, pk)
    form = WithdrawForm(request.POST or None)
    if form.is_valid():
        try:
            withdraw_need(by=request.user, need=need, **form.cleaned_data)
        except SomethingIsGiven:
            form.add_error(None, _("Something is matched or given for it: that is taken back first."))
        else:
            messages.success(request, _("Withdrawn: %(what)s") % {"what": need})
            return redirect(need)
    title = _("Withdraw: %(what)s") % {"what": need}
    return form_page(request, form, title, need.get_absolute_url(), household=need.household)

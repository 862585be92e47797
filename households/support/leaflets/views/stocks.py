"""Stocks of leaflets: the list, the account of one, and what is entered on it."""

from django.contrib import messages
from django.db.models import Q
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from caseload.core.lists import ListPage, Tab
from caseload.core.permissions import P, allow
from households.support.leaflets.filters import StockFilter
from households.support.leaflets.forms.stocks import CountForm, MoveForm, ReceiveForm
from households.support.leaflets.models import Movement, Stock, is_short
from households.support.leaflets.services import stocks as service

COMES = {Movement.Kind.RECEIVED, Movement.Kind.MOVED_IN, Movement.Kind.RETURNED}


class StockList(ListPage):
    template, filters, order = "leaflets/stocks.html", StockFilter, ("area_id", "version_id")
    back = "leaflets:guide"
    tabs = {
        "all": Tab(gettext_lazy("All stocks"), lambda user: Q()),
        "short": Tab(gettext_lazy("To be counted"), lambda user: is_short()),
    }

    def rows(self):
        return Stock.objects.visible_to(self.user)

    def drawn(self, rows):
        return rows.select_related("version__leaflet", "area")

    def more(self):
        return {"may_keep": self.user.may(P.LEAFLET_KEEP)}


@allow(P.LEAFLET_VIEW)
def listed(request):
    return StockList(request).answer()


def known(user, pk):
    return get_object_or_404(Stock.objects.visible_to(user).select_related("version__leaflet", "area"), pk=pk)


def kept(user, pk):
    """One of a place within one's own areas; those around these belong to others."""
    within = Stock.objects.lying_in(user.reach).visible_to(user).select_related("version__leaflet", "area")
    return get_object_or_404(within, pk=pk)


class Account(ListPage):
    """The movements of a stock."""

    template, order = "leaflets/stock.html", ("-at", "-pk")

    def rows(self):
        return self.facts["stock"].movements.all()

    def drawn(self, rows):
        return rows.select_related("by", "other__area")

    def worded(self, rows):
        for row in rows:
            is_count = row.kind == Movement.Kind.COUNTED
            row.change = str(row.copies) if is_count else f"{'+' if row.kind in COMES else '−'}{row.copies}"
        return rows

    def page_back(self):
        return reverse("leaflets:stocks")

    def more(self):
        stock, user = self.facts["stock"], self.user
        return {"may_keep": user.may(P.LEAFLET_KEEP) and stock.area_id.startswith(tuple(user.reach))}


@allow(P.LEAFLET_VIEW)
def stock(request, pk):
    return Account(request, stock=known(request.user, pk)).answer()


@allow(P.LEAFLET_KEEP)
def receive(request):
    form = ReceiveForm(request.POST or None, by=request.user)
    if form.is_valid():
        stock = service.receive(by=request.user, **form.cleaned_data)
        messages.success(request, _("Received: %(what)s") % {"what": stock})
        return redirect(stock)
    return form_page(request, form, _("Receive leaflets"), reverse("leaflets:stocks"))


@allow(P.LEAFLET_KEEP)
def move(request, pk):
    stock = kept(request.user, pk)
    form = MoveForm(request.POST or None, by=request.user, stock=stock)
    if form.is_valid():
        try:
            there = service.move(by=request.user, stock=stock, **form.cleaned_data)
        except service.StockRefused as refused:
            form.add_error("copies", str(refused))
        else:
            messages.success(request, _("Moved: %(what)s") % {"what": there})
            return redirect(stock)
    return form_page(request, form, _("Move to another place"), stock.get_absolute_url(), about=stock)


@allow(P.LEAFLET_KEEP)
def count(request, pk):
    stock = kept(request.user, pk)
    form = CountForm(request.POST or None, stock=stock)
    if form.is_valid():
        service.count(by=request.user, stock=stock, **form.cleaned_data)
        messages.success(request, _("Counted: %(what)s") % {"what": stock})
        return redirect(stock)
    return form_page(request, form, pgettext("a stock", "Count"), stock.get_absolute_url(), about=stock)


def form_page(request, form, title, back, **more):
    return render(request, "leaflets/form.html", {"form": form, "title": title, "page_back": back, **more})

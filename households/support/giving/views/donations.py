"""Donations: the list, its workbook, the page of one, and what is written of it."""

from django.contrib import messages
from django.db import transaction
from django.db.models import Q
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from caseload.core import audit
from caseload.core.lists import ListPage, Tab, Workbook
from caseload.core.permissions import P, allow
from caseload.core.views.posted import posted_from
from households.support.giving.filters import DonationFilter
from households.support.giving.forms.donations import DonationForm
from households.support.giving.models import Donation
from households.support.giving.models.donation import is_past_its_day
from households.support.giving.services.correcting import correct
from households.support.giving.services.donations import receive_donation
from households.support.giving.sheets.donations import DonationResource


class DonationList(ListPage):
    template, filters, order = "giving/donations.html", DonationFilter, ("-received_on", "-pk")
    tabs = {
        "free": Tab(gettext_lazy("On offer"), lambda user: Q(free__gt=0) & (~is_past_its_day() | Q(expires_on=None))),
        "expired": Tab(gettext_lazy("Past their day"), lambda user: Q(left__gt=0) & is_past_its_day()),
        "all": Tab(gettext_lazy("All donations"), lambda user: Q()),
    }
    workbook = Workbook(
        DonationResource,
        gettext_lazy("Donations"),
        "donations",
        "giving:donations",
        gettext_lazy("Not exported: more than %(n)s donations.\nChoose a kind or an area first."),
    )

    def rows(self):
        return Donation.objects.visible_to(self.user)

    def drawn(self, rows):
        return rows.select_related("donor", "area")

    def worded(self, rows):
        return [with_words(row) for row in rows]


def with_words(donation):
    """A donation with how much there was, and how much of it is left and free, in words."""
    donation.came, donation.here = donation.amount(donation.quantity), donation.amount(donation.left)
    donation.open = donation.amount(donation.free)
    if not donation.left:
        gone = donation.written_off
        donation.kind_words = ("pause", _("The rest is written off")) if gone else ("ok", _("All of it was given"))
    elif donation.is_expired():
        donation.kind_words = "late", _("Past its day")
    else:
        donation.kind_words = ("doing", _("On offer")) if donation.free else ("wait", _("All of it is matched"))
    return donation


@allow(P.DONATION_KEEP)
def listed(request):
    return DonationList(request).answer()


@allow(P.DONATION_KEEP)
@posted_from("giving:donations")
def export(request):
    return DonationList(request).export()


def kept(user, pk):
    rows = Donation.objects.visible_to(user).select_related("donor", "area", "by")
    return get_object_or_404(rows, pk=pk)


@allow(P.DONATION_KEEP)
def detail(request, pk):
    donation = with_words(kept(request.user, pk))
    gifts = list(donation.gifts.visible_to(request.user).select_related("donation", "household", "need"))
    context = {
        "donation": donation,
        "gifts": gifts,
        "elsewhere": donation.gifts.count() - len(gifts),
        "write_offs": donation.write_offs.select_related("donation", "by"),
        "entries": audit.history(donation),
        "page_back": reverse("giving:donations"),
    }
    return render(request, "giving/donation.html", context)


@allow(P.DONATION_KEEP)
def new(request):
    form = DonationForm(request.POST or None, by=request.user, initial={"donor": request.GET.get("donor")})
    if form.is_valid():
        donation = receive_donation(by=request.user, **form.cleaned_data)
        came = f"{donation} {donation.amount(donation.quantity)}"
        messages.success(request, _("Received: %(what)s") % {"what": came})
        return redirect(donation)
    return form_page(request, form, _("Receive a donation"), reverse("giving:donations"))


@allow(P.DONATION_KEEP)
@transaction.atomic
def edit(request, pk):
    donation = kept(request.user, pk)
    form = DonationForm(request.POST or None, instance=donation, by=request.user)
    if form.is_valid():
        correct(by=request.user, row=donation, **form.cleaned_data)
        messages.success(request, _("Saved: %(name)s") % {"name": donation.number})
        return redirect(donation)
    return form_page(request, form, _("Change the donation"), donation.get_absolute_url())


def form_page(request, form, title, back, **more):
    return render(request, "giving/form.html", {"form": form, "title": title, "page_back": back, **more})

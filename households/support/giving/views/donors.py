"""Donors: the list, the page of one with all they gave, and what is written of them."""

from django.contrib import messages
from django.db import transaction
from django.db.models import Count, Sum
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from caseload.core import audit
from caseload.core.lists import ListPage
from caseload.core.permissions import P, allow
from households.support.giving.forms.donations import DonorForm
from households.support.giving.models import Donor
from households.support.giving.services.correcting import correct
from households.support.giving.services.donations import register_donor
from households.support.giving.views.donations import form_page, with_words


class DonorList(ListPage):
    template, order, back = "giving/donors.html", ("-pk",), "giving:donations"

    def rows(self):
        return Donor.objects.visible_to(self.user)

    def drawn(self, rows):
        return rows.annotate(count=Count("donations"), worth=Sum("donations__value"))


@allow(P.DONATION_KEEP)
def listed(request):
    return DonorList(request).answer()


def kept(user, pk):
    return get_object_or_404(Donor.objects.visible_to(user).select_related("area"), pk=pk)


@allow(P.DONATION_KEEP)
def detail(request, pk):
    donor = kept(request.user, pk)
    donations = donor.donations.visible_to(request.user).select_related("area")
    context = {
        "donor": donor,
        "donations": [with_words(row) for row in donations],
        "entries": audit.history(donor),
        "page_back": reverse("giving:donors"),
    }
    return render(request, "giving/donor.html", context)


@allow(P.DONATION_KEEP)
def new(request):
    form = DonorForm(request.POST or None, by=request.user)
    if form.is_valid():
        donor = register_donor(by=request.user, **form.cleaned_data)
        messages.success(request, _("Saved: %(name)s") % {"name": donor})
        return redirect(f"{reverse('giving:donation_new')}?donor={donor.pk}")
    return form_page(request, form, _("New donor"), reverse("giving:donors"))


@allow(P.DONATION_KEEP)
@transaction.atomic
def edit(request, pk):
    donor = kept(request.user, pk)
    form = DonorForm(request.POST or None, instance=donor, by=request.user)
    if form.is_valid():
        correct(by=request.user, row=donor, **form.cleaned_data)
        messages.success(request, _("Saved: %(name)s") % {"name": donor})
        return redirect(donor)
    return form_page(request, form, _("Change the donor"), donor.get_absolute_url())

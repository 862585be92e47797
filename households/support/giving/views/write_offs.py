"""What nobody can be given any more: what is past its day, a section of Today and a page; written off; taken back."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from caseload.core.permissions import P, allow
from households.support.giving.forms.needs import WithdrawForm
from households.support.giving.forms.write_offs import WriteOffForm
from households.support.giving.models import Donation, WriteOff
from households.support.giving.services.write_offs import WriteOffRefused, take_back, write_off
from households.support.giving.views.donations import form_page, kept, with_words

SHOWN = 20


@allow(P.DONATION_KEEP)
def expired(request):
    found = Donation.objects.visible_to(request.user).past_their_day(timezone.localdate())
    rows = [with_words(row) for row in found.select_related("donor", "area").order_by("expires_on", "pk")[:SHOWN]]
    context = {"rows": rows, "total": found.count() if rows else 0, "page_back": reverse("today")}
    return render(request, "giving/_expired.html" if request.htmx else "giving/expired.html", context)


@allow(P.DONATION_KEEP)
def new(request, pk):
    donation = kept(request.user, pk)
    form = WriteOffForm(request.POST or None, donation=donation)
    if form.is_valid():
        try:
            row = write_off(by=request.user, donation=donation, **form.cleaned_data)
        except WriteOffRefused as refused:
            form.add_error("quantity", str(refused))
        else:
            messages.success(request, _("Written off: %(what)s") % {"what": row})
            return redirect(donation)
    return form_page(request, form, _("Write off: %(what)s") % {"what": donation}, donation.get_absolute_url())


@allow(P.DONATION_KEEP)
def back(request, pk):
    rows = WriteOff.objects.filter(donation__in=Donation.objects.visible_to(request.user))
    row = get_object_or_404(rows.select_related("donation"), pk=pk)
    form = WithdrawForm(request.POST or None)
    if form.is_valid():
        if take_back(by=request.user, row=row, **form.cleaned_data):
            messages.success(request, _("Here again: %(what)s") % {"what": row})
        return redirect(row.donation)
    title = _("Take back the write-off: %(what)s") % {"what": row}
    return form_page(request, form, title, row.donation.get_absolute_url())

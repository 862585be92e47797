"""Payments: written down on an entitlement, reversed, listed with their sums, and as a workbook."""

from django.contrib import messages
from django.db.models import Sum
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from caseload.core import catalogues
from caseload.core.lists import ListPage, Workbook
from caseload.core.models import Area
from caseload.core.permissions import P, allow
from caseload.core.templatetags.reading import yuan
from caseload.core.views.posted import posted_from
from households.support.policies.filters import PAYMENT_TABS, PaymentFilter
from households.support.policies.forms.payments import PaymentForm, ReversalForm
from households.support.policies.models import Entitlement, Payment
from households.support.policies.services import payments as service
from households.support.policies.sheets.payments import PaymentResource


@allow(P.HOUSEHOLD_EDIT)
def new(request, pk):
    rows = Entitlement.objects.visible_to(request.user).select_related("household", "policy", "member")
    row = get_object_or_404(rows, pk=pk)
    form = PaymentForm(request.POST or None, entitlement=row, payments=row.payments.all())
    if form.is_valid():
        try:
            payment = service.pay(by=request.user, entitlement=row, **form.cleaned_data)
        except service.PaymentRefused as refused:
            form.add_error(refused.field if refused.field in form.fields else None, str(refused))
        else:
            messages.success(request, _("Paid: %(n)s yuan") % {"n": yuan(payment.amount)})
            return redirect(payment)
    return _form(request, form, row, _("Write down a payment"))


@allow(P.HOUSEHOLD_EDIT)
def reverse_one(request, pk):
    payment = get_object_or_404(Payment.objects.visible_to(request.user).for_list(), pk=pk)
    form = ReversalForm(request.POST or None)
    if payment.is_reversed:
        messages.warning(request, _("This payment is reversed already."))
        return redirect(payment)
    if form.is_valid():
        service.reverse_payment(by=request.user, payment=payment, **form.cleaned_data)
        messages.success(request, _("Reversed: %(n)s yuan") % {"n": yuan(payment.amount)})
        return redirect(payment)
    facts = {"months": service.months_of(payment), "n": yuan(payment.amount)}
    return _form(request, form, payment.entitlement, _("Reverse the payment: %(months)s, %(n)s yuan") % facts)


def _form(request, form, row, title):
    context = {"form": form, "row": row, "title": title, "page_back": f"{row.get_absolute_url()}#payments"}
    return render(request, "policies/payment.html", context)


class PaymentList(ListPage):
    template, filters, tabs, order = "policies/payments.html", PaymentFilter, PAYMENT_TABS, ("-paid_on", "-pk")
    back = "policies:list"
    workbook = Workbook(
        PaymentResource,
        gettext_lazy("Payments"),
        "payments",
        "policies:payments",
        gettext_lazy("Not exported: more than %(n)s payments.\nChoose a month or an area first."),
    )

    def rows(self):
        return Payment.objects.visible_to(self.user)

    def drawn(self, rows):
        return rows.for_list()

    def worded(self, rows):
        areas = catalogues.by(Area, "path")
        for row in rows:
            row.area = areas.get(row.entitlement.household.area_id)
            row.months = service.months_of(row)
        return rows

    def more(self):
        found = self.found.filter(self.offered[self.tab].holds(self.user)).order_by()
        return {
            "sum": found.aggregate(sum=Sum("amount", default=0))["sum"],
            "months": [] if self.filter.data.get("paid_in") else service.sums_by_month(self.found),
            "may_import": self.user.may(P.IMPORT),
        }


@allow(P.HOUSEHOLD_VIEW)
def listed(request):
    return PaymentList(request).answer()


@allow(P.EXPORT)
@posted_from("policies:payments")
def export(request):
    return PaymentList(request).export()

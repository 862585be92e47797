"""Lists of payments from a bank or a department: uploaded, looked at, imported, undone."""

from pathlib import PurePath

from django.contrib import messages
from django.db.models import Count, Q, Sum
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from caseload.core.downloads import xlsx_response
from caseload.core.lists import ListPage, Tab
from caseload.core.permissions import P, allow
from caseload.core.sheets import SheetError
from caseload.core.views.posted import posted_from
from households.support.policies.forms.payment_lists import PaymentListForm
from households.support.policies.models import PaymentLine, PaymentList
from households.support.policies.services import payment_lists as service
from households.support.policies.sheets.payment_problems import payment_errors, sentence

K, S = PaymentLine.Kind, PaymentList.Status


class Uploads(ListPage):
    template, order, back = "policies/payment_lists.html", ("-created_at", "-pk"), "policies:payments"

    def rows(self):
        return PaymentList.objects.visible_to(self.user)

    def drawn(self, rows):
        written = Q(lines__payment__reversed_on=None, lines__payment__isnull=False)
        return rows.annotate(n=Count("lines", filter=written), amount=Sum("lines__payment__amount", filter=written))

    def more(self):
        return {"upload": self.facts["upload"]}


@allow(P.IMPORT)
def uploads(request):
    form = PaymentListForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        return redirect(service.receive_list(by=request.user, **form.cleaned_data))
    return Uploads(request, upload=form).answer()


def own(request, pk):
    return get_object_or_404(PaymentList.objects.visible_to(request.user), pk=pk)


class Lines(ListPage):
    template, order, back = "policies/payment_list.html", ("position",), "policies:payment_lists"
    tabs = {
        "rejected": Tab(gettext_lazy("Rows to correct"), lambda user: Q(kind=K.REJECTED)),
        "new": Tab(gettext_lazy("New payments"), lambda user: Q(kind=K.NEW)),
        "unchanged": Tab(gettext_lazy("Written down already"), lambda user: Q(kind=K.UNCHANGED)),
    }

    def rows(self):
        return PaymentLine.objects.filter(list=self.facts["row"])

    def drawn(self, rows):
        return rows.select_related("household", "payment").defer("household__roster", "household__search_text")

    def worded(self, rows):
        for line in rows:
            line.sentence = sentence(line) if line.code else ""
        return rows

    def usual_tab(self):
        return "rejected" if self.rows().filter(kind=K.REJECTED).exists() else "new"

    def more(self):
        new = self.rows().filter(kind=K.NEW)
        may_undo = self.user.may(P.IMPORT_UNDO) and self.facts["row"].status == S.APPLIED
        return {"sum": new.aggregate(sum=Sum("amount", default=0))["sum"], "counts": self.counts, "may_undo": may_undo}


@allow(P.IMPORT)
def payment_list(request, pk):
    row = own(request, pk)
    if request.htmx and row.status != S.WAITING:
        answer = redirect(row)
        answer.headers["HX-Redirect"], answer.status_code = answer.url, 200
        return answer
    if row.status == S.WAITING:
        part = "policies/_payment_list_waiting.html" if request.htmx else "policies/payment_list_waiting.html"
        new = row.lines.filter(kind=K.NEW).aggregate(n=Count("pk"), sum=Sum("amount", default=0))
        return render(request, part, {"row": row, **new})
    return Lines(request, row=row).answer()


@allow(P.IMPORT)
@posted_from("policies:payment_list", "pk")
def do_import(request, pk):
    row = service.order_import(by=request.user, row=own(request, pk), skip_invalid="skip" in request.POST)
    if row.status == S.APPLIED:
        n = row.lines.filter(kind=K.NEW).count()
        messages.success(request, ngettext("%(n)s payment imported", "%(n)s payments imported", n) % {"n": n})
    elif row.failure:
        messages.warning(request, _("Not imported.\n%(why)s") % {"why": row.failure})
    return redirect(row)


@allow(P.IMPORT)
@posted_from("policies:payment_list", "pk")
def check_again(request, pk):
    row = own(request, pk)
    try:
        if row.status == S.CHECKED:
            service.check_list(by=request.user, row=row)
            messages.success(request, _("Checked again"))
    except SheetError as problem:
        messages.error(request, str(problem))
    return redirect(row)


@allow(P.IMPORT_UNDO)
@posted_from("policies:payment_list", "pk")
def undo(request, pk):
    row = own(request, pk)
    done = service.undo_list(by=request.user, row=row)
    if done is not None:
        messages.success(request, ngettext("%(n)s payment reversed", "%(n)s payments reversed", done) % {"n": done})
    return redirect(row)


@allow(P.IMPORT)
def errors(request, pk):
    """The file that was uploaded, its wrong cells marked."""
    row = own(request, pk)
    try:
        content = payment_errors(service.open_list(row), row.lines.filter(kind=K.REJECTED))
    except SheetError as problem:
        messages.error(request, str(problem))
        return redirect(row)
    to_correct = _("to correct")
    return xlsx_response(content, f"{PurePath(row.name).stem}-{to_correct}")

"""Asking the supervisor to correct a visit; what waits for supervisors, and declining it."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from caseload.core.lists import ListPage
from caseload.core.permissions import P, allow
from caseload.core.views.posted import posted_from
from visits.doorstep.forms.requests import AskForm, DeclineForm
from visits.doorstep.models import CorrectionRequest
from visits.doorstep.services import requests as service
from visits.doorstep.views.visits import visible_visit


class RequestList(ListPage):
    """Those that wait, the oldest first."""

    template, order, back = "doorstep/request_list.html", ("at", "pk"), "today"

    def rows(self):
        return CorrectionRequest.objects.visible_to(self.user).waiting()

    def drawn(self, rows):
        return rows.select_related("visit__household", "by")


@allow(P.VISIT_CORRECT_LATE)
def listed(request):
    return RequestList(request).answer()


@allow(P.VISIT_RECORD)
@posted_from("doorstep:visit", "pk")
def ask(request, pk):
    found = visible_visit(request.user, pk)
    if not service.may_ask(request.user, found):
        raise PermissionDenied
    form = AskForm(request.POST)
    if not form.is_valid():
        messages.warning(request, _("Say it in at most 300 characters."))
        return redirect("doorstep:visit", pk)
    try:
        told = service.ask(by=request.user, visit=found, words=form.cleaned_data["words"])
    except service.AlreadyAsked:
        messages.warning(request, _("Already requested.\nThe supervisor has not answered yet."))
        return redirect("doorstep:visit", pk)
    names = "、".join(user.name for user in told) or _("nobody yet: no supervisor has this area")
    messages.success(request, _("Correction requested.\nTold: %(names)s") % {"names": names})
    return redirect("doorstep:visit", pk)


@allow(P.VISIT_CORRECT_LATE)
def decline(request, pk):
    found = visible_visit(request.user, pk)
    form = DeclineForm(request.POST or None)
    if form.is_valid():
        try:
            service.decline(by=request.user, visit=found, why=form.cleaned_data["why"])
            messages.success(request, _("Declined.\nWhoever asked is told why."))
        except service.AlreadyAnswered:
            messages.warning(request, _("Nothing waits here any more: it was answered."))
        return redirect("doorstep:visit", pk)
    context = {"form": form, "visit": found, "asked": found.correction_requests.waiting().first()}
    return render(request, "doorstep/decline.html", {**context, "page_back": reverse("doorstep:visit", args=[pk])})

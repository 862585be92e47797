"""Call-backs: the queue of those still to be asked, the slip with the QR code, and the page that it opens."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django_ratelimit.core import is_ratelimited

from caseload.core.casework.moves import MoveRefused
from caseload.core.lists import ListPage
from caseload.core.permissions import P, allow
from caseload.core.qr import qr_path
from caseload.core.views.posted import posted_from
from visits.issues.forms.cards import CardForm
from visits.issues.models import Card, Issue
from visits.issues.models.moves import REOPEN_WITHIN
from visits.issues.services.cards import card_for, find_card, rate_by_card, token_of
from visits.issues.services.deadlines import with_time_left

ANSWERED = "5/h"
"""How often a card is answered. Many households may be behind one address: whoever answers theirs blocks no other."""


class CallBackList(ListPage):
    template, back = "issues/call_backs.html", "issues:list"

    def rows(self):
        return Issue.objects.visible_to(self.user).to_call_back(self.user).for_list()

    def worded(self, rows):
        return with_time_left(rows)


@allow(P.ISSUE_CALL_BACK)
def call_backs(request):
    return CallBackList(request).answer()


@allow(P.ISSUE_VIEW)
@posted_from("issues:issue", "pk")
def card_new(request, pk):
    issue = get_object_or_404(Issue.objects.visible_to(request.user), pk=pk)
    try:
        card = card_for(by=request.user, issue=issue)
    except MoveRefused as refused:
        messages.warning(request, str(refused))
        return redirect(issue)
    return redirect("issues:card_slip", pk=issue.pk, card=card.pk)


@allow(P.ISSUE_VIEW)
def card_slip(request, pk, card):
    issue = get_object_or_404(Issue.objects.visible_to(request.user).select_related("category"), pk=pk)
    card = get_object_or_404(Card.objects.filter(issue=issue, by=request.user), pk=card)
    address = request.build_absolute_uri(reverse("issues:card", args=[token_of(card)]))
    size, path = qr_path(address)
    context = {"issue": issue, "card": card, "address": address, "size": size, "path": path}
    return render(request, "issues/card_slip.html", {**context, "page_back": issue.get_absolute_url()})


@login_not_required
def card(request, token):
    """One issue for the household: nothing personal on it, no log-in, to rate or dispute. Nobody who is logged in rates
    their own work or a colleague's."""
    found = find_card(token)
    if found is None:
        raise Http404
    issue, form, problem = found.issue, CardForm(request.POST or None), ""
    if request.user.is_authenticated:
        status = 403 if request.method == "POST" else 200
        return render(request, "issues/card.html", {"issue": issue, "is_colleague": True}, status=status)
    if form.is_valid():
        if _answered_too_often(request, found):
            return render(request, "429.html", status=429)
        try:
            rate_by_card(card=found, **form.cleaned_data)
        except MoveRefused as refused:
            problem = refused
        else:
            return redirect("issues:card", token=token)
    return render(request, "issues/card.html", _card_context(issue, form, problem))


def _answered_too_often(request, card):
    of_one = {"key": lambda group, request: str(card.pk), "rate": ANSWERED}
    return is_ratelimited(request, group="card_answered", increment=True, **of_one)


def _card_context(issue, form, problem):
    lately = issue.closed_at and timezone.now() - issue.closed_at < REOPEN_WITHIN
    open_to_answer = issue.status in Issue.SOLVED or (issue.status == Issue.Status.CLOSED and lately)
    return {"issue": issue, "form": form, "problem": problem, "open_to_answer": open_to_answer}

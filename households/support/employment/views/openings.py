"""Openings: the list, the page of one with who was recommended for it, and what is written of it."""

from django.contrib import messages
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from caseload.core import audit
from caseload.core.lists import ListPage
from caseload.core.permissions import P, allow
from households.support.employment.filters import OPENINGS, OpeningFilter
from households.support.employment.forms.openings import OpeningForm
from households.support.employment.models import Opening
from households.support.employment.services.openings import correct_opening, offer_opening
from households.support.employment.views.shown import paid, with_words


class OpeningList(ListPage):
    template, filters, tabs = "employment/openings.html", OpeningFilter, OPENINGS
    order = ("-open_from", "-pk")

    def rows(self):
        return Opening.objects.visible_to(self.user)

    def drawn(self, rows):
        return rows.select_related("area")

    def worded(self, rows):
        return [worded(row) for row in rows]

    def more(self):
        return {"may_keep": self.user.may(P.JOB_KEEP)}


def worded(opening):
    opening.paid = paid(opening.pay)
    if opening.is_over():
        opening.kind_words = "pause", _("Over")
    else:
        opening.kind_words = ("ok", _("All filled")) if not opening.free else ("doing", _("Places free"))
    return opening


@allow(P.JOB_VIEW)
def listed(request):
    return OpeningList(request).answer()


def seen(user, pk):
    return get_object_or_404(Opening.objects.visible_to(user).select_related("area", "by"), pk=pk)


@allow(P.JOB_VIEW)
def detail(request, pk):
    opening = worded(seen(request.user, pk))
    people = list(opening.placements.visible_to(request.user).for_list())
    context = {
        "opening": opening,
        "people": with_words(people, timezone.localdate()),
        "elsewhere": opening.placements.count() - len(people),
        "entries": audit.history(opening),
        "may_keep": request.user.may(P.JOB_KEEP),
        "page_back": reverse("employment:openings"),
    }
    return render(request, "employment/opening.html", context)


@allow(P.JOB_KEEP)
def new(request):
    form = OpeningForm(request.POST or None, by=request.user)
    if form.is_valid():
        opening = offer_opening(by=request.user, **form.cleaned_data)
        messages.success(request, _("Saved: %(name)s") % {"name": opening})
        return redirect(opening)
    return form_page(request, form, _("New opening"), reverse("employment:openings"))


@allow(P.JOB_KEEP)
@transaction.atomic
def edit(request, pk):
    opening = seen(request.user, pk)
    form = OpeningForm(request.POST or None, instance=opening, by=request.user)
    if form.is_valid():
        correct_opening(by=request.user, opening=opening, **form.cleaned_data)
        messages.success(request, _("Saved: %(name)s") % {"name": opening})
        return redirect(opening)
    return form_page(request, form, _("Change the opening"), opening.get_absolute_url())


def form_page(request, form, title, back, **more):
    return render(request, "employment/form.html", {"form": form, "title": title, "page_back": back, **more})

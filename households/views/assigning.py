"""Households given to a worker: those ticked, or all that the filters of the list find; and taken back."""

from django.contrib import messages
from django.http import Http404, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from caseload.core.keys import read_keys
from caseload.core.permissions import P, allow
from caseload.core.views.posted import posted_from
from households.filters import HouseholdFilter
from households.forms.assigning import AssignForm
from households.models import Handover, Household
from households.services import assigning as service
from households.views.lists import without_place

SHOWN = 100
"""So many households are listed on a page; of more, only how many they are."""


@allow(P.HOUSEHOLD_ASSIGN)
@posted_from("households:list")
def assign(request):
    query = QueryDict(request.POST.get("query", ""))
    is_all, picked = request.POST.get("which") == "all", read_keys(request.POST.getlist("pick"))
    if not is_all and not picked:
        messages.warning(request, _("No household was selected.\nTick the households first."))
        return redirect(_list(query))
    households = _found(request.user, query) if is_all else _picked(request.user, picked)
    count = households.count()
    if not count:
        raise Http404
    form = AssignForm(request.POST if "worker" in request.POST else None, user=request.user, count=count)
    if form.is_valid():
        worker, note = form.cleaned_data["worker"], form.cleaned_data["note"]
        given = service.assign_together(by=request.user, households=households, worker=worker, note=note)
        _say(request, *given)
        return redirect(_list(query))
    shown = households.select_related("worker").order_by("sort_key", "pk")[:SHOWN]
    context = {"form": form, "households": shown, "count": count, "query": query.urlencode()}
    context |= {"is_all": is_all, "picked": picked}
    return render(request, "households/assign.html", {**context, "page_back": _list(query)})


def _found(user, query):
    return HouseholdFilter(query, Household.objects.visible_to(user), user=user).qs.open()


def _picked(user, keys):
    return Household.objects.visible_to(user).open().filter(pk__in=keys)


def _list(query):
    """The list with the filters that it had."""
    kept = without_place(query)
    return f"{reverse('households:list')}{'?' if kept else ''}{kept}"


def _say(request, handover, moved):
    words = ngettext("%(n)s household is now with %(name)s", "%(n)s households are now with %(name)s", moved)
    page = reverse("households:handover", args=[handover.pk])
    undo = reverse("households:handover_undo", args=[handover.pk])
    messages.success(request, words % {"n": moved, "name": handover.worker}, extra_tags=f"undo={undo} view={page}")


@allow(P.HOUSEHOLD_ASSIGN)
@require_safe
def handover(request, pk):
    """What was given at one time and is still where it went, with the way to take it back."""
    found = get_object_or_404(Handover.objects.visible_to(request.user).select_related("worker"), pk=pk)
    held = found.still_held().order_by("household__sort_key", "pk")
    context = {"handover": found, "given": held[:SHOWN], "count": held.count(), "page_back": reverse("households:list")}
    return render(request, "households/handover.html", context)


@allow(P.HOUSEHOLD_ASSIGN)
@posted_from("households:handover", "pk")
def handover_undo(request, pk):
    found = get_object_or_404(Handover.objects.visible_to(request.user), pk=pk)
    n = service.take_back(by=request.user, handover=found)
    messages.success(request, ngettext("%(n)s household went back", "%(n)s households went back", n) % {"n": n})
    return redirect("households:handover", pk)

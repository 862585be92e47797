"""The tree of areas: looking at it, adding to it, correcting and moving."""

from collections import Counter

from django.contrib import messages
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from caseload.core import audit, catalogues
from caseload.core.forms.areas import AreaForm, MoveAreaForm, NewAreaForm
from caseload.core.models import Area, User
from caseload.core.permissions import P, allow
from caseload.core.services.areas import create_area, move_area, update_area

SHOWN_LEVELS = 2
"""So many levels of the tree stand open; what is deeper is found by its name, or on the page of the area above it."""


@allow(P.AREAS)
def areas(request):
    rows = list(Area.objects.visible_to(request.user))
    children = Counter(row.parent_id for row in rows)
    top = min((row.level_no for row in rows), default=1)
    for row in rows:
        row.children_count, row.depth = children[row.pk], min(row.level_no - top, 6)
    q = request.GET.get("q", "").strip()
    context = {
        "rows": rows,
        "q": q,
        "shown": [row for row in rows if (q in row.name or row.code.startswith(q) if q else row.depth < SHOWN_LEVELS)],
        "centres": named(rows, "service_centre"),
        "branches": named(rows, "party_branch"),
    }
    return render(request, "core/areas.html", context)


def named(rows, field):
    return sum(1 for row in rows if getattr(row, field))


@allow(P.AREAS)
def area(request, pk):
    found = get_object_or_404(Area.objects.visible_to(request.user), pk=pk)
    context = {
        "area": found,
        "above": [row for row in catalogues.rows(Area).values() if row.contains(found) and row.pk != found.pk],
        "children": Area.objects.visible_to(request.user).filter(parent=found),
        "people": User.objects.visible_to(request.user).filter(area_id=found.path).active(),
        "may_people": request.user.may(P.PEOPLE),
        "entries": audit.history(found),
        "page_back": reverse("areas"),
    }
    return render(request, "core/area.html", context)


@allow(P.AREAS)
def new(request):
    given = {"parent": request.GET.get("parent"), "level_name": request.GET.get("level", "")}
    form = NewAreaForm(request.POST or None, by=request.user, initial=given)
    if form.is_valid():
        made = create_area(by=request.user, **form.cleaned_data)
        messages.success(request, _("Saved: %(name)s") % {"name": made.name})
        if request.POST.get("then") == "another":
            beside = urlencode({"parent": made.parent_id, "level": made.level_name})
            return redirect(f"{reverse('area_new')}?{beside}")
        return redirect("areas")
    return render(request, "core/area_form.html", {"form": form, "area": None, "page_back": reverse("areas")})


@allow(P.AREAS)
@transaction.atomic
def edit(request, pk):
    found = get_object_or_404(Area.objects.visible_to(request.user), pk=pk)
    form = AreaForm(request.POST or None, instance=found)
    if form.is_valid():
        update_area(by=request.user, area=found, **form.cleaned_data)
        messages.success(request, _("Saved: %(name)s") % {"name": found.name})
        return redirect("area", pk)
    back = reverse("area", args=[pk])
    return render(request, "core/area_form.html", {"form": form, "area": found, "page_back": back})


@allow(P.AREAS)
def move(request, pk):
    found = get_object_or_404(Area.objects.visible_to(request.user), pk=pk)
    form = MoveAreaForm(request.POST or None, area=found, by=request.user, initial={"parent": found.parent_id})
    if form.is_valid():
        parent = form.cleaned_data["parent"]
        move_area(by=request.user, area=found, parent=parent)
        said = _("Saved: %(name)s is now part of %(parent)s, with everything in it")
        messages.success(request, said % {"name": found.name, "parent": parent.name})
        return redirect("area", pk)
    context = {"form": form, "area": found, "page_back": reverse("area", args=[pk])}
    return render(request, "core/area_move.html", context)

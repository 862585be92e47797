"""People: who works here, where they reach, and their one-time passwords."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from caseload.core import audit, catalogues
from caseload.core.filters import PeopleFilter
from caseload.core.forms.people import PersonForm
from caseload.core.keys import read_key
from caseload.core.lists import ListPage
from caseload.core.models import Area, AreaGrant, User
from caseload.core.permissions import P, allow
from caseload.core.services import people as service


class PeopleList(ListPage):
    template, filters, order = "core/people.html", PeopleFilter, ("sort_key", "pk")

    def rows(self):
        return User.objects.visible_to(self.user)

    def worded(self, rows):
        areas = catalogues.by(Area, "path")
        for row in rows:
            row.post = areas.get(row.area_id)
        return rows


@allow(P.PEOPLE)
def people(request):
    return PeopleList(request).answer()


@allow(P.PEOPLE)
def person(request, pk):
    found = get_object_or_404(User.objects.visible_to(request.user), pk=pk)
    areas, today = catalogues.by(Area, "path"), timezone.localdate()
    grants = [(areas.get(grant.area_id), grant) for grant in found.grants.order_by("-valid_from", "area_id")]
    context = {
        "person": found,
        "post": areas.get(found.area_id),
        "grants": [(area, grant) for area, grant in grants if grant.valid_to is None or grant.valid_to >= today],
        "past": [(area, grant) for area, grant in grants if grant.valid_to and grant.valid_to < today],
        "entries": history_of_person(found),
        "may_manage": service.may_manage(request.user, found),
        "page_back": reverse("people"),
    }
    return render(request, "core/person.html", context)


@allow(P.PEOPLE)
def person_new(request):
    last = User.objects.visible_to(request.user).filter(pk=read_key(request.GET.get("beside", ""))).first()
    begun = {"area": last.area_id, "role": last.role} if last else {"area": request.user.area_id}
    form = PersonForm(request.POST or None, by=request.user, initial=begun)
    if form.is_valid():
        user, password = service.create_person(by=request.user, **form.cleaned_data)
        return show_password(request, user, password, is_new=True)
    return render(request, "core/person_form.html", {"form": form, "person": None, "page_back": reverse("people")})


@allow(P.PEOPLE)
@transaction.atomic
def person_edit(request, pk):
    found = manageable(request.user, pk)
    form = PersonForm(request.POST or None, instance=found, by=request.user)
    if form.is_valid():
        service.update_person(by=request.user, user=found, **form.cleaned_data)
        messages.success(request, _("Saved: %(name)s") % {"name": found.name})
        return redirect("person", pk)
    back = reverse("person", args=[pk])
    return render(request, "core/person_form.html", {"form": form, "person": found, "page_back": back})


@allow(P.PEOPLE)
def person_password(request, pk):
    """Asks, then shows the one-time password: here and now only."""
    found = manageable(request.user, pk)
    if request.method == "POST":
        return show_password(request, found, service.reset_password(by=request.user, user=found))
    return render(request, "core/person_password.html", {"person": found, "page_back": reverse("person", args=[pk])})


@allow(P.PEOPLE)
def person_active(request, pk):
    """Deactivate, or let in again. Nobody locks themselves out."""
    found = manageable(request.user, pk)
    if found.pk == request.user.pk:
        raise PermissionDenied
    if request.method == "POST":
        active = not found.is_active
        service.set_active(by=request.user, user=found, active=active)
        said = _("%(name)s may log in again") if active else _("%(name)s is deactivated")
        messages.success(request, said % {"name": found.name})
        return redirect("person", pk)
    context = {"person": found, "held": service.held_by(found), "page_back": reverse("person", args=[pk])}
    return render(request, "core/person_active.html", context)


def history_of_person(user):
    """What happened to the person and to the areas granted to them."""
    entries = [*audit.history(user), *audit.history_of(AreaGrant, called="area", user_id=user.pk)]
    return sorted(entries, key=lambda entry: entry.at, reverse=True)


def manageable(by, pk):
    """The person, if they lie in the reach of ``by`` (else 404) and reach no further (else 403)."""
    found = get_object_or_404(User.objects.visible_to(by), pk=pk)
    if not service.may_manage(by, found):
        raise PermissionDenied
    return found


@never_cache
def show_password(request, user, password, *, is_new=False):
    page = reverse("person", args=[user.pk])
    context = {"person": user, "password": password, "is_new": is_new, "page_back": page}
    answer = render(request, "core/person_slip.html", context)
    answer.leads_to = page
    return answer

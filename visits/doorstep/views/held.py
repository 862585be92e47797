"""Visits that arrived from phones and could not be filed: seen by their author, settled by a supervisor."""

import json

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import FileResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from caseload.core.lists import ListPage
from caseload.core.permissions import P, allow
from caseload.core.phones.parcels import Parcel, Refused
from caseload.core.phones.rooms import kinds
from households.models import Household
from visits.doorstep.forms.held import AsideForm, FileForm
from visits.doorstep.models import Arrival, ArrivalFile
from visits.doorstep.services import sync as service

PICTURES = {"image/jpeg", "image/png", "image/webp", "image/gif"}


class HeldList(ListPage):
    """Those that wait, and what became of the others."""

    template, order, back = "doorstep/held_list.html", ("-received_at", "-id"), "doorstep:unsent"

    def rows(self):
        return Arrival.objects.visible_to(self.user).exclude(reason="").select_related("author", "settled_by")


@allow(P.VISIT_RECORD)
def listed(request):
    return HeldList(request).answer()


@allow(P.VISIT_RECORD)
def held(request, pk):
    arrival = visible_arrival(request.user, pk)
    may_settle = service.may_settle(request.user, arrival)
    households = Household.objects.visible_to(request.user)
    kind, content = kinds()[arrival.kind], json.loads(arrival.said)
    household = households.filter(pk=arrival.household_key).first()
    posted = request.POST if request.method == "POST" else None
    if posted is not None and not may_settle:
        raise PermissionDenied
    by_aside = posted is not None and "aside" in posted
    known = {"household": household.number if household else ""}
    filing = FileForm(None if by_aside else posted, rows=households, by=request.user, initial=known)
    aside = AsideForm(posted if by_aside else None)
    form = aside if by_aside else filing
    if form.is_valid() and (by_aside or kind.is_filed_by_hand) and settled(request, arrival, form):
        return redirect("doorstep:held", pk)
    context = {
        "arrival": arrival,
        "answers": kind.in_words(content, to=request.user),
        **files_of(arrival),
        "may_settle": may_settle,
        "filing": filing if kind.is_filed_by_hand else None,
        "aside": aside,
        "visit": service.filed_as(arrival) if arrival.state == Arrival.State.FILED else None,
    }
    return render(request, "doorstep/held.html", {**context, "page_back": reverse("doorstep:held_list")})


def files_of(arrival):
    """Pictures are shown, other files can be fetched."""
    kept = list(arrival.files.all())
    pictures = [file for file in kept if file.content_type in PICTURES]
    return {"pictures": pictures, "files": [file for file in kept if file not in pictures]}


def settled(request, arrival, form):
    """Do what the form asks; whether it was done. What stands in the way is said on the form."""
    try:
        if isinstance(form, AsideForm):
            service.set_aside(by=request.user, arrival=arrival, why=form.cleaned_data["why"])
            messages.success(request, _("Set aside.\nIt stays readable here."))
            return True
        household, file = form.cleaned_data["household"], kinds()[arrival.kind].file
        service.file_held(by=request.user, arrival=arrival, household=household, parcel=parcel_of(arrival), file=file)
        messages.success(request, _("Filed: %(name)s") % {"name": household.head_name})
        return True
    except service.AlreadySettled:
        messages.warning(request, _("Somebody else settled it a moment earlier."))
        return True
    except Refused as refusal:
        for _field, words in refusal.errors:
            form.add_error(None, words)
    return False


def parcel_of(arrival):
    """What was held, as it came."""
    files = [(kept.field, uploaded(kept)) for kept in arrival.files.all()]
    facts = {"name": arrival.household_name, "files": files, "kind": arrival.kind, "content": json.loads(arrival.said)}
    return Parcel(arrival.key, arrival.sha, arrival.household_key, arrival.kept_at, arrival.said, **facts)


def uploaded(kept):
    """A kept file as the form wants it."""
    kept.file.content_type = kept.content_type
    return kept.file


@allow(P.VISIT_RECORD)
def file(request, pk):
    kept = get_object_or_404(ArrivalFile, pk=pk, arrival__in=Arrival.objects.visible_to(request.user))
    is_picture = kept.content_type in PICTURES
    kind = kept.content_type if is_picture else "application/octet-stream"
    return FileResponse(kept.file.open(), content_type=kind, as_attachment=not is_picture, filename=f"{kept.pk}")


def visible_arrival(user, pk):
    rows = Arrival.objects.visible_to(user).exclude(reason="").select_related("author", "settled_by")
    return get_object_or_404(rows, pk=pk)

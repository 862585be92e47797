"""Areas and people copied from a sheet: checked as if all were added, then added all at once."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache

from caseload.core.forms import pasted
from caseload.core.permissions import P, allow


@allow(P.AREAS)
def areas_paste(request):
    form, found, is_fit, is_final = _read(request, pasted.add_area, pasted.AREA_COLUMNS)
    if is_fit and is_final:
        n = len(found)
        messages.success(request, ngettext("%(n)s area added", "%(n)s areas added", n) % {"n": n})
        return redirect("areas")
    heading = _("Paste areas from a sheet")
    return _shown(request, form, found, is_fit, heading, "areas", pasted.AREA_COLUMNS)


@allow(P.PEOPLE)
@never_cache
def people_paste(request):
    """The one-time passwords are shown here and now only."""
    form, found, is_fit, is_final = _read(request, pasted.add_person, pasted.PEOPLE_COLUMNS)
    if is_fit and is_final:
        return render(request, "core/paste_slips.html", {"found": found, "page_back": reverse("people")})
    heading = _("Paste people from a sheet")
    return _shown(request, form, found, is_fit, heading, "people", pasted.PEOPLE_COLUMNS)


def _read(request, add, columns):
    form = pasted.PasteForm(request.POST if request.method == "POST" else None, columns=columns)
    is_final = request.POST.get("do") == "add"
    if not form.is_valid():
        return form, [], False, is_final
    return form, *pasted.add_all(add, form.lines, by=request.user, is_final=is_final), is_final


def _shown(request, form, found, is_fit, heading, back, columns):
    captions = [names[0] for names in columns.values()]
    context = {"form": form, "found": found, "is_fit": is_fit, "heading": heading, "captions": captions}
    return render(request, "core/paste.html", {**context, "page_back": reverse(back)})

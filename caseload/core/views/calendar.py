"""The tables that administrators keep: where each lies, and the calendar of working days."""

from datetime import date

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from caseload.core.forms.calendar import CalendarDayForm
from caseload.core.keys import read_key
from caseload.core.models import CalendarDay
from caseload.core.permissions import P, allow
from caseload.core.services import calendar as service

CATALOGUES = [
    (gettext_lazy("Categories"), "households:categories", "users", gettext_lazy("Who is helped, and on what grounds")),
    (gettext_lazy("Visit rules"), "households:rules", "footprints", gettext_lazy("Which group is visited how often")),
    (
        gettext_lazy("Case levels"),
        "plans:levels",
        "target",
        gettext_lazy("How closely a case is followed, and when a household is looked at again"),
    ),
    (
        gettext_lazy("Overwriting by rosters"),
        "roster:overwrite_rules",
        "upload",
        gettext_lazy("What a roster may change that is known already"),
    ),
    (
        gettext_lazy("Issue categories"),
        "issues:categories",
        "clipboard-list",
        gettext_lazy("What problems and difficulties are about"),
    ),
    (gettext_lazy("Time limits"), "issues:limits", "clock", gettext_lazy("Working days by category and priority")),
    (
        gettext_lazy("Departments"),
        "issues:departments",
        "building",
        gettext_lazy("Offices without accounts, to which issues are transferred"),
    ),
    (
        gettext_lazy("Samples of call-backs"),
        "issues:samples",
        "phone",
        gettext_lazy("Of how many solved issues of each kind the household is asked"),
    ),
    (
        gettext_lazy("Roster headings"),
        "roster:column_names",
        "file-text",
        gettext_lazy("What the headings of offices' rosters mean"),
    ),
    (gettext_lazy("Working days"), "calendar", "calendar", gettext_lazy("Public holidays and days worked instead")),
]
"""Label, address, icon and what it is of each table; the rooms own their pages."""


@allow(P.CATALOGUES)
def catalogues(request):
    return render(request, "core/catalogues.html", {"catalogues": CATALOGUES})


@allow(P.CATALOGUES)
def calendar(request):
    this_year = timezone.localdate().year
    year = asked_year(request, this_year)
    form = CalendarDayForm(request.POST or None)
    if form.is_valid():
        row = service.set_day(by=request.user, **form.cleaned_data)
        messages.success(request, _("Saved: %(day)s") % {"day": row.day.isoformat()})
        return redirect(f"{reverse('calendar')}?year={row.day.year}")
    context = {
        "form": form,
        "year": year,
        "rows": CalendarDay.objects.filter(day__year=year),
        "unknown": [one for one in (this_year, this_year + 1) if not service.year_is_known(one)],
        "page_back": reverse("catalogues"),
    }
    return render(request, "core/calendar.html", context)


def asked_year(request, default):
    given = request.GET.get("year", "")
    return year if (year := read_key(given)) and 1990 <= year <= 2100 else default


@allow(P.CATALOGUES)
def calendar_day(request, day):
    row = find_day(day)
    form = CalendarDayForm(request.POST or None, instance=row)
    if form.is_valid():
        service.set_day(by=request.user, **form.cleaned_data)
        messages.success(request, _("Saved: %(day)s") % {"day": row.day.isoformat()})
        return redirect(f"{reverse('calendar')}?year={row.day.year}")
    return render(request, "core/calendar_day.html", {"form": form, "row": row, "page_back": reverse("calendar")})


@allow(P.CATALOGUES)
@require_POST
def calendar_day_delete(request, day):
    row = find_day(day)
    service.clear_day(by=request.user, day=row.day)
    messages.success(request, _("Removed: %(day)s counts like any other day of the week") % {"day": day})
    return redirect(f"{reverse('calendar')}?year={row.day.year}")


def find_day(text):
    try:
        return get_object_or_404(CalendarDay, day=date.fromisoformat(text))
    except ValueError:
        raise Http404 from None

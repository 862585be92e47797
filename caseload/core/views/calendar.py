"""The calendar of working days."""

from datetime import date

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from caseload.core.forms.calendar import CalendarDayForm
from caseload.core.keys import read_key
from caseload.core.models import CalendarDay
from caseload.core.permissions import P, allow
from caseload.core.services import calendar as service
from caseload.core.views.posted import posted_from


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
def edit_day(request, day):
    row = find_day(day)
    form = CalendarDayForm(request.POST or None, instance=row)
    if form.is_valid():
        service.set_day(by=request.user, **form.cleaned_data)
        messages.success(request, _("Saved: %(day)s") % {"day": row.day.isoformat()})
        return redirect(f"{reverse('calendar')}?year={row.day.year}")
    return render(request, "core/calendar_day.html", {"form": form, "row": row, "page_back": reverse("calendar")})


@allow(P.CATALOGUES)
@posted_from("calendar_day", "day")
def delete_day(request, day):
    row = find_day(day)
    service.clear_day(by=request.user, day=row.day)
    messages.success(request, _("Removed: %(day)s counts like any other day of the week") % {"day": day})
    return redirect(f"{reverse('calendar')}?year={row.day.year}")


def find_day(text):
    try:
        return get_object_or_404(CalendarDay, day=date.fromisoformat(text))
    except ValueError:
        raise Http404 from None

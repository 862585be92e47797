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
from caseload.core.templatetags.reading import full_day
from caseload.core.views.posted import posted_from


@allow(P.CATALOGUES)
def calendar(request):
    this_year = timezone.localdate().year
    year = asked_year(request, this_year)
    form = CalendarDayForm(request.POST or None)
    if form.is_valid():
        return saved(request, form.cleaned_data)
    context = {
        "form": form,
        "year": year,
        "rows": CalendarDay.objects.filter(day__year=year),
        "unknown": [one for one in (this_year, this_year + 1) if not service.year_is_known(one)],
        "page_back": reverse("catalogues"),
    }
    return render(request, "core/calendar.html", context)


def saved(request, facts):
    told = service.set_day(by=request.user, **facts)
    messages.success(request, _("; ").join([_("Saved: %(day)s") % {"day": full_day(facts["day"])}, *told]))
    return redirect(f"{reverse('calendar')}?year={facts['day'].year}")


def asked_year(request, default):
    given = request.GET.get("year", "")
    return year if (year := read_key(given)) and 1990 <= year <= 2100 else default


@allow(P.CATALOGUES)
def edit_day(request, day):
    row = find_day(day)
    form = CalendarDayForm(request.POST or None, instance=row)
    if form.is_valid():
        return saved(request, form.cleaned_data)
    return render(request, "core/calendar_day.html", {"form": form, "row": row, "page_back": reverse("calendar")})


@allow(P.CATALOGUES)
@posted_from("calendar_day", "day")
def delete_day(request, day):
    row = find_day(day)
    told = service.clear_day(by=request.user, day=row.day)
    words = _("Removed: %(day)s counts like any other day of the week") % {"day": full_day(row.day)}
    messages.success(request, _("; ").join([words, *told]))
    return redirect(f"{reverse('calendar')}?year={row.day.year}")


def find_day(text):
    try:
        return get_object_or_404(CalendarDay, day=date.fromisoformat(text))
    except ValueError:
        raise Http404 from None

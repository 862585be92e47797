"""Rates of issues with their n, days to solve, and patterns; every number opens its rows."""

from datetime import date, timedelta

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from caseload.core import catalogues
from caseload.core.models import Area
from caseload.core.permissions import P, allow
from caseload.core.services.access import record_export
from caseload.core.sheets import write_xlsx
from caseload.core.views.posted import posted_from
from caseload.desk.figures import charts
from caseload.desk.figures.rates import RATES, burdened, handing_back, last_days, lines_of, rising
from caseload.desk.figures.views.figures import ask
from visits.issues.models import Department, IssueCategory

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
BY = {
    "area": gettext_lazy("Area"),
    "category": gettext_lazy("Category"),
    "department": gettext_lazy("Departments"),
    "month": gettext_lazy("Month"),
}


@allow(P.FIGURES)
def rates(request):
    asked, by = ask(request), _by(request)
    lines, total = lines_of(asked.scope, by)
    shown = [_shown(line, by, asked) for line in lines]
    context = {
        "ask": asked,
        "form": asked.form,
        "scope": asked.scope,
        "by": by,
        "tabs": _tabs(request, by),
        "heads": RATES.values(),
        "lines": shown,
        "total": _shown(total, by, asked),
        "plot": charts.span_chart([(row["name"], row["line"].median, row["line"].ninety) for row in shown]),
        "rising": _rising(asked),
        "handing_back": [
            {
                "name": catalogues.by_code(Department, code),
                "n": n,
                "times": times,
                "url": asked.url("handed-back", handed_by=code),
            }
            for code, n, times in handing_back(asked.scope)
        ],
        "burdened": _burdened(asked),
        "query": request.GET.urlencode(),
        "may_export": request.user.may(P.EXPORT),
        "page_back": reverse("figures"),
    }
    return render(request, "desk/figures/rates.html", context)


@allow(P.EXPORT)
@posted_from("rates")
def rates_export(request):
    asked, by = ask(request), _by(request)
    lines, total = lines_of(asked.scope, by)
    heads = [str(BY[by])]
    for rate in RATES.values():
        heads += [str(rate.name), _("of"), "%"]
    table = [[*heads, _("Working days, median"), _("Working days, 90th percentile"), "n"]]
    for line in (*lines, total):
        row = [_name(line, by, asked.scope)]
        for rate in line.rates.values():
            row += [rate.numerator, rate.denominator, rate.percent]
        table.append([*row, line.median, line.ninety, line.n])
    record_export(by=request.user, subject=_("Rates of issues"), rows=len(lines))
    response = HttpResponse(write_xlsx({_("Rates of issues"): table}), content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="rates-{timezone.localdate():%Y-%m-%d}.xlsx"'
    return response


def _by(request):
    return request.GET.get("by") if request.GET.get("by") in BY else "area"


def _tabs(request, by):
    tabs = []
    for name, label in BY.items():
        query = request.GET.copy()
        query["by"] = name
        tabs.append({"label": label, "url": f"?{query.urlencode()}", "count": None, "current": name == by})
    return tabs


def _name(line, by, scope):
    if line.key is None:
        return _("Total")
    if not line.key:
        return _("None named")
    if by == "area":
        area = catalogues.by(Area, "path")[line.key]
        return area.name if area in scope.areas_below() else area.itself
    if by == "month":
        first = date.fromisoformat(line.key[:10])
        return f"{first.year}-{first.month:02}"
    return str(catalogues.rows({"category": IssueCategory, "department": Department}[by])[line.key])


def _narrowing(line, by, scope):
    """What the address of the rows of this group says besides the period and the area."""
    if not line.key:
        return {"department": "-"} if by == "department" and line.key == "" else {}
    if by == "area":
        is_itself = scope.whole and line.key == scope.whole.path
        return {"area": catalogues.by(Area, "path")[line.key].code, "itself": "1" if is_itself else ""}
    if by == "month":
        first = date.fromisoformat(line.key[:10])
        last = (first + timedelta(days=32)).replace(day=1) - timedelta(days=1)
        return {"from": max(first, scope.first).isoformat(), "to": min(last, scope.last).isoformat()}
    return {by: line.key}


def _shown(line, by, asked):
    narrowing = _narrowing(line, by, asked.scope)
    cells = [
        {
            "name": RATES[key].name,
            "rate": rate,
            "hits_url": asked.url(f"rate-{key}-hits", **narrowing),
            "rows_url": asked.url(f"rate-{key}", **narrowing),
        }
        for key, rate in line.rates.items()
    ]
    name = _name(line, by, asked.scope)
    return {"line": line, "name": name, "cells": cells, "days_url": asked.url("rate-days", **narrowing)}


def _burdened(asked):
    since = last_days(asked.scope).isoformat()
    return [
        {"pk": pk, "name": name, "n": n, "url": asked.url("issues-counted", household=pk, **{"from": since})}
        for pk, name, n in burdened(asked.scope)
    ]


def _rising(asked):
    categories, scope = catalogues.rows(IssueCategory), asked.scope
    middle = last_days(scope)
    spans = [(middle, scope.last), (middle - timedelta(days=90), middle - timedelta(days=1))]
    rows = []
    for code, *counts in rising(scope):
        urls = [
            asked.url("issues-counted", category=code, **{"from": first.isoformat(), "to": last.isoformat()})
            for first, last in spans
        ]
        rows.append({"name": categories[code], "cells": list(zip(counts, urls, strict=True))})
    return rows

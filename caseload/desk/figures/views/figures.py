"""Figures of a period and an area, and the rows behind each of them."""

from dataclasses import dataclass, field, replace
from decimal import Decimal
from urllib.parse import urlencode

from django.db.models import Sum
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from caseload.core import catalogues
from caseload.core.lists import ListPage
from caseload.core.models import Area
from caseload.core.permissions import P, allow
from caseload.core.templatetags.reading import yuan
from caseload.desk.figures import charts, rates
from caseload.desk.figures.counting import AreaLine, Rate, overview_of
from caseload.desk.figures.definitions import FIGURES, OTHER_ROWS, ROWS
from caseload.desk.figures.forms import FiguresForm
from caseload.desk.figures.row_lists import narrowed, row_list
from caseload.desk.figures.scope import Scope, paths_for
from households.glosses import gloss
from households.models import Household
from households.support.policies.models import Authority

TILES = ("households_helped", "visits", "resolution_rate", "difficulties_solved", "satisfaction")
LATE = {"households_without_worker", "visits_overdue", "issues_overdue", "reviews_overdue"}
"""Numbers that should be zero."""
HITS = {"satisfaction": "satisfied", "resolution_rate": "issues_solved"}
"""Where the numerator of a rate leads."""
NOW = LATE | (OTHER_ROWS.keys() - {"satisfied", "problems_closed"}) | {"plans_open", "gaps_open"}
"""Numbers that no period changes."""


@dataclass
class Shown:
    """A figure as the page shows it."""

    key: str
    name: str
    unit: str
    definition: str
    figure: str
    url: str
    count: int = 0
    """How many rows it opens, or what sum of theirs it is."""
    base: list = field(default_factory=list)
    late: bool = False


@dataclass
class Part:
    """A piece of a tile's second line: a number that opens its rows, or plain words."""

    text: str = ""
    count: int | None = None
    url: str = ""


@dataclass
class Ask:
    """What the query string asks for."""

    form: FiguresForm
    scope: Scope
    area: Area | None

    def url(self, key, **more):
        """Where the rows behind ``key`` are, in the same area and period unless ``more`` says otherwise."""
        given = {
            "area": self.area.code if self.area else "",
            "from": self.scope.first.isoformat(),
            "to": self.scope.last.isoformat(),
            **more,
        }
        query = urlencode({name: value for name, value in given.items() if value})
        return f"{reverse('figure_rows', args=[key])}?{query}"


def ask(request):
    """Read the query string; an area outside the reader's reach is as absent as one that does not exist."""
    code, area = request.GET.get("area"), None
    if code:
        area = get_object_or_404(Area.objects.visible_to(request.user), code=code)
    form = FiguresForm(request.GET, user=request.user, area=area)
    first, last = form.days()
    return Ask(form, Scope(paths_for(request.user, area), first, last), area)


@allow(P.FIGURES)
def figures(request):
    asked = ask(request)
    overview = overview_of(asked.scope)
    shown = {key: _shown(key, value, asked) for key, value in overview.values.items()}
    _put_bases(shown, overview.values, asked)
    context = {
        "ask": asked,
        "form": asked.form,
        "scope": asked.scope,
        "now": timezone.localtime(),
        "tiles": [shown[key] for key in TILES],
        "figures": shown.values(),
        "months": _months(overview.months, asked),
        "areas": [_area(line, asked) for line in overview.areas],
        "whole": _area(_sum_of(overview.areas), asked),
        "causes": _causes(overview.causes, asked),
        "departments": _departments(overview.departments, asked),
        **_charts(overview.months),
    }
    return render(request, "desk/figures/figures.html", context)


class FigureRows(ListPage):
    """The rows behind a figure, whatever they are: ``row_lists`` says how each kind is shown."""

    template = "desk/figures/rows.html"

    def rows(self):
        scope = self.facts["scope"]
        self.counted, self.narrowings = narrowed(self.facts["figure"].rows(scope), self.request.GET, scope)
        return self.counted.visible_to(self.user)

    @cached_property
    def listing(self):
        return row_list(self.found.model)

    @property
    def order(self):
        return self.listing.order

    def drawn(self, rows):
        return self.listing.queryset(rows)

    def page_back(self):
        return _back(self.request)

    def _area_name(self):
        area = self.facts["area"]
        return area.itself if area and self.facts["scope"].is_itself else area.name if area else ""

    def more(self):
        is_household, sums = self.found.model is Household, self.facts["figure"].sums
        return {
            "noun": self.facts["figure"].of or self.facts["figure"].unit % self.page.total,
            "sum": self.counted.aggregate(n=Sum(sums, default=0))["n"] if sums else None,
            "sum_noun": self.facts["figure"].unit % 2,
            "area_name": self._area_name(),
            "narrowings": self.narrowings,
            "moved_away": self._moved_away(),
            "may_assign": is_household and self.user.may(P.HOUSEHOLD_ASSIGN),
            "columns": self.listing.columns,
            "lines": self.listing.lines(self.page, self.user),
        }

    def _moved_away(self):
        """How many of what happened here belong to households that lie elsewhere now, where they are read."""
        is_known = self.counted.happened_field and not self.page.is_capped
        return self.counted.count() - self.page.total if is_known else 0


@allow(P.FIGURES)
def behind(request, key):
    figure = (ROWS | rates.ROWS).get(key)
    if figure is None:
        raise Http404
    asked = ask(request)
    scope = replace(asked.scope, is_itself="itself" in request.GET)
    facts = {"figure": figure, "is_dated": key not in NOW, "scope": scope, "area": asked.area}
    return FigureRows(request, **facts).answer()


def _back(request):
    given = {name: request.GET[name] for name in ("area", "from", "to") if request.GET.get(name)}
    return f"{reverse('figures')}?{urlencode(given)}" if given else reverse("figures")


def _shown(key, value, asked):
    figure, rate = FIGURES[key], isinstance(value, Rate)
    words = f"{value.percent}" if rate and value.percent is not None else "—" if rate else amount(value)
    return Shown(
        key=key,
        name=figure.name,
        unit="%" if rate else figure.unit % int(value),
        definition=figure.definition,
        figure=words,
        count=value.denominator if rate else value,
        url=asked.url(key) if (value.denominator if rate else value) else "",
        base=_of_rate(key, value, asked) if rate else [],
        late=key in LATE and bool(value),
    )


def amount(value):
    """A count, or a sum of yuan."""
    return yuan(value) if isinstance(value, Decimal) else f"{value:,}"


def _of_rate(key, rate, asked):
    """18 / 20, each of which opens its rows."""
    hits = Part(count=rate.numerator, url=asked.url(HITS[key]))
    return [hits, Part(" / "), Part(count=rate.denominator, url=asked.url(key))]


def _put_bases(shown, values, asked):
    """The second line of the tiles: what a number is to be read against."""
    helped, people, workers = (values[key] for key in ("households_helped", "people_helped", "workers"))
    shown["households_helped"].base = [
        Part(
            ngettext("%(n)s person", "%(n)s people", people) % {"n": f"{people:,}"}, people, asked.url("people_helped")
        ),
        Part(" "),
        Part(ngettext("%(n)s worker", "%(n)s workers", workers) % {"n": f"{workers:,}"}, workers, asked.url("workers")),
    ]
    if helped:
        shown["visits"].base = [Part(_("%(n)s a household") % {"n": round(values["visits"] / helped, 1)})]
    shown["difficulties_solved"].base = [Part(_("voiced, and errands"))]
    shown["satisfaction"].base.append(Part(" " + _("rated")))
    shown["resolution_rate"].base.append(Part(f" {FIGURES['issues_found'].unit % values['issues_found']}"))


def _months(months, asked):
    rows = []
    for month in months:
        days = {"from": month.first.isoformat(), "to": month.last.isoformat()}
        rows.append(
            {
                "month": month,
                "label": charts.month_label(month.first),
                "visits_url": asked.url("visits", **days),
                "found_url": asked.url("issues_found", **days),
                "closed_url": asked.url("problems_closed", **days),
            }
        )
    return rows


def _charts(months):
    frame, bars = charts.bar_chart(months, lambda month: month.visits)
    line_frame, labels, (found, closed) = charts.line_chart(
        months, lambda month: month.found, lambda month: month.closed
    )
    found_at, closed_at = charts.name_heights(found, closed)
    return {
        "bar_chart": frame,
        "bars": bars,
        "has_part": any(not bar.whole for bar in bars),
        "line_chart": line_frame,
        "line_labels": labels,
        "found": found,
        "found_path": charts.path_of(found),
        "found_at": found_at,
        "closed": closed,
        "closed_path": charts.path_of(closed),
        "closed_at": closed_at,
    }


def _area(line, asked):
    """A line with where its numbers lead; the total stays in the area and period asked for."""
    narrowing = {"area": line.area.code, "itself": "1" if line.is_itself else ""} if line.area else {}
    keys = ("households", "households_seen", "households_due", "visits_overdue", "issues_open")
    return {"line": line, "urls": {key: asked.url(key, **narrowing) for key in keys}}


def _sum_of(lines):
    total = AreaLine(None)
    for line in lines:
        for name in ("households", "seen", "due", "overdue", "issues_open"):
            setattr(total, name, getattr(total, name) + getattr(line, name))
    return total


def _causes(causes, asked):
    total = sum(count for _cause, count in causes)
    rows = [
        {
            "cause": gloss(cause),
            "count": count,
            "percent": round(100 * count / total, 1),
            "url": asked.url("households", cause=cause or "-"),
        }
        for cause, count in causes
    ]
    most = causes[0][1] if causes else 0
    return {"rows": rows, "total": total, "most": most, "url": asked.url("households")}


def _departments(departments, asked):
    rows = [
        {
            "department": catalogues.by_code(Authority, code),
            "count": count,
            "url": asked.url("policies_delivered", authority=code),
        }
        for code, count in departments
    ]
    total = sum(count for _code, count in departments)
    most = departments[0][1] if departments else 0
    return {"rows": rows, "total": total, "most": most, "url": asked.url("policies_delivered")}

"""The list of gaps under its tabs, as a workbook, by policy and area, and what of them comes up on Today."""

from collections import Counter
from dataclasses import dataclass

from django.contrib import messages
from django.db.models import Count, Window
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from caseload.core import catalogues
from caseload.core.jobs import defer_once
from caseload.core.lists import ListPage, Workbook
from caseload.core.models import Area
from caseload.core.permissions import P, allow
from caseload.core.views.posted import posted_from
from households.support.eligibility.filters import TABS, GapFilter
from households.support.eligibility.models import Judging, Standing
from households.support.eligibility.sheets.gaps import GapResource
from households.support.eligibility.views.shown import with_words
from households.support.policies.models import Policy

SHOWN = 20
SIDE_BY_SIDE = 8


class GapList(ListPage):
    template, filters, tabs, order = "eligibility/list.html", GapFilter, TABS, ("since", "pk")
    workbook = Workbook(
        GapResource,
        gettext_lazy("Gaps"),
        "gaps",
        "eligibility:list",
        gettext_lazy("Not exported: more than %(n)s rows.\nChoose a policy or an area first."),
    )

    def rows(self):
        return Standing.objects.visible_to(self.user)

    def drawn(self, rows):
        return rows.for_list().select_related("rule")

    def worded(self, rows):
        areas = catalogues.by(Area, "path")
        for row in with_words(rows):
            row.place = areas.get(row.area_id)
        return rows

    def more(self):
        return {
            "run": Judging.objects.first(),
            "may_judge": self.user.may(P.REVIEW),
        }


@allow(P.HOUSEHOLD_VIEW)
def listed(request):
    return GapList(request).answer()


@allow(P.EXPORT)
@posted_from("eligibility:list")
def export(request):
    return GapList(request).export()


@allow(P.REVIEW)
@posted_from("eligibility:list")
def judge(request):
    """All households at once, as at night: the job does it."""
    defer_once("households.support.eligibility.tasks.judge_now", lock="judge_now")
    messages.success(request, _("All households are being judged\nThis page says how far it is"))
    return redirect("eligibility:list")


@dataclass(frozen=True)
class Column:
    """An area with all below it, or what lies on the area itself and in none below."""

    area: Area
    is_itself: bool = False

    def __str__(self):
        return self.area.itself if self.is_itself else self.area.name

    @property
    def query(self):
        """By which the list shows its gaps."""
        return f"itself={self.area.pk}" if self.is_itself else f"area={self.area.code}"

    def holds(self, path):
        return path == self.area.path if self.is_itself else path.startswith(self.area.path)


@allow(P.REVIEW)
def matrix(request):
    """Open gaps by policy and area: the areas right below those granted, and what lies on these themselves; those
    without any gap take no place. ``is_wide``: too many to stand side by side."""
    rows = Standing.objects.visible_to(request.user).gaps().order_by().values_list("policy", "area_id")
    found = list(rows.annotate(n=Count("pk")))
    columns = _columns(request.user, {path for _policy, path, _n in found})
    counted = Counter()
    for policy, path, n in found:
        counted.update({(policy, column): n for column in columns if column.holds(path)})
    columns = [column for column in columns if any(column == other for _policy, other in counted)]
    policies = [row for row in catalogues.rows(Policy).values() if any(key == row.pk for key, _column in counted)]
    lines = [(policy, [(column, counted[policy.pk, column]) for column in columns]) for policy in policies]
    sums = [(column, sum(n for (_policy, key), n in counted.items() if key == column)) for column in columns]
    context = {
        "columns": columns,
        "is_wide": len(columns) > SIDE_BY_SIDE,
        "lines": [(policy, cells, sum(n for _column, n in cells)) for policy, cells in lines],
        "sums": sums,
        "total": sum(n for _column, n in sums),
        "page_back": reverse("eligibility:list"),
    }
    return render(request, "eligibility/matrix.html", context)


def _columns(user, paths):
    """They never overlap. ``paths``: where gaps lie, for an area has a column of its own where one lies on itself."""
    areas = catalogues.by(Area, "path")
    granted = [path for path in user.reach if not any(path != other and path.startswith(other) for other in user.reach)]
    found = []
    for path in sorted(granted):
        below = [area for area in areas.values() if area.parent_id == areas[path].pk]
        found += [Column(area) for area in sorted(below, key=lambda area: area.path)]
        found += [Column(areas[path], is_itself=bool(below))] if path in paths or not below else []
    return found


@allow(P.HOUSEHOLD_EDIT)
def due(request):
    """New gaps of one's own households, and who of them is about to be entitled: a section of Today."""
    today = timezone.localdate()
    mine = (
        Standing.objects.visible_to(request.user)
        .filter(household__worker=request.user)
        .for_list()
        .select_related("rule")
    )
    context = {
        "today": today,
        "soon": _first(mine.filter(kind=Standing.Kind.SOON), "turns_on"),
        "new": _first(mine.new_gaps(today), "-since"),
        "page_back": reverse("today"),
    }
    return render(request, "eligibility/_due.html" if request.htmx else "eligibility/due.html", context)


def _first(rows, order):
    """The first SHOWN of ``rows``, each with their ``total``."""
    return with_words(list(rows.annotate(total=Window(Count("pk"))).order_by(order, "pk")[:SHOWN]))

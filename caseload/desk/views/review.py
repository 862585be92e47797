"""The caseload review: is there somebody for every household, and how does each worker's caseload stand."""

from urllib.parse import urlencode

from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone

from caseload.core import catalogues
from caseload.core.models import Area
from caseload.core.permissions import P, allow
from caseload.desk.figures.forms import AreaForm
from caseload.desk.figures.scope import Scope, paths_for
from caseload.desk.review import review_of

MOST = 100
"""More workers than this are shown area by area."""


@allow(P.REVIEW)
def review(request):
    code, area = request.GET.get("area"), None
    if code:
        area = get_object_or_404(Area.objects.visible_to(request.user), code=code)
    today = timezone.localdate()
    found = review_of(Scope(paths_for(request.user, area), today.replace(day=1), today))
    context = {
        "form": AreaForm(request.GET, user=request.user, area=area),
        "area": area,
        "now": timezone.localtime(),
        "review": found,
        "with_worker": found.households - found.without_worker,
        "issues_with_owner": found.issues - found.issues_of_nobody,
        "nobody_url": _rows_url("households_without_worker", area),
        "households_url": _rows_url("households", area),
        "issues_of_nobody_url": _rows_url("issues_of_nobody", area),
        "issues_url": _rows_url("issues_open", area),
        "to_assign_url": _rows_url("issues_to_assign", area),
        "is_long": len(found.lines) > MOST,
        "lines": [_shown(line, area) for line in found.lines[:MOST]],
    }
    return render(request, "desk/review.html", context)


def _shown(line, area):
    post = catalogues.by(Area, "path").get(line.worker.area_id)
    keys = {
        "households_url": "households",
        "seen_url": "households_seen",
        "due_url": "households_due",
        "overdue_url": "visits_overdue",
        "issues_url": "issues_open",
        "issues_overdue_url": "issues_overdue",
    }
    urls = {name: _rows_url(key, area, worker=line.worker.pk) for name, key in keys.items()}
    return {"line": line, "post": post.name if post else "", **urls}


def _rows_url(key, area, **more):
    given = {**({"area": area.code} if area else {}), **more}
    url = reverse("figure_rows", args=[key])
    return f"{url}?{urlencode(given)}" if given else url

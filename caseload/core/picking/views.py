"""What the box of a picker asks for while somebody types."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, JsonResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from caseload.core.keys import read_key
from caseload.core.permissions import P, allow
from caseload.core.picking.pickers import PICKERS

LONGEST = 60


@allow(P.OWN)
@require_safe
@never_cache
def pick(request, name):
    """The lines that fit ``q``, of the rows that the picker ``name`` offers this user, and how many they are."""
    picker, key = PICKERS.get(name), request.GET.get("key", "pk")
    if picker is None or key not in picker.keys:
        raise Http404
    if not request.user.may(picker.right):
        raise PermissionDenied
    rows = picker.offered(request.user, read_key(request.GET.get("of", "")))
    found, more = picker.find(rows, request.GET.get("q", "")[:LONGEST], request.user)
    lines = [vars(picker.line(row, key)) for row in found]
    return JsonResponse({"lines": lines, "said": _said(len(lines), more)})


def _said(n, more):
    if more:
        return _("The first %(n)s: type more to find others.") % {"n": n}
    return ngettext("%(n)s matches", "%(n)s match", n) % {"n": n} if n else _("Nothing matches.")

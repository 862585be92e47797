"""Me: one's own page, what one's role may do, and the notices."""

from django.conf import settings
from django.contrib import messages
from django.db.models import Case, Value, When
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from caseload.core import catalogues
from caseload.core.lists import ListPage
from caseload.core.models import Area, Notice, User
from caseload.core.permissions import ROLES, P, Role, allow
from caseload.core.services.notices import mark_read
from caseload.core.views.posted import posted_from


@allow(P.OWN)
def me(request):
    areas = catalogues.by(Area, "path")
    context = {
        "post": areas.get(request.user.area_id),
        "reach": [areas[path] for path in sorted(request.user.reach) if path in areas],
        "rights": [right for right in P if request.user.may(right) and right != P.OWN],
        "sizes": User.Size.choices,
        "languages": settings.LANGUAGES,
        "version": settings.VERSION,
    }
    return render(request, "core/me.html", context)


@allow(P.OWN)
def rights(request):
    """The rights table, as it is."""
    rows = [(right, [(role, right in ROLES[role]) for role in Role]) for right in P]
    return render(request, "core/rights.html", {"roles": Role, "rows": rows, "page_back": reverse("me")})


class NoticeList(ListPage):
    template, order, back = "core/notices.html", ("seen", "-created_at", "-pk"), "me"

    def rows(self):
        return self.user.notices.annotate(seen=Case(When(read_at=None, then=Value(0)), default=Value(1)))


@allow(P.OWN)
def notices(request):
    return NoticeList(request).answer()


@allow(P.OWN)
@posted_from("notices")
def notice(request, pk):
    """Read one notice, and on to what it is about."""
    found = get_object_or_404(Notice, user=request.user, pk=pk)
    mark_read(by=request.user, notices=Notice.objects.filter(pk=found.pk))
    return redirect(found.url or "notices")


@allow(P.OWN)
@posted_from("notices")
def notices_read(request):
    count = mark_read(by=request.user, notices=request.user.notices.filter(created_at__lte=timezone.now()))
    messages.success(request, _("Marked as read: %(count)s") % {"count": count})
    return redirect("notices")

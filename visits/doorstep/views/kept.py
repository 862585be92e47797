"""What a phone keeps, to be opened without a connection: the pages of its owner's work, as they stand on the server.

Nothing is drawn a second time for the phone. It asks for pages by their addresses and gets what a browser would get.
"""

import re
from copy import copy
from html import unescape

from django.core.exceptions import PermissionDenied
from django.http import Http404, JsonResponse, QueryDict
from django.shortcuts import render
from django.urls import Resolver404, resolve, reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from caseload.core.permissions import P, allow
from caseload.core.phones.rooms import kept
from visits.doorstep.services.mine import households_of
from visits.events import kept_pages
from visits.services.planning import next_try

AT_ONCE = 16
LOADED = re.compile(r'<div hx-get="([^"]+)" hx-trigger="load">.*?</div>', re.DOTALL)
"""A part that a page loads by itself once it is shown."""


@allow(P.VISIT_RECORD)
def mine(request):
    """All households of one's own; without a connection in the place of other lists of households too."""
    today = timezone.localdate()
    households, matters = households_of(request.user, today)
    more = [page for pages in kept_pages.ask(user=request.user, today=today) for page in pages]
    context = {"households": households, "matters": matters, "more": more, "today": today, "next_try": next_try(today)}
    return render(request, "doorstep/mine.html", {**context, "page_back": reverse("today")})


@allow(P.VISIT_RECORD)
@require_safe
def pages(request):
    """The pages asked for, each as the numbers of its lines: what they have in common travels once."""
    drawn = {address: page_at(request, address) for address in request.GET.getlist("page")[:AT_ONCE]}
    drawn = {address: text for address, text in drawn.items() if text is not None}
    lines, numbers = in_common(drawn.values())
    return JsonResponse({"user": request.user.pk, "lines": lines, "pages": dict(zip(drawn, numbers, strict=True))})


def in_common(texts):
    """The different lines of ``texts``, and of each text the numbers of its lines."""
    known = {}
    numbers = [[known.setdefault(line, len(known)) for line in text.split("\n")] for text in texts]
    return list(known), numbers


def page_at(request, address, *, is_part=False):
    """The page with all that it loads by itself, for the one who asks; None where they would not get it."""
    path, _, query = address.partition("?")
    try:
        found = resolve(path)
        if found.view_name not in kept():
            return None
        answer = found.func(as_asked(request, path, query, is_part=is_part), *found.args, **found.kwargs)
    except (Resolver404, Http404, PermissionDenied):
        return None
    if answer.status_code != 200:
        return None
    return LOADED.sub(lambda part: loaded(request, part), answer.content.decode())


def loaded(request, part):
    return page_at(request, unescape(part[1]), is_part=True) or part[0]


def as_asked(request, path, query, *, is_part):
    """``request`` as if it asked for this page. It says none of the messages that wait for the person."""
    asked = copy(request)
    asked.path = asked.path_info = path
    asked.META = {**request.META, "QUERY_STRING": query, "PATH_INFO": path}
    asked.GET, asked.htmx = QueryDict(query), is_part
    asked._messages = Silence()
    return asked


class Silence(list):
    """In the place of messages: none is said, and none is taken from those that wait."""

    def add(self, *_args):
        pass

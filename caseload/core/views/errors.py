"""Error pages that say what happened and the way out, without a query."""

import sys
from urllib.parse import urlsplit

from django.db import InterfaceError, OperationalError
from django.http import HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.http import url_has_allowed_host_and_scheme


def bad_request(request, exception=None):
    return render(request, "core/error_400.html", status=400)


def forbidden(request, exception=None):
    return render(request, "core/error_403.html", status=403)


def not_found(request, exception=None):
    return render(request, "core/error_404.html", status=404)


RETRY_AFTER = 10
"""Seconds after which asking again is worth it while the database is away."""


def server_error(request):
    """Without the request: whatever failed may fail again. A database that is away or overtaxed is back in a while:
    503, so that a phone keeps what it has and tries again."""
    if isinstance(sys.exc_info()[1], OperationalError | InterfaceError):
        page = render_to_string("core/error_503.html")
        return HttpResponse(page, status=503, headers={"Retry-After": RETRY_AFTER})
    return HttpResponse(render_to_string("core/error_500.html"), status=500)


def too_large(request):
    """Before anybody knows who asks, so in the browser's language."""
    with translation.override(translation.get_language_from_request(request)):
        return HttpResponse(render_to_string("core/error_413.html"), status=413)


def stale_form(request, reason=""):
    """The form's token is no longer good (logged out meanwhile, or open for too long)."""
    return render(request, "core/error_stale_form.html", {"page": page_of(request)}, status=403)


def page_of(request):
    """The page that held the form or fragment which was sent; the start where the browser does not tell."""
    page = request.headers.get("HX-Current-URL") or request.headers.get("Referer", "")
    if not url_has_allowed_host_and_scheme(page, {request.get_host()}, require_https=request.is_secure()):
        return "/"
    parts = urlsplit(page)
    return f"{parts.path}?{parts.query}" if parts.query else parts.path

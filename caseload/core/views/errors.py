"""Error pages that say what happened and the way out, without a query."""

from django.http import HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import translation


def bad_request(request, exception=None):
    return render(request, "core/error_400.html", status=400)


def forbidden(request, exception=None):
    return render(request, "core/error_403.html", status=403)


def not_found(request, exception=None):
    return render(request, "core/error_404.html", status=404)


def server_error(request):
    """Without the request: whatever failed may fail again."""
    return HttpResponse(render_to_string("core/error_500.html"), status=500)


def too_large(request):
    """Before anybody knows who asks, so in the browser's language."""
    with translation.override(translation.get_language_from_request(request)):
        return HttpResponse(render_to_string("core/error_413.html"), status=413, headers={"Connection": "close"})


def stale_form(request, reason=""):
    """The form's token is no longer good (logged out meanwhile, or open for too long)."""
    return render(request, "core/error_stale_form.html", status=403)

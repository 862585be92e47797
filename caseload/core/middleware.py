"""What every answer carries, and what every request knows before its view runs."""

import contextlib
import time
from urllib.parse import urlencode, urlsplit

from django.conf import settings
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import translation
from django.utils.http import url_has_allowed_host_and_scheme

from caseload.core.models import User
from caseload.core.views.errors import too_large

SIZE_COOKIE = "caseload_size"

POLICY = (
    "default-src 'self'; img-src 'self' data: blob:; style-src 'self'; script-src 'self'; object-src 'none'; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)


class ContentPolicy:
    """No inline script or style; nothing personal kept by caches on the way."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        response.headers.setdefault("Content-Security-Policy", POLICY)
        response.headers.setdefault("Cache-Control", "private, no-store")
        return response


class Bounded:
    """What is too large for any form is refused by its announced length, before a byte is kept.

    A little of it is read and dropped, so that a browser nearby gets to see the answer.
    """

    SECONDS, PIECE = 1, 1 << 20

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        announced = request.META.get("CONTENT_LENGTH") or "0"
        if announced.isascii() and announced.isdigit() and int(announced) > settings.MAX_REQUEST_BYTES:
            self._drop(request)
            return too_large(request)
        return self.get_response(request)

    def _drop(self, request):
        until = time.monotonic() + self.SECONDS
        with contextlib.suppress(OSError):
            while time.monotonic() < until and request.read(self.PIECE):
                pass


class Readable:
    """NUL, which no database text may hold, is a space in the address and gone from cookies before anybody reads them.

    In forms it is refused by the fields themselves, in words.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.META["QUERY_STRING"] = request.META.get("QUERY_STRING", "").replace("%00", "%20")
        for name, value in request.COOKIES.items():
            request.COOKIES[name] = value.replace("\0", "")
        return self.get_response(request)


class LogInFirst(LoginRequiredMiddleware):
    """Doors are closed by default. Who was logged out while writing comes back to the page they wrote on."""

    def handle_no_permission(self, request, view_func):
        path = request.get_full_path()
        if request.method != "GET" or request.headers.get("HX-Request"):
            path = self._page_of(request)
        target = f"{reverse('account_login')}?{urlencode({'next': path})}"
        if request.headers.get("Caseload-Sync"):
            return JsonResponse({"error": "log in"}, status=401)
        if request.headers.get("HX-Request"):
            return HttpResponse(status=204, headers={"HX-Redirect": target})
        return redirect(target)

    def _page_of(self, request):
        """The page that held the form or fragment; the start where the browser does not tell."""
        page = request.headers.get("HX-Current-URL") or request.headers.get("Referer", "")
        if not url_has_allowed_host_and_scheme(page, {request.get_host()}, require_https=request.is_secure()):
            return "/"
        parts = urlsplit(page)
        return f"{parts.path}?{parts.query}" if parts.query else parts.path


class Preferences:
    """The reader's language and type size: by their own choice, then cookie, then (language) browser."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        chosen = getattr(request.user, "language", "") or request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME)
        if not translation.check_for_language(chosen or "") or chosen not in dict(settings.LANGUAGES):
            chosen = translation.get_language_from_request(request)
        with translation.override(chosen):
            request.LANGUAGE_CODE = translation.get_language()
            request.size = self._size(request)
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", chosen)
        return response

    def _size(self, request):
        chosen = getattr(request.user, "size", "") or request.COOKIES.get(SIZE_COOKIE)
        return chosen if chosen in User.Size.values else User.Size.A.value


class FirstSteps:
    """Somebody with a one-time password chooses their own before anything else."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.user.is_authenticated and request.user.must_change_password:
            allowed = {reverse("account_change_password"), reverse("account_logout"), reverse("preferences")}
            if request.path not in allowed:
                return redirect("account_change_password")
        return self.get_response(request)

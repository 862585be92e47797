"""What every answer carries, and what every request knows before its view runs."""

import contextlib
import time
from urllib.parse import urlencode

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from caseload.core.keys import form_key
from caseload.core.models import User
from caseload.core.personal import looks_like_id
from caseload.core.services.sent_forms import save_once, where_to
from caseload.core.views.errors import page_of, too_large

LONGEST_NUMBER = 60
"""Of what is typed: no ID number is longer, whatever stands between its digits."""
SIZE_COOKIE = "caseload_size"
SAVED_COOKIE = "caseload_saved"
"""Tells the device which form was saved, so that it lets the draft go (``js/draft.js``)."""

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


class NoNumberInAddress:
    """An ID number in the query of an address is taken out of it: browsers, and servers on the way, keep addresses."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        kept = request.GET.copy()
        for name, values in request.GET.lists():
            if any(looks_like_id(value[:LONGEST_NUMBER]) for value in values):
                del kept[name]
        if request.method != "GET" or len(kept) == len(request.GET):
            return self.get_response(request)
        lead = _("An ID number does not belong in an address.")
        text = _("Type it into the search box; it is looked up without being shown or kept.")
        messages.warning(request, f"{lead}\n{text}")
        return redirect(f"{request.path}?{kept.urlencode()}" if kept else request.path)


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
            path = page_of(request)
        target = f"{reverse('account_login')}?{urlencode({'next': path})}"
        if request.headers.get("Caseload-Sync"):
            return JsonResponse({"error": "log in"}, status=401)
        if request.headers.get("HX-Request"):
            return HttpResponse(status=204, headers={"HX-Redirect": target})
        return redirect(target)


class StaysLoggedIn:
    """A session that is used stays: once a day it and its cookie are given their whole length anew."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if request.user.is_authenticated and self._is_due(request.session):
            request.session["day"] = timezone.localdate().isoformat()
        return response

    def _is_due(self, session):
        """With the log-in, which writes the session; later on other days, unless the request itself has ended it."""
        if "day" not in session:
            return session.modified
        return session["day"] != timezone.localdate().isoformat() and session.exists(session.session_key)


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


class SavedOnce:
    """A form with a key of its own (``{% once %}``) is saved once: pressing again leads to what is there already."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        key = form_key(request) if request.method == "POST" and request.user.is_authenticated else None
        if not key:
            return None
        answer, was_there = save_once(by=request.user, key=key, save=lambda: view(request, *args, **kwargs))
        if was_there:
            messages.info(request, _("This was saved before: your first press had arrived."))
            answer = redirect(answer)
        if where_to(answer):
            how = {"max_age": 3600, "samesite": "Lax", "secure": request.is_secure()}
            answer.set_cookie(SAVED_COOKIE, str(key), **how)
        return answer

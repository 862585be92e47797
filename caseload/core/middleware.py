"""What every answer carries, and what every request knows before its view runs."""

from django.conf import settings
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import translation

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


class Preferences:
    """The reader's language: by their own choice, then cookie, then browser."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        chosen = getattr(request.user, "language", "") or request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME)
        if not translation.check_for_language(chosen or "") or chosen not in dict(settings.LANGUAGES):
            chosen = translation.get_language_from_request(request)
        with translation.override(chosen):
            request.LANGUAGE_CODE = translation.get_language()
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", chosen)
        return response


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

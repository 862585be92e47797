"""What a phone needs to work without a connection: the service worker, a page without data, the manifest.

All three are open to everybody and hold nothing about anybody: they are what the phone may keep in clear.
"""

import hashlib
import re
from functools import lru_cache

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.models import AnonymousUser
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import staticfiles_storage
from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import NoReverseMatch, reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from caseload.core.permissions import P, allow
from caseload.core.phones.rooms import instead, kept, styles
from visits.doorstep.models import Arrival

ADDRESS = re.compile(r'(?:src|href)="([^"#]+)')
ICONS = [("192x192", "any", "icon-192"), ("512x512", "any", "icon-512"), ("512x512", "maskable", "icon-maskable")]
UNCHANGING = "public, max-age=300"


@allow(P.VISIT_RECORD)
def unsent(request):
    """My visits that are still on this phone (the page's script lists them), and those that the server holds."""
    held = Arrival.objects.held().visible_to(request.user).select_related("author")[:20]
    return render(request, "doorstep/unsent.html", {"held": held, "page_back": reverse("today")})


@login_not_required
@require_safe
def worker(request):
    """The script that answers when the network does not. Its text changes whenever a file that it keeps does."""
    language = language_of(request)
    files = kept_files(language)
    text = render_to_string(
        "doorstep/worker.js",
        {
            "version": version_of(language, files),
            "shell": f"{reverse('doorstep:shell')}?lang={language}",
            "files": files,
            "kept": [address_of(name) for name in sorted(kept() | instead().keys())],
            "hashed": hasattr(staticfiles_storage, "hashed_files"),
            "static_url": settings.STATIC_URL,
        },
    )
    return HttpResponse(text, content_type="text/javascript", headers={"Cache-Control": "no-cache"})


def address_of(name):
    """Of the page, or of that of a household with the key 0."""
    try:
        return reverse(name)
    except NoReverseMatch:
        return reverse(name, args=[0])


@login_not_required
@require_safe
def shell(request):
    """A page without data: its script puts into it what the phone itself keeps."""
    return HttpResponse(shell_page(language_of(request)), headers={"Cache-Control": "no-cache"})


@login_not_required
@require_safe
def manifest(request):
    """How it stands on a home screen. A browser asks for it without cookies: the page's language is in its address."""
    icons = [
        {"src": static(f"icons/{name}.png"), "sizes": sizes, "type": "image/png", "purpose": purpose}
        for sizes, purpose, name in ICONS
    ]
    language = language_of(request)
    with translation.override(language):
        name = _("Caseload")
    described = {
        "id": "/",
        "name": name,
        "short_name": name,
        "start_url": "/",
        "scope": "/",
        "display": "standalone",
        "lang": language,
        "background_color": "#EEF2F5",
        "theme_color": "#143D61",
        "icons": icons,
    }
    return JsonResponse(described, content_type="application/manifest+json", headers={"Cache-Control": UNCHANGING})


def language_of(request):
    code = request.GET.get("lang", "")
    return code if code in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE


def shell_page(language):
    """Rendered for nobody, whoever asks."""
    with translation.override(language):
        facts = {"language": language, "instead": instead(), "styles": styles()}
        return render_to_string("doorstep/shell.html", {"user": AnonymousUser(), **facts})


def kept_files(language):
    """Every file that the page without data names, and through it the screens shown in it."""
    named = ADDRESS.findall(shell_page(language))
    files = [static("icons.svg"), *(url for url in named if url.startswith(settings.STATIC_URL))]
    return list(dict.fromkeys(files))


def version_of(language, files):
    digest = hashlib.sha256(shell_page(language).encode())
    for url in files:
        digest.update(url.encode() + content_mark(url))
    return digest.hexdigest()[:16]


@lru_cache(maxsize=200)
def content_mark(url):
    """A mark of the file's content where its name carries none; read once in the life of the process."""
    if hasattr(staticfiles_storage, "hashed_files"):
        return b""
    path = finders.find(url.removeprefix(settings.STATIC_URL))
    if not path:
        return b""
    with open(path, "rb") as file:
        return hashlib.sha256(file.read()).digest()

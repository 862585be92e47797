"""Logging in and out, the password, one's sessions, language and type size."""

from allauth.account import views as allauth
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.contrib.sessions.models import Session
from django.http import HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from caseload.core import catalogues
from caseload.core.middleware import SIZE_COOKIE
from caseload.core.models import Area, User
from caseload.core.permissions import P, allow
from caseload.core.services import people
from caseload.core.views.posted import posted_from

YEAR = 365 * 24 * 3600


class Login(allauth.LoginView):
    """Allauth's log-in, with the demo's four people to enter as, and the first page of an empty database."""

    def get(self, request, *args, **kwargs):
        if not User.objects.exists():
            return redirect("setup")
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        roots = [area for area in catalogues.rows(Area).values() if area.parent_id is None]
        return super().get_context_data(
            **kwargs,
            demo=User.objects.active().filter(is_demo=True, username__in=settings.DEMO_LOGINS).order_by("username"),
            demo_password=settings.DEMO_PASSWORD,
            place=roots[0].name if len(roots) == 1 else "",
            contact=settings.HELP_CONTACT,
        )


log_in = Login.as_view()
change_password = allow(P.OWN)(allauth.password_change)


@allow(P.OWN)
def log_out(request):
    """A function of our own: allauth marks its view as open without log-in."""
    return allauth.logout(request)


@login_not_required
@posted_from("me")
def preferences(request):
    """Language and type size: in cookies before logging in, with the person after it."""
    offered = {"language": dict(settings.LANGUAGES), "size": User.Size.values}
    chosen = {name: request.POST[name] for name in offered if request.POST.get(name) in offered[name]}
    if request.user.is_authenticated and chosen:
        people.save_preferences(user=request.user, **chosen)
    response = HttpResponseRedirect(safe_next(request))
    cookies = {"language": settings.LANGUAGE_COOKIE_NAME, "size": SIZE_COOKIE}
    for name, value in chosen.items():
        response.set_cookie(cookies[name], value, max_age=YEAR, samesite="Lax", secure=request.is_secure())
    return response


def safe_next(request, default="/"):
    """Where the form asks to go on to, if that is a page of ours."""
    url = request.POST.get("next", "")
    fit = url_has_allowed_host_and_scheme(url, {request.get_host()}, require_https=request.is_secure())
    return url if fit else default


@allow(P.OWN)
def sessions(request):
    if request.method == "POST":
        people.end_sessions(request.user, but=request.session.session_key)
        messages.success(request, _("Logged out everywhere else"))
        return redirect("sessions")
    alive = Session.objects.filter(expire_date__gt=timezone.now()).values("session_key")
    rows = list(UserSession.objects.filter(user=request.user, session_key__in=alive).order_by("-created_at"))
    for row in rows:
        row.device = device(row.user_agent)
    here = request.session.session_key
    return render(request, "core/sessions.html", {"rows": rows, "here": here})


DEVICES = [("MicroMessenger", "WeChat"), ("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad")]
DEVICES += [("HarmonyOS", "HarmonyOS"), ("Windows", "Windows"), ("Mac OS", "Mac"), ("Linux", "Linux")]


def device(user_agent):
    """What a browser says it runs on, in one word that its owner recognises."""
    return next((name for mark, name in DEVICES if mark in user_agent), _("unknown device"))

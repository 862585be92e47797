"""The activities in the calendar of one's phone: the private address, shown once, and what is read at it."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from django_ratelimit.core import is_ratelimited

from caseload.core.permissions import P, allow
from caseload.core.qr import qr_path
from caseload.core.views.posted import posted_from
from visits.activities.forms.feed import FeedForm
from visits.activities.models import ActivityFeed
from visits.activities.services.feed import activities_for, asked_with, end_feed, make_feed
from visits.activities.sheets.feed import calendar_of

ASKED = "60/m"
"""How often feeds are read from one address."""


@allow(P.ACTIVITY_VIEW)
def feed(request):
    """Whether there is an address, what it tells, and a new one in its place."""
    stored = ActivityFeed.objects.filter(user=request.user).first()
    form = FeedForm(request.POST or None, instance=stored)
    if form.is_valid():
        return _show_address(request, make_feed(by=request.user, covers=form.cleaned_data["covers"]))
    return render(request, "activities/feed.html", {"form": form, "feed": stored, "page_back": reverse("me")})


def _show_address(request, token):
    """Once only: a second press leads back to the page of the feed."""
    page = reverse("activities:feed")
    address = request.build_absolute_uri(reverse("activities:feed_file", args=[token]))
    size, path = qr_path(address)
    facts = {"address": address, "subscribe": f"webcal{address[len(request.scheme) :]}", "size": size, "path": path}
    answer = render(request, "activities/feed_address.html", {**facts, "page_back": page})
    answer.leads_to = page
    return answer


@allow(P.ACTIVITY_VIEW)
@posted_from("activities:feed")
def feed_end(request):
    end_feed(by=request.user)
    messages.success(request, _("Ended.\nThe calendar gets nothing more from here."))
    return redirect("activities:feed")


@login_not_required
@require_safe
def feed_file(request, token):
    """To whoever holds the address, what its owner may see now: asked anew each time."""
    if is_ratelimited(request, group="feed_read", key="ip", rate=ASKED, increment=True):
        return render(request, "429.html", status=429)
    found, user = asked_with(token)
    if not found:
        raise Http404
    with translation.override(user.language or settings.LANGUAGE_CODE):
        content = calendar_of(
            activities_for(found, user),
            name=_("Activities"),
            host=request.get_host(),
            address_of=lambda activity: request.build_absolute_uri(activity.get_absolute_url()),
        )
    headers = {"Cache-Control": "private, no-store", "X-Robots-Tag": "noindex"}
    return HttpResponse(content, content_type="text/calendar; charset=utf-8", headers=headers)

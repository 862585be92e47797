"""The phone's JSON door. What it answers is law for the phone (docs/offline.md): it deletes nothing that is not
acknowledged by key and content."""

import hashlib
import json
import uuid
from datetime import timedelta
from urllib.parse import quote

from django.contrib import messages
from django.core.exceptions import NON_FIELD_ERRORS
from django.http import JsonResponse, QueryDict
from django.middleware.csrf import get_token
from django.urls import reverse
from django.utils import timezone
from django.utils.datastructures import MultiValueDict
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from caseload.core.forms.complaints import complaints_of
from caseload.core.models import Epoch
from caseload.core.permissions import P, allow
from caseload.core.personal import phone_secret
from caseload.core.views.posted import posted_from
from visits.doorstep.forms.record import RecordForm
from visits.doorstep.models import Arrival
from visits.doorstep.services import sync as service
from visits.doorstep.views.visits import say_saved
from visits.models import Visit

OFFLINE_AT_MOST = timedelta(days=31)
"""What was kept longer on a phone counts as entered so long ago; its clock may be wrong altogether."""
LARGEST_KEY = 2**63 - 1


class Unreadable(Exception):
    """Not what our page sends, or damaged on the way."""


@allow(P.OWN)
@require_safe
def hello(request):
    """Who is logged in, which epoch it is, and what the phone needs to open its own store."""
    answer = {"user": request.user.pk, "epoch": Epoch.current(), "secret": phone_secret(request.user.pk)}
    return JsonResponse({**answer, "csrf": get_token(request), "size": request.user.size})


@allow(P.VISIT_RECORD)
@posted_from("doorstep:unsent")
def send(request):
    """Take in one visit: 201 stored, 200 had it, 202 held, 409 other content under this key, 422 refused."""
    try:
        said, parcel = unpack(request)
    except Unreadable as problem:
        return JsonResponse({"error": str(problem)}, status=400)
    if said["author"] != request.user.pk:
        return JsonResponse({"error": "another person wrote this"}, status=403)
    proof = {"sha": parcel.sha, "epoch": Epoch.current()}
    try:
        status, visit = service.take_in(
            by=request.user,
            parcel=parcel,
            read=lambda household: read(request.user, household, said, parcel.files, parcel.kept_at),
        )
    except service.Refused as refusal:
        errors = [{"field": name, "words": words} for name, words in refusal.errors]
        return JsonResponse({"refused": str(parcel.id), **proof, "errors": errors}, status=422)
    if request.headers.get("Caseload-Page"):
        tell(request, status, visit, parcel)
    return JsonResponse({"ack": str(parcel.id), **proof}, status=status)


def tell(request, status, visit, parcel):
    """On the page that the worker sees next."""
    if visit:
        say_saved(request, visit)
    elif status in (service.HELD, service.CONFLICT):
        held = Arrival.objects.get(visit_id=parcel.id, sha=parcel.sha)
        facts = {"why": held.get_reason_display(), "name": parcel.name}
        lead = _("Kept, but not filed: the visit to %(name)s") % facts
        words = _("%(why)s. Your supervisor sees it and settles what becomes of it.") % facts
        see = f"view={reverse('doorstep:held', args=[held.pk])} label={quote(_('See this visit'))}"
        messages.warning(request, f"{lead}\n{words}", extra_tags=see)


def unpack(request):
    """Returns (what was said, the parcel). Raises Unreadable."""
    text = request.POST.get("said", "")
    try:
        said = json.loads(text)
        key, household = uuid.UUID(said["id"]), said["household"]
        kept_at, pairs = parse_datetime(said["kept_at"]), said["pairs"]
        hashes = [(str(name), str(sha)) for name, sha in said["files"]]
    except (ValueError, KeyError, TypeError, AttributeError):
        raise Unreadable("this is not a visit") from None
    if type(household) is not int or not 0 < household <= LARGEST_KEY or type(said.get("author")) is not int:
        raise Unreadable("no household or author")
    if not kept_at or timezone.is_naive(kept_at) or not all(is_pair(pair) for pair in pairs):
        raise Unreadable("no time, or fields that are none")
    files = [(name, upload) for name, uploads in request.FILES.lists() for upload in uploads]
    if sorted(hashes) != sorted((name, sha_of(upload)) for name, upload in files):
        raise Unreadable("a file is missing or damaged")
    name = readable(str(said.get("name", "")))[:100]
    sha = hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()
    return said, service.Parcel(key, sha, household, entered(kept_at), readable(text), name, files)


def is_pair(pair):
    return isinstance(pair, list) and len(pair) == 2 and all(isinstance(part, str) for part in pair)


def entered(kept_at):
    now = timezone.now()
    return max(min(kept_at, now), now - OFFLINE_AT_MOST)


def sha_of(upload):
    digest = hashlib.sha256()
    for chunk in upload.chunks():
        digest.update(chunk)
    upload.seek(0)
    return digest.hexdigest()


def readable(text):
    """Without what no database text may hold: NUL, and half of a pair of surrogates."""
    return text.replace("\0", "").encode("utf-8", "replace").decode()


def form_of(author, household, said, files, kept_at):
    """The form of the visit screen, filled in with what ``author`` said."""
    data, uploads = QueryDict(mutable=True), MultiValueDict()
    for name, value in said["pairs"]:
        data.appendlist(name, value.encode("utf-8", "replace").decode())
    data["id"] = said["id"]
    for name, upload in files:
        uploads.appendlist(name, upload)
    return RecordForm(data, files=uploads, household=household, by=author, entered_at=kept_at)


def read(author, household, said, files, kept_at):
    """What ``record_visit`` needs, by the same form as the visit screen. Raises Refused."""
    if said.get("not_home") is True:
        home = {"kind": Visit.Kind.HOME, "outcome": Visit.Outcome.NOT_HOME}
        return {"visited_at": kept_at, "entered_at": kept_at, **home}
    form = form_of(author, household, said, files, kept_at)
    if not form.is_valid():
        raise service.Refused(list(errors_of(form)))
    return form.to_record()


def errors_of(form):
    """(field, sentence) of each, as the summary on the screen says it."""
    yield from ((NON_FIELD_ERRORS, str(words)) for words in form.non_field_errors())
    for field in form:
        for one in complaints_of(field):
            named = {"label": one.label, "error": one.words}
            yield field.name, one.words if one.is_named else _("%(label)s: %(error)s") % named

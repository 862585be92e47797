"""The phone's JSON door. What it answers is law for the phone (docs/offline.md): it deletes nothing that is not
acknowledged by key and content."""

import hashlib
import json
import uuid
from datetime import timedelta
from urllib.parse import quote

from django.contrib import messages
from django.http import JsonResponse
from django.middleware.csrf import get_token
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from caseload.core.models import Epoch
from caseload.core.permissions import P, allow
from caseload.core.personal import phone_secret
from caseload.core.phones.parcels import Parcel, Refused
from caseload.core.phones.rooms import kinds
from caseload.core.views.posted import posted_from
from visits.doorstep.models import Arrival, ArrivalFile
from visits.doorstep.services import sync as service

OFFLINE_AT_MOST = timedelta(days=31)
"""What was kept longer on a phone counts as entered so long ago; its clock may be wrong altogether."""
LARGEST_KEY = 2**63 - 1
LONGEST_FIELD = ArrivalFile._meta.get_field("field").max_length
ID_FIELD = "head-id_number"


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
    """Take in one parcel: 201 stored, 200 had it, 202 held, 409 other content under this key, 422 refused."""
    try:
        parcel = unpack(request)
    except Unreadable as problem:
        return JsonResponse({"error": str(problem)}, status=400)
    kind = kinds()[parcel.kind]
    if parcel.content["author"] != request.user.pk or not request.user.may(kind.right):
        return JsonResponse({"error": "another person wrote this"}, status=403)
    proof = {"sha": parcel.sha, "epoch": Epoch.current()}
    try:
        status, filed = service.take_in(by=request.user, parcel=parcel, file=kind.file)
    except Refused as refusal:
        errors = [{"field": name, "words": words} for name, words in refusal.errors]
        return JsonResponse({"refused": str(parcel.id), **proof, "errors": errors}, status=422)
    page = tell(request, kind, status, filed, parcel) if request.headers.get("Caseload-Page") else ""
    return JsonResponse({"ack": str(parcel.id), "page": page, **proof}, status=status)


def tell(request, kind, status, filed, parcel):
    """What the worker is told on the page that comes next. Returns its address where that is not Today."""
    if filed:
        return kind.say_filed(request, filed)
    if status in (service.HELD, service.CONFLICT):
        held = Arrival.objects.get(key=parcel.id, sha=parcel.sha)
        facts = {"why": held.get_reason_display(), "name": parcel.name}
        lead = _("Kept, but not filed: %(name)s") % facts
        words = _("%(why)s. Your supervisor sees it and settles what becomes of it.") % facts
        see = f"view={reverse('doorstep:held', args=[held.pk])} label={quote(_('See it'))}"
        messages.warning(request, f"{lead}\n{words}", extra_tags=see)
    return ""


def unpack(request):
    """The parcel. Raises Unreadable."""
    text = request.POST.get("said", "")
    try:
        said = json.loads(text)
        key, household, kind = uuid.UUID(said["id"]), said["household"], said.get("kind", Arrival.Kind.VISIT)
        kept_at, pairs = parse_datetime(said["kept_at"]), said["pairs"]
        hashes = [(str(name), str(sha)) for name, sha in said["files"]]
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise Unreadable("this is not a parcel") from None
    if not isinstance(kind, str) or kind not in kinds():
        raise Unreadable("of no kind that is known")
    if not is_about(household, kinds()[kind]) or type(said.get("author")) is not int:
        raise Unreadable("no household or author")
    if not kept_at or timezone.is_naive(kept_at) or not are_pairs(pairs):
        raise Unreadable("no time, or fields that are none")
    if any(len(name) > LONGEST_FIELD for name, _upload in hashes):
        raise Unreadable("a file of no field that is known")
    files = [(name, upload) for name, uploads in request.FILES.lists() for upload in uploads]
    if sorted(hashes) != sorted((name, sha_of(upload)) for name, upload in files):
        raise Unreadable("a file is missing or damaged")
    name = readable(str(said.get("name", "")))[:100]
    sha = hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()
    return Parcel(key, sha, household, within(kept_at), kept_words(said, text), name, files, kind, said)


def is_about(household, kind):
    most = LARGEST_KEY if kind.may_have_household else 0
    return type(household) is int and int(kind.needs_household) <= household <= most


def kept_words(said, text):
    """Word for word what is held until a person settles it; of an ID number its last digits alone."""
    if not any(name == ID_FIELD for name, _value in said["pairs"]):
        return readable(text)
    pairs = [[name, f"…{value[-4:]}" if name == ID_FIELD and value else value] for name, value in said["pairs"]]
    return readable(json.dumps({**said, "pairs": pairs}, ensure_ascii=False))


def are_pairs(pairs):
    return isinstance(pairs, list) and all(is_pair(pair) for pair in pairs)


def is_pair(pair):
    return isinstance(pair, list) and len(pair) == 2 and all(isinstance(part, str) for part in pair)


def within(kept_at):
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

"""Plain makers: rows through the services that make them, with everything a test does not care about filled in."""

import hashlib
import io
import json
import uuid
from datetime import time
from itertools import count

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from PIL import Image

from caseload.core.documents import read_document
from caseload.core.pictures import read_picture
from caseload.core.services.areas import create_area
from caseload.core.services.attachments import attach, attach_document
from caseload.core.services.people import create_person
from households.services.households import register_household
from households.services.members import add_member
from visits.activities.models import ActivityKind
from visits.activities.services.activities import change_photos, plan_activity
from visits.activities.services.attending import sign_up
from visits.doorstep.models import Arrival, ArrivalFile, VisitPhoto
from visits.doorstep.services.saving import record_visit
from visits.errands.models import ErrandKind
from visits.errands.services.errands import open_errand
from visits.errands.services.papers import take_papers
from visits.issues.models import IssueCategory, StepDocument, StepPicture
from visits.issues.services.issues import report_issue

PASSWORD = "a-long-test-password"
_number = count(1)


def area(parent, code, name, level_name="网格", **facts):
    return create_area(by=None, parent=parent, code=code, name=name, level_name=level_name, **facts)


def person(username, name, role, *, post=None, areas=(), **facts):
    user, _ = create_person(
        by=None, username=username, name=name, role=role, area=post, areas=areas, password=PASSWORD, **facts
    )
    return user


def session(user):
    """As a log-in leaves it, without what else a log-in writes."""
    session = SessionStore()
    session[SESSION_KEY], session[HASH_SESSION_KEY] = str(user.pk), user.get_session_auth_hash()
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session.save()
    return session


def enter(client, user):
    """Logged in, for tests that are about something else."""
    client.cookies[settings.SESSION_COOKIE_NAME] = session(user).session_key
    return client


def household(area, name="王建华", *, worker=None, number="", id_number="", **facts):
    return register_household(
        by=None,
        area=area,
        number=number or f"T{next(_number):06}",
        head={"name": name, "id_number": id_number},
        worker=worker,
        **facts,
    )


def member(household, name="王晓雨", relation="之女", **facts):
    return add_member(by=None, household=household, name=name, relation=relation, **facts)


def issue(by, household=None, title="低保金没到账", *, kind="problem", category="benefits", **facts):
    return report_issue(
        by=by,
        kind=kind,
        category=IssueCategory.objects.get(pk=category),
        title=title,
        household=household,
        **facts,
    )


def activity(by, area, *members, came=False, **facts):
    """One of today in ``area``, run by ``by``, with ``members`` on its list; ``facts`` say otherwise."""
    said = {
        "title": "重阳节义诊",
        "kind": ActivityKind.objects.get(pk="clinic"),
        "area": area,
        "place": "党群服务中心一楼",
        "day": timezone.localdate(),
        "begins": time(9),
        "ends": time(11, 30),
    }
    planned = plan_activity(by=by, **{**said, **facts})
    if members:
        sign_up(by=by, activity=planned, members=members, came=came)
    return planned


def activity_photo(activity, by):
    change_photos(by=by, activity=activity, photos=[read_picture(picture_file())])
    return activity.photos.last()


def visit(household, by, **facts):
    """A visit of today at which the head was met and all was well; ``facts`` say otherwise."""
    said = {
        "id": uuid.uuid4(),
        "visited_at": timezone.now(),
        "kind": "home",
        "outcome": "met",
        "condition": "well",
        "met": [household.head_id],
        "entered_at": facts.get("visited_at"),
    }
    stored, _ = record_visit(by=by, household=household, **{**said, **facts})
    return stored


def picture_file(name="IMG_001.jpg", kind="JPEG", size=(40, 30), **options):
    """An upload as a phone sends it."""
    out = io.BytesIO()
    Image.new("RGB", size, "olive").save(out, kind, **options)
    return SimpleUploadedFile(name, out.getvalue(), content_type=f"image/{kind.lower()}")


def photo(visit_key, by, **facts):
    """A photo of the visit with this key, agreed to."""
    picture = read_picture(picture_file())
    return attach(VisitPhoto, by=by, picture=picture, visit_id=visit_key, **{"consented": True, **facts})


def step_picture(issue, by, **facts):
    """A picture that goes with the first step of ``issue``."""
    picture = read_picture(picture_file())
    return attach(StepPicture, by=by, picture=picture, step=issue.steps.last(), **{"shows": "before", **facts})


PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"


def document_file(name="鉴定报告.pdf", content=PDF):
    """An upload as a desk sends it."""
    return SimpleUploadedFile(name, content)


def step_document(issue, by):
    return attach_document(StepDocument, by=by, document=read_document(document_file()), step=issue.steps.last())


def errand_step_files(errand, by):
    """A picture and a document that go with a step of ``errand``."""
    return files_of(errand.steps.create(verb="correct", to_status="correction", by=by), by)


def files_of(step, by):
    """A picture and a document that go with ``step``."""
    picture, document = read_picture(picture_file()), read_document(document_file())
    return (
        attach(step.pictures.model, by=by, picture=picture, step=step),
        attach_document(step.documents.model, by=by, document=document, step=step),
    )


def receipt(by, household, *papers):
    """Papers taken for a new errand; an identity card, unless others are named."""
    errand = open_errand(by=by, household=household, what=ErrandKind.objects.get(pk="chronic_cert"))
    papers = papers or [{"name": "身份证", "kind": "original", "quantity": 1}]
    return take_papers(by=by, errand=errand, papers=papers, given_by=household.head_name, signed="paper")


def parcel(household, by, *, id=None, kept_at=None, files=(), **said):
    """What a phone sends of a visit: the text and the files, as the fields of a form."""
    when = kept_at or timezone.now()
    known = {"visited_at": timezone.localtime(when).strftime("%Y-%m-%dT%H:%M"), "kind": "home", "condition": "well"}
    for n in (1, 2, 3):
        known |= {f"issue{n}-kind": "problem", f"issue{n}-priority": "normal"}
    pairs = [[name, value] for name, value in {**known, "note": "", **said}.items()]
    facts = {"id": str(id or uuid.uuid4()), "author": by.pk, "household": household.pk, "name": household.head_name}
    hashes = [[field, hashlib.sha256(content).hexdigest()] for field, _name, content in files]
    text = json.dumps({**facts, "kept_at": when.isoformat(), "pairs": pairs, "files": hashes})
    uploads = {field: SimpleUploadedFile(name, content, "image/png") for field, name, content in files}
    return {"said": text, **uploads}


def held(household, by):
    """A visit that arrived from a phone and was not filed, with a photo."""
    sent = parcel(household, by, note="屋顶漏雨", files=[("photo", "roof.png", b"picture")])
    arrival = Arrival.objects.create(
        key=uuid.uuid4(),
        sha="0" * 64,
        author=by,
        household=household,
        area_id=household.area_id,
        household_key=household.pk,
        household_name=household.head_name,
        kept_at=timezone.now(),
        state="held",
        reason="elsewhere",
        said=sent["said"],
    )
    ArrivalFile.objects.create(
        arrival=arrival, field="photo", name="roof.png", content_type="image/png", file=sent["photo"]
    )
    return arrival

"""Drawings for the demo, in the place of photos: a leaking roof before, and the mended one after; a signature."""

import io

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db.models import Case, Value, When
from PIL import Image, ImageDraw

from caseload.core.casework.steps import Shows
from caseload.core.pictures import read_picture
from caseload.core.services.attachments import attach
from visits.issues.models import IssueStep, StepPicture

SIZE = (800, 600)
SKY, WALL, TILES, HOLE, RAIN, DOOR = "#c9d6df", "#e9dcc3", "#8d5a44", "#3a2a22", "#5b7f99", "#6a4b35"
SHOWS = {"report": Shows.BEFORE, "resolve": Shows.AFTER}
MOST = 3


def hang_some(worker):
    """Drawings with the steps of a few solved matters of housing, ``worker``'s first."""
    first = Case(When(issue__owner=worker, then=Value(0)), default=Value(1))
    solved = IssueStep.objects.filter(verb="resolve", issue__category="housing", issue__title__contains="漏")
    for resolved in solved.select_related("issue").order_by(first, "-at", "issue__number")[:MOST]:
        for step in IssueStep.objects.filter(issue=resolved.issue, verb__in=SHOWS).order_by("at"):
            attach(StepPicture, by=step.by, picture=house(step.verb == "resolve"), step=step, shows=SHOWS[step.verb])


def house(is_mended):
    image = Image.new("RGB", SIZE, SKY)
    draw = ImageDraw.Draw(image)
    draw.rectangle((160, 300, 640, 600), fill=WALL)
    draw.rectangle((350, 420, 450, 600), fill=DOOR)
    draw.polygon([(100, 310), (400, 110), (700, 310)], fill=TILES)
    if not is_mended:
        draw.polygon([(430, 190), (520, 220), (500, 270), (440, 250)], fill=HOLE)
        for x in range(60, 800, 90):
            draw.line((x, 40, x - 30, 110), fill=RAIN, width=5)
            draw.line((x + 40, 320, x + 10, 390), fill=RAIN, width=5)
    return _read(image, "house.png")


def signature():
    image = Image.new("RGB", (600, 240), "white")
    draw = ImageDraw.Draw(image)
    for x in range(80, 480, 130):
        draw.line([(x, 70), (x + 90, 60), (x + 40, 120), (x + 100, 180), (x + 10, 190)], fill="#1a2a44", width=7)
    return _read(image, "signature.png")


def _read(image, name):
    out = io.BytesIO()
    image.save(out, "PNG")
    return read_picture(SimpleUploadedFile(name, out.getvalue()))

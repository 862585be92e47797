"""What phones send becomes a picture of ours; everything else is refused in words."""

import io
import struct
import zlib

import pytest
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from caseload.core import pictures
from caseload.core.forms.pictures import PicturesField
from caseload.core.pictures import PictureRefused, read_picture
from tests import make


def upload(data, name="x.jpg"):
    return SimpleUploadedFile(name, data)


def opened(data):
    return Image.open(io.BytesIO(data))


def test_a_large_photo_becomes_small():
    picture = read_picture(make.picture_file(size=(4000, 3000)))
    assert (picture.width, picture.height) == (1600, 1200) == opened(picture.data).size
    assert opened(picture.small).size == (320, 240)


def test_place_and_telephone_are_gone_and_the_picture_stands_upright():
    exif = Image.Exif()
    exif[0x0112], exif[0x010F] = 6, "Telephone"
    exif.get_ifd(0x8825)[2] = (36.7, 0.0, 0.0)
    sent = make.picture_file(size=(400, 300), exif=exif, comment=b"at home")
    assert b"Telephone" in sent.read()
    sent.seek(0)
    picture = read_picture(sent)
    for data in (picture.data, picture.small):
        assert not opened(data).getexif() and b"Telephone" not in data and b"at home" not in data
    assert (picture.width, picture.height) == (300, 400)


def test_what_is_drawn_on_nothing_stands_on_white():
    out = io.BytesIO()
    Image.new("RGBA", (20, 20), (0, 0, 0, 0)).save(out, "PNG")
    assert opened(read_picture(upload(out.getvalue())).data).getpixel((5, 5)) == (255, 255, 255)


def bomb():
    """A PNG of a few bytes that says it is 60,000 pixels wide and high."""
    header = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"\0")) + chunk(b"IEND", b"")


def made_as(kind):
    return make.picture_file(kind=kind).read()


@pytest.mark.parametrize(
    "data",
    [
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"%PDF-1.7",
        b"<html><script>alert(1)</script>",
        b"\xff\xd8\xff\xe0 not really",
        made_as("JPEG")[:300],
        made_as("GIF"),
        made_as("TIFF"),
        bomb(),
    ],
    ids=["svg", "pdf", "html", "jpeg in name", "cut off", "gif", "tiff", "bomb"],
)
def test_what_is_no_picture_is_refused(data):
    with pytest.raises(PictureRefused):
        read_picture(upload(data))


def test_too_many_bytes_are_refused_unread(monkeypatch):
    monkeypatch.setattr(pictures, "MAX_BYTES", 100)
    with pytest.raises(PictureRefused):
        read_picture(make.picture_file())


class Asked(forms.Form):
    photos = PicturesField(at_most=2)


def asked(*files):
    form = Asked({}, {"photos": list(files)})
    form.files = type("Files", (dict,), {"getlist": lambda self, name: list(files)})()
    return form


def test_the_field_takes_none_or_several_and_names_the_bad_one(en):
    assert asked().is_valid()
    form = asked(make.picture_file(), make.picture_file("b.png", "PNG"))
    assert form.is_valid() and len(form.cleaned_data["photos"]) == 2
    assert not asked(*(make.picture_file() for _ in range(3))).is_valid()
    form = asked(upload(b"no", "坏的.jpg"))
    assert not form.is_valid() and "坏的.jpg" in form.errors["photos"][0]

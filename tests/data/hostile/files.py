"""Hostile files, made when a test asks for them: {name: content} of each kind."""

import io
import stat
import struct
import zipfile
import zlib

from PIL import Image

from tests.data.hostile.make import csv_formula

GPS, ORIENTATION, MAKER = 0x8825, 0x0112, 0x010F
PLACE = (36.0, 42.0, 7.0)
TELEPHONE = b"A telephone of somebody"
MB = 1_000_000
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def tiny_files():
    """The smallest beginnings of many types, some under the name of another."""
    gif = b"GIF89a\1\0\1\0\0\0\0;"
    return {
        "empty.xlsx": b"",
        "one.jpg": b"\0",
        "zeros.csv": b"\0" * 5000,
        "noise.xls": bytes(range(256)),
        "gif.gif": gif,
        "gif.csv": gif + b"\n=7*7,",
        "bmp.bmp": b"BM" + struct.pack("<IHHIIiiHHII", 30, 0, 0, 26, 40, 1, -(2**31), 1, 24, 0, 0),
        "ico.ico": b"\0\0\1\0\1\0\0\0\0\0" + b"\xff" * 12,
        "tiff.tif": b"II*\0\x08\0\0\0\1\0\0\1\3\0\1\0\0\0\1\0\0\0\x08\0\0\0",
        "heif.heic": b"\0\0\0\x18ftypheic\0\0\0\0heicmif1",
        "webp.webp": b"RIFF\xff\xff\xff\xffWEBPVP8 ",
        "jpeg.png": b"\xff\xd8\xff\xd9",
        "png.jpg": b"\x89PNG\r\n\x1a\n",
        "svg.svg": b'<svg xmlns="http://www.w3.org/2000/svg" onload="steal(7)"/>',
        "svg.png": b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>steal(7)</script></svg>',
        "page.html": b"<!doctype html><script>steal(7)</script>",
        "page.xls": b"<table><tr><td colspan=99999999 rowspan=99999999>" * 50,
        "xml.xml": b'<?xml version="1.0"?><!DOCTYPE x SYSTEM "file:///etc/hostname"><x/>',
        "pdf.docx": b"%PDF-1.4\n",
        "rtf.doc": b"{\\rtf1{\\object\\objdata 00}}",
        "shell.csv": b"#!/bin/sh\nid\n",
        "program.xlsx": b"\x7fELF\2\1\1" + bytes(9),
        "windows.xls": b"MZ" + bytes(62),
        "gzip.xlsx": b"\x1f\x8b\x08\0\0\0\0\0\0\xff",
        "zip.xlsx": b"PK\x03\x04" + b"\xff" * 100,
        "nothing.zip": b"PK\5\6" + bytes(18),
        "torn.xls": OLE + bytes(600),
        "locked.xlsx": OLE + bytes(600) + "EncryptedPackage".encode("utf-16-le") + bytes(600),
        "half.csv": "姓名,证件号码\n王".encode("gb18030")[:-1],
        "utf16.csv": "\ufeff姓".encode("utf-16-be")[:-1],
        "marks.txt": b"\xef\xbb\xbf\xef\xbb\xbf\xfe\xff",
        "one.csv": b'"' + b"a" * 300_000,
        "formulas.csv": "\n".join(csv_formula()).encode(),
    }


def images():
    """Photos that tell too much, pictures that promise too much, and what is left of others."""
    photo, grey, ink = _photo(), _drawn("JPEG", "L"), _drawn("JPEG", "CMYK")
    return {
        "place.jpg": photo,
        "place.webp": _drawn("WEBP", exif=_exif()),
        "place.png": _drawn("PNG", exif=_exif()),
        "turned.jpg": _drawn("JPEG", exif=_exif(orientation=99)),
        "loop.jpg": photo.replace(b"II*\0\x08\0\0\0", b"II*\0\xff\xff\xff\xff").replace(
            b"MM\0*\0\0\0\x08", b"MM\0*\xff\xff\xff\xff"
        ),
        "grey.jpg": grey,
        "ink.jpg": ink,
        "half.jpg": photo[: len(photo) // 2],
        "flipped.jpg": bytes(byte ^ 0x55 if n % 61 == 60 else byte for n, byte in enumerate(photo)),
        "huge.jpg": _claiming_size(grey),
        "huge.png": _png(60_000, 60_000, zlib.compress(b"\0")),
        "wide.png": _png(2**31 - 1, 1, zlib.compress(b"\0")),
        "flat.png": _png(0, 0, b""),
        "words.png": _png(1, 1, zlib.compress(bytes(4)), zTXt=b"x\0\0" + zlib.compress(bytes(70 * MB))),
        "huge.gif": b"GIF89a\xff\xff\xff\xff\0\0\0,\0\0\0\0\xff\xff\xff\xff\0\x02\x01\0\0;",
        "frames.gif": b"GIF89a\1\0\1\0\0\0\0" + b",\0\0\0\0\1\0\1\0\0\x02\x02D\x01\0" * 20_000 + b";",
        "archive.jpg": photo + _zip({"evil.php": "<?php steal(7);"}),
        "page.jpg": b"<script>steal(7)</script>" + photo,
        "script.gif": b"GIF89a/*\0\1\0\0*/=7;steal(7)//",
    }


def archives():
    """Workbooks and other archives that are traps to whoever unpacks them."""
    return {
        "link.zip": _with_link(),
        "link.xlsx": _with_link("xl/workbook.xml"),
        "climbing.xlsx": _zip({"[Content_Types].xml": "<Types/>", "../../../manage.py": "x", "/etc/cron.d/x": "x"}),
        "bomb.xlsx": _bomb(),
        "entities.xlsx": _entities(),
        "twice.xlsx": _zip({"xl/workbook.xml": "<a/>"}) + _zip({"word/document.xml": "<b/>"}),
        "macros.docx": _zip({"word/document.xml": "<w/>", "word/vbaProject.bin": "x"}),
        "many.xlsx": _zip({f"xl/{n}": "" for n in range(12_000)}),
    }


def _drawn(kind, mode="RGB", **facts):
    content = io.BytesIO()
    Image.linear_gradient("L").resize((64, 48)).convert(mode).save(content, kind, **facts)
    return content.getvalue()


def _exif(orientation=6):
    exif = Image.Exif()
    exif[ORIENTATION], exif[MAKER] = orientation, TELEPHONE.decode()
    exif.get_ifd(GPS).update({1: "N", 2: PLACE, 3: "E", 4: PLACE})
    return exif


def _photo():
    return _drawn("JPEG", exif=_exif(), comment=TELEPHONE)


def _claiming_size(jpeg):
    """Of a few hundred bytes, and 4.2 gigapixels by its header."""
    at = jpeg.index(b"\xff\xc0") + 5
    return jpeg[:at] + b"\xff\xdc\xff\xdc" + jpeg[at + 4 :]


def _png(width, height, pixels, **chunks):
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    more = b"".join(chunk(kind.encode(), data) for kind, data in chunks.items())
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + more + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


def _zip(members):
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for name, text in members.items():
            archive.writestr(name, text)
    return content.getvalue()


def _with_link(name="roster.csv"):
    """An archive whose one member is a link to a file of the machine."""
    link = zipfile.ZipInfo(name)
    link.create_system, link.external_attr = 3, (stat.S_IFLNK | 0o777) << 16
    return _zip({link: "/etc/passwd"})


def _bomb():
    """A small workbook whose one sheet unpacks to more than 200 MB."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        with archive.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as sheet:
            for _ in range(210):
                sheet.write(b" " * MB)
    return content.getvalue()


def _entities():
    """XML that a careless reader would expand."""
    entities = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    text = f'<!DOCTYPE x [<!ENTITY a0 "x">{entities}]><x>&a9;</x>'
    return _zip(dict.fromkeys(("[Content_Types].xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels"), text))


KINDS = {made.__name__: made for made in (tiny_files, images, archives)}

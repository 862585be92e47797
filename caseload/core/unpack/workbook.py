"""Workbooks through calamine, and what it does not tell: hidden rows, and formulas that were never computed."""

import io
import posixpath
import re
import zipfile
from dataclasses import dataclass, field
from html import unescape
from xml.etree import ElementTree

import python_calamine as calamine

from caseload.core.unpack.biff import hidden_rows_of
from caseload.core.unpack.limits import MAX_UNPACKED, PLAIN, allow_time, judge_extent, judge_weight, judge_zip, pieces
from caseload.core.unpack.protected import decrypted
from caseload.core.unpack.refused import Refused
from caseload.core.unpack.table import Sheet

HIDDEN_ROW = re.compile(rb'<(?:\w+:)?row\b(?=[^>]*?\bhidden="(?:1|true)")[^>]*?\br="(\d+)"')
UNCOMPUTED = re.compile(
    rb'<(?:\w+:)?c\b(?=[^>]*?\br="([A-Z]+)(\d+)")(?![^>]*?\bt="str")[^>]*>\s*<(?:\w+:)?f\b(?:[^>]*/>|[^>]*>[^<]*</(?:\w+:)?f>)'
    rb"\s*(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v>\s*</(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
)
"""A cell with a formula and no value. One whose value is an empty text (t="str") was computed."""
ODS_ROW = re.compile(rb"<table:table(?:-row)?(?=[\s>/])([^>]*)>")
ODS_NAME, ODS_TIMES = re.compile(rb'\btable:name="([^"]*)"'), re.compile(rb'number-rows-repeated="(\d+)"')
ODS_HIDDEN = re.compile(rb'\btable:visibility="(?:collapse|filter)"')
MOST_HIDDEN = 100_000
RELATION_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
MACROS = ("vbaProject.bin", "vbaData.xml", "macrosheets/")
ENCRYPTED_STREAM, MACRO_STREAM = (name.encode("utf-16-le") for name in ("EncryptedPackage", "_VBA_PROJECT"))
BROKEN = (zipfile.BadZipFile, ElementTree.ParseError, KeyError, ValueError, NotImplementedError, EOFError, OSError)


def read_xlsx(data, most=None):
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            size = judge_zip(archive, data)
            _judge_kind(archive.namelist())
            judge_weight(size, most)
            beside = _unpack_once(archive, data)
    except BROKEN:
        raise Refused("damaged") from None
    return _through_calamine(data, beside)


def read_ole(data, most=None):
    if ENCRYPTED_STREAM in data:
        return read_xlsx(decrypted(data), most)
    if MACRO_STREAM in data:
        raise Refused("macros")
    judge_weight(PLAIN * len(data), most)
    allow_time(len(data))
    return _through_calamine(data, [_Beside(rows) for rows in hidden_rows_of(data)])


def _judge_kind(names):
    if not any(name.startswith(("xl/workbook.", "content.xml")) for name in names):
        raise Refused("unknown")
    if any(mark in name for name in names for mark in MACROS):
        raise Refused("macros")


@dataclass
class _Beside:
    """What calamine does not tell of a sheet: numbers of its hidden rows, and places of formulas without a value."""

    hidden_rows: set = field(default_factory=set)
    uncomputed: set = field(default_factory=set)

    def take(self, text):
        self.hidden_rows.update(int(number) for number in HIDDEN_ROW.findall(text))
        if b"<f" in text or b":f>" in text:
            self.uncomputed.update((int(row) - 1, _column(letters)) for letters, row in UNCOMPUTED.findall(text))


def _column(letters):
    number = 0
    for letter in letters:
        number = 26 * number + letter - 64
    return number - 1


def _unpack_once(archive, data):
    """Count what every member truly unpacks to. {sheet name: what stands beside its cells}."""
    sheets, found, left = {path: name for name, path in _sheet_paths(archive)}, {}, MAX_UNPACKED
    for member in archive.infolist():
        beside, tail = _Beside(), b""
        for piece in pieces(member, data, left):
            left -= len(piece)
            if member.filename in sheets:
                text = tail + piece
                beside.take(text)
                tail = text[max(text.rfind(b"<c "), text.rfind(b"<row"), text.rfind(b"<") - 1000, 0) :][:4000]
            elif member.filename == "content.xml":
                tail += piece
        if member.filename in sheets:
            found[sheets[member.filename]] = beside
        elif member.filename == "content.xml":
            found |= _hidden_in_ods(tail)
    return found


def _hidden_in_ods(text):
    """{sheet name: …} of an OpenDocument table, whose rows are counted."""
    found, beside, row = {}, _Beside(), 0
    for tag in ODS_ROW.finditer(text) if ODS_HIDDEN.search(text) else ():
        if not tag[0].startswith(b"<table:table-row"):
            name = ODS_NAME.search(tag[1])
            beside, row = found.setdefault(unescape(name[1].decode()) if name else "", _Beside()), 0
            continue
        times = min(int(repeated[1]) if (repeated := ODS_TIMES.search(tag[1])) else 1, MOST_HIDDEN)
        if ODS_HIDDEN.search(tag[1]):
            beside.hidden_rows.update(range(row + 1, row + times + 1))
        row += times
    return found


def _sheet_paths(archive):
    names = set(archive.namelist())
    if "xl/workbook.xml" not in names or "xl/_rels/workbook.xml.rels" not in names:
        return
    targets = {
        relation.get("Id"): relation.get("Target", "")
        for relation in _xml(archive, "xl/_rels/workbook.xml.rels").iter()
    }
    for element in _xml(archive, "xl/workbook.xml").iter():
        if element.tag.endswith("}sheet"):
            target = targets.get(element.get(RELATION_ID), "")
            path = posixpath.normpath(posixpath.join("/xl", target)).lstrip("/")
            if path in names:
                yield element.get("name"), path


def _xml(archive, path):
    text = archive.read(path)
    if b"<!DOCTYPE" in text or b"<!ENTITY" in text:
        raise Refused("damaged")
    return ElementTree.fromstring(text)  # noqa: S314 — no document type, so nothing to expand


def _through_calamine(data, beside):
    """``beside``: by the names of the sheets, or in their order."""
    try:
        with calamine.CalamineWorkbook.from_filelike(io.BytesIO(data)) as workbook:
            metas = list(workbook.sheets_metadata)
            if not isinstance(beside, dict):
                beside = {meta.name: one for meta, one in zip(metas, beside, strict=False)}
            return [_sheet(workbook, meta, beside.get(meta.name, _Beside())) for meta in metas if _has_cells(meta)]
    except calamine.PasswordError:
        raise Refused("encrypted") from None
    except (calamine.CalamineError, OSError, ValueError, OverflowError) as problem:
        raise Refused("encrypted" if "password" in str(problem).lower() else "damaged") from None


def _has_cells(meta):
    return meta.typ == calamine.SheetTypeEnum.WorkSheet


def _sheet(workbook, meta, beside):
    found = workbook.get_sheet_by_name(meta.name)
    _, left = found.start or (0, 0)
    judge_extent(found.height, found.width)
    return Sheet(
        name=meta.name,
        rows=([""] * left + row for row in found.iter_rows()),
        numbers=[],
        hidden=meta.visible != calamine.SheetVisibleEnum.Visible,
        merges=[(*first, *last) for first, last in found.merged_cell_ranges or []],
        hidden_rows=beside.hidden_rows,
        uncomputed=sorted(beside.uncomputed),
    )

"""Workbooks: xlsx and xls through calamine, and of xlsx the hidden rows, which calamine does not tell."""

import io
import posixpath
import re
import zipfile
from xml.etree import ElementTree

import python_calamine as calamine

from caseload.core.unpack.limits import MAX_UNPACKED, PLAIN, allow_time, judge_extent, judge_weight, judge_zip, pieces
from caseload.core.unpack.refused import Refused
from caseload.core.unpack.table import Sheet

HIDDEN_ROW = re.compile(rb'<(?:\w+:)?row\b(?=[^>]*?\bhidden="(?:1|true)")[^>]*?\br="(\d+)"')
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
            hidden_rows = _unpack_once(archive, data)
    except BROKEN:
        raise Refused("damaged") from None
    return _through_calamine(data, hidden_rows)


def read_ole(data, most=None):
    if ENCRYPTED_STREAM in data:
        raise Refused("encrypted")
    if MACRO_STREAM in data:
        raise Refused("macros")
    judge_weight(PLAIN * len(data), most)
    allow_time(len(data))
    return _through_calamine(data, {})


def _judge_kind(names):
    if not any(name.startswith(("xl/workbook.", "content.xml")) for name in names):
        raise Refused("unknown")
    if any(mark in name for name in names for mark in MACROS):
        raise Refused("macros")


def _unpack_once(archive, data):
    """Count what every member truly unpacks to. {sheet name: numbers of its hidden rows}."""
    sheets, hidden, left = {path: name for name, path in _sheet_paths(archive)}, {}, MAX_UNPACKED
    for member in archive.infolist():
        found, tail = set(), b""
        for piece in pieces(member, data, left):
            left -= len(piece)
            if member.filename in sheets:
                text = tail + piece
                found.update(HIDDEN_ROW.findall(text))
                tail = text[max(text.rfind(b"<"), 0) :][:1000]
        if member.filename in sheets:
            hidden[sheets[member.filename]] = {int(number) for number in found}
    return hidden


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


def _through_calamine(data, hidden_rows):
    try:
        with calamine.CalamineWorkbook.from_filelike(io.BytesIO(data)) as workbook:
            return [_sheet(workbook, meta, hidden_rows) for meta in workbook.sheets_metadata if _has_cells(meta)]
    except calamine.PasswordError:
        raise Refused("encrypted") from None
    except (calamine.CalamineError, OSError, ValueError, OverflowError) as problem:
        raise Refused("encrypted" if "password" in str(problem).lower() else "damaged") from None


def _has_cells(meta):
    return meta.typ == calamine.SheetTypeEnum.WorkSheet


def _sheet(workbook, meta, hidden_rows):
    found = workbook.get_sheet_by_name(meta.name)
    _, left = found.start or (0, 0)
    judge_extent(found.height, found.width)
    return Sheet(
        name=meta.name,
        rows=([""] * left + row for row in found.iter_rows()),
        numbers=[],
        hidden=meta.visible != calamine.SheetVisibleEnum.Visible,
        merges=[(*first, *last) for first, last in found.merged_cell_ranges or []],
        hidden_rows=hidden_rows.get(meta.name, set()),
    )

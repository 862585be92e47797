"""Workbooks: xlsx and xls through calamine, and of xlsx the hidden rows, which calamine does not tell."""

import io
import posixpath
import re
import zipfile
from xml.etree import ElementTree

import python_calamine as calamine

from caseload.core.sheets.errors import SheetError
from caseload.core.sheets.limits import judge_extent, judge_zip
from caseload.core.sheets.table import Sheet

FILLED_CELL = re.compile(rb'<(?:\w+:)?c\b[^>]*?\br="([A-Z]{1,3})(\d+)"[^>]*(?<!/)>')
HIDDEN_ROW = re.compile(rb'<(?:\w+:)?row\b(?=[^>]*?\bhidden="(?:1|true)")[^>]*?\br="(\d+)"')
RELATION_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")


def read_xlsx(data):
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            judge_zip(archive, data)
            hidden_rows = _judge_sheets(archive)
    except (zipfile.BadZipFile, ElementTree.ParseError, KeyError, ValueError, NotImplementedError, EOFError):
        raise SheetError("damaged") from None
    return _through_calamine(data, hidden_rows)


def read_ole(data):
    if ENCRYPTED_STREAM in data:
        raise SheetError("encrypted")
    return _through_calamine(data, {})


def _judge_sheets(archive):
    """{sheet name: numbers of its hidden rows}; SheetError where a sheet's extent is absurd."""
    hidden = {}
    for name, path in _sheet_paths(archive):
        xml = archive.read(path)
        cells = FILLED_CELL.findall(xml)
        if cells:
            judge_extent(max(int(row) for _, row in cells), max(map(_column_number, {col for col, _ in cells})))
        hidden[name] = {int(number) for number in HIDDEN_ROW.findall(xml)}
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
        raise SheetError("damaged")
    return ElementTree.fromstring(text)  # noqa: S314 — no document type, so nothing to expand


def _column_number(letters):
    number = 0
    for letter in letters.decode():
        number = number * 26 + ord(letter) - 64
    return number


def _through_calamine(data, hidden_rows):
    try:
        with calamine.CalamineWorkbook.from_filelike(io.BytesIO(data)) as workbook:
            return [_sheet(workbook, meta, hidden_rows) for meta in workbook.sheets_metadata if _has_cells(meta)]
    except calamine.PasswordError:
        raise SheetError("encrypted") from None
    except (calamine.CalamineError, OSError, ValueError, OverflowError, MemoryError) as problem:
        raise SheetError("encrypted" if "password" in str(problem).lower() else "damaged") from None


def _has_cells(meta):
    return meta.typ == calamine.SheetTypeEnum.WorkSheet


def _sheet(workbook, meta, hidden_rows):
    found = workbook.get_sheet_by_name(meta.name)
    rows = found.to_python(skip_empty_area=False) if found.total_height else []
    return Sheet(
        name=meta.name,
        rows=rows,
        numbers=list(range(1, len(rows) + 1)),
        hidden=meta.visible != calamine.SheetVisibleEnum.Visible,
        merges=[(*first, *last) for first, last in found.merged_cell_ranges or []],
        hidden_rows=hidden_rows.get(meta.name, set()),
    )

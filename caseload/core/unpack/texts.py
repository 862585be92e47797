"""Tables that are text: CSV with the usual separators, HTML and MHTML saved under a spreadsheet's name, and XML."""

import codecs
import csv
import io
import re
from html.parser import HTMLParser

from caseload.core.unpack.limits import PLAIN, allow_time, judge_extent, judge_weight
from caseload.core.unpack.mhtml import SHEET_NAME, pages_of
from caseload.core.unpack.refused import Refused
from caseload.core.unpack.table import Sheet
from caseload.core.unpack.xml2003 import is_xml2003, read_xml2003

MARKS = [(codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16")]
CHARSET = re.compile(rb"""charset\s*=\s*["']?([\w-]+)""", re.I)
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
WRAPPED = re.compile(r'\s*="(.*)"\s*', re.S)
WRAPPER_TABS = re.compile(r"(^|[,;\"])\t+|\t+(?=[,;\"]|$)", re.M)
QUOTED = re.compile(r'"(?:[^"]|"")*"')
SAMPLE = 30
MAX_SPAN = 1000
HIDDEN = re.compile(r"^hidden=|^style=.*display\s*:\s*none", re.I | re.S)
CELL = re.compile(r"<t[dh]\b", re.I)
BYTES_A_CELL, MOST_TIMES = 256, 8
"""What a cell of HTML counts when time is allowed, for parsing it is slow; so many times its bytes at most."""


def decode(data):
    """The text, its encoding found from its marks, else UTF-16 by its zero bytes, else UTF-8, else GB18030."""
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return _decoded(data, encoding)
    head = data[:4000]
    if head.count(0) > len(head) // 8:
        return _decoded(data, "utf-16-le" if head[1::2].count(0) >= head[::2].count(0) else "utf-16-be")
    named = CHARSET.search(head)
    for encoding in ["utf-8", *([named[1].decode()] if named else []), "gb18030"]:
        try:
            return data.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
    return _mended(data)


def _decoded(data, encoding):
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return data.decode(encoding, errors="replace")


def _mended(data):
    """Text with some broken bytes is read with marks in their place; what is mostly broken is no text."""
    text = min((data.decode(encoding, errors="replace") for encoding in ("utf-8", "gb18030")), key=_broken)
    if _broken(text) > len(text) // 50:
        raise Refused("unknown")
    return text


def _broken(text):
    return text.count("\ufffd")


def read_text(data, most=None):
    text = decode(data)
    if len(CONTROL.findall(text[:20_000])) > max(len(text[:20_000]) // 100, 20):
        raise Refused("unknown")
    judge_weight(PLAIN * len(data), most)
    if is_xml2003(text):
        allow_time(min(BYTES_A_CELL * text.count("Cell"), MOST_TIMES * len(data)))
        return read_xml2003(text)
    if re.search(r"<table\b", text, re.I):
        allow_time(min(BYTES_A_CELL * len(CELL.findall(text)), MOST_TIMES * len(data)))
        return read_html(text)
    allow_time(len(data))
    return [read_csv(text)]


def read_mhtml(data, most=None):
    """The tables of every page, under the names of the workbook's sheets where there are as many."""
    first, pages = pages_of(data)
    names = SHEET_NAME.findall(decode(first))
    tables = [table for page in pages for table in read_text(page, most)]
    if len(names) == len(tables):
        for table, name in zip(tables, names, strict=True):
            table.name = name
    elif len(tables) > 1:
        for n, table in enumerate(tables, 1):
            table.name = str(n)
    return tables


# --- separated values ---


def read_csv(text):
    reader = csv.reader(io.StringIO(text.replace("\0", ""), newline=""), delimiter=separator(text))
    rows, numbers, line = [], [], 1
    try:
        for record in reader:
            rows.append([unwrap(cell) for cell in record])
            numbers.append(line)
            line = reader.line_num + 1
    except csv.Error:
        raise Refused("damaged") from None
    return Sheet(name="", rows=rows, numbers=numbers, typed=False)


def separator(text):
    """Of comma, semicolon, tab and bar the most frequent one, full-width ones where there is no other; tabs that only
    wrap a cell are not counted."""
    sample = QUOTED.sub('"', "\n".join(text[:200_000].splitlines()[:SAMPLE]))
    counts = {mark: sample.count(mark) for mark in ",;"}
    counts["\t"] = WRAPPER_TABS.sub(r"\1", sample).count("\t") if max(counts.values()) else sample.count("\t")
    if not any(counts.values()):
        counts = {mark: sample.count(mark) for mark in "|，；｜"} | {",": 0}
    return max(counts, key=counts.get)


def unwrap(cell):
    """``="370…"`` and a cell kept as text by a tab, as plain text."""
    found = WRAPPED.fullmatch(cell)
    return (found[1].replace('""', '"') if found else cell).strip("\t")


# --- HTML ---


def read_html(text):
    parser = _Tables()
    parser.feed(text)
    parser.close()
    tables = [table for table in parser.tables if table.rows]
    if not tables:
        raise Refused("no_table")
    return [table.sheet("" if len(tables) == 1 else str(n)) for n, table in enumerate(tables, 1)]


class _Table:
    """Rows of an HTML table laid out on a grid, spans as merges."""

    def __init__(self):
        self.rows, self.merges, self.taken, self.hidden_rows = [], [], set(), set()

    def new_row(self, is_hidden=False):
        self.rows.append([])
        if is_hidden:
            self.hidden_rows.add(len(self.rows))

    def add(self, text, across, down):
        if not self.rows:
            self.new_row()
        row, column = len(self.rows) - 1, len(self.rows[-1])
        while (row, column) in self.taken:
            self.rows[-1].append("")
            column += 1
        self.rows[-1] += [unwrap(text), *[""] * (across - 1)]
        if across > 1 or down > 1:
            self.merges.append((row, column, row + down - 1, column + across - 1))
            self.taken |= {(row + r, column + c) for r in range(1, down) for c in range(across)}

    def sheet(self, name):
        judge_extent(len(self.rows), max(len(row) for row in self.rows))
        return Sheet(name, self.rows, list(range(1, len(self.rows) + 1)), typed=False, merges=self.merges,
                     hidden_rows=self.hidden_rows)  # fmt: skip


class _Tables(HTMLParser):
    """The tables of a page; a table inside a cell is that cell's text."""

    def __init__(self):
        super().__init__()
        self.tables, self.depth, self.cell, self.span = [], 0, None, (1, 1)

    def handle_starttag(self, tag, attrs):
        if tag == "table":
            self.depth += 1
            if self.depth == 1:
                self.tables.append(_Table())
        elif self.depth == 1 and tag == "tr":
            self._close_cell()
            self.tables[-1].new_row(any(HIDDEN.search(f"{name}={value}") for name, value in attrs))
        elif self.depth == 1 and tag in ("td", "th"):
            self._close_cell()
            attrs = dict(attrs)
            self.cell, self.span = [], (_span(attrs.get("colspan")), _span(attrs.get("rowspan")))
        elif tag == "br" and self.cell is not None:
            self.cell.append("\n")

    def handle_endtag(self, tag):
        if tag == "table" and self.depth:
            if self.depth == 1:
                self._close_cell()
            self.depth -= 1
        elif self.depth == 1 and tag in ("td", "th", "tr"):
            self._close_cell()

    def handle_data(self, data):
        if self.cell is not None:
            self.cell.append(data)

    def _close_cell(self):
        if self.cell is not None and self.tables:
            self.tables[-1].add("".join(self.cell).strip(), *self.span)
        self.cell = None


def _span(text):
    return max(1, min(int(text), MAX_SPAN)) if (text or "").isdigit() else 1

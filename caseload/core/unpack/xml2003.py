"""XML Spreadsheet 2003, as older office software and many web systems save it, also under the name of .xls."""

import io
import re
from datetime import datetime
from xml.etree import ElementTree

from caseload.core.unpack.limits import judge_extent
from caseload.core.unpack.refused import Refused
from caseload.core.unpack.table import Sheet

NAMESPACE = "urn:schemas-microsoft-com:office:spreadsheet"
DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
SS = f"{{{NAMESPACE}}}"
HIDDEN = "{urn:schemas-microsoft-com:office:excel}Visible"


def is_xml2003(text):
    return NAMESPACE in text[:4000] and re.search(r"<(\w+:)?Workbook\b", text[:4000]) is not None


def read_xml2003(text):
    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        raise Refused("damaged")
    content = io.BytesIO(DECLARATION.sub("", text).encode("utf-8", errors="replace"))
    sheets, table = [], None
    try:
        for event, element in ElementTree.iterparse(content, events=("start", "end")):  # noqa: S314 — no document type
            if event == "start" and element.tag == f"{SS}Worksheet":
                table = _Table(element.get(f"{SS}Name", str(len(sheets) + 1)))
                sheets.append(table)
            elif event == "end" and table is not None:
                table.take(element)
    except (ElementTree.ParseError, ValueError):
        raise Refused("damaged") from None
    return [table.sheet() for table in sheets]


class _Table:
    """Cells stand where an Index puts them, else after the one before and what that one is merged over."""

    def __init__(self, name):
        self.name, self.rows, self.hidden = name, [], False
        self.merges, self.hidden_rows, self.uncomputed = [], set(), []

    def take(self, element):
        if element.tag == f"{SS}Row":
            self._row(element)
            element.clear()
        elif element.tag == HIDDEN:
            self.hidden = (element.text or "").strip() in ("SheetHidden", "SheetVeryHidden")

    def _row(self, element):
        at = int(element.get(f"{SS}Index", len(self.rows) + 1)) - 1
        judge_extent(at + 1, 1)
        self.rows += [[] for _ in range(at - len(self.rows))]
        cells = []
        for cell in element.iter(f"{SS}Cell"):
            self._cell(cells, len(self.rows), cell)
        if element.get(f"{SS}Hidden") == "1":
            self.hidden_rows.add(len(self.rows) + 1)
        self.rows.append(cells)
        self.rows += [list(cells) for _ in range(min(int(element.get(f"{SS}Span", 0)), 1000))]

    def _cell(self, cells, row, cell):
        at = int(cell.get(f"{SS}Index", len(cells) + 1)) - 1
        judge_extent(1, at + 1)
        cells += [""] * (at - len(cells))
        data = cell.find(f"{SS}Data")
        if data is None and cell.get(f"{SS}Formula"):
            self.uncomputed.append((row, len(cells)))
        across, down = int(cell.get(f"{SS}MergeAcross", 0)), int(cell.get(f"{SS}MergeDown", 0))
        if across or down:
            self.merges.append((row, len(cells), row + down, len(cells) + across))
        judge_extent(1, len(cells) + across)
        cells += ["" if data is None else _value(data), *[""] * across]

    def sheet(self):
        judge_extent(len(self.rows), max(map(len, self.rows), default=0))
        return Sheet(
            self.name,
            self.rows,
            [],
            hidden=self.hidden,
            merges=self.merges,
            hidden_rows=self.hidden_rows,
            uncomputed=self.uncomputed,
        )


def _value(data):
    text, kind = "".join(data.itertext()), data.get(f"{SS}Type")
    if kind == "Number":
        return float(text)
    if kind == "DateTime":
        return datetime.fromisoformat(text.strip()[:19])
    return text.strip() == "1" if kind == "Boolean" else text

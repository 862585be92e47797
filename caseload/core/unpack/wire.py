"""Sheets on their way from the process that unpacks to the one that asked: each content once, cells as its numbers.

Cells of a roster repeat, so this is short, quick, and the receiver holds one copy of each text. No pickle: whoever
took over the unpacking process could send anything.
"""

import json
import struct
from array import array
from datetime import date, datetime, time, timedelta

from caseload.core.unpack.refused import Refused
from caseload.core.unpack.table import Sheet

LENGTH = struct.Struct("<Q")
KINDS = {"datetime": datetime.fromisoformat, "date": date.fromisoformat, "time": time.fromisoformat}
KINDS["timedelta"] = lambda seconds: timedelta(seconds=seconds)


def pack(sheets):
    """The parts of the answer. Takes rows as they come, so that they are never all in memory at once.

    Refused when no cell is filled.
    """
    contents, cells, metas = {}, array("I"), []
    for sheet in sheets:
        widths, height = array("I"), 0
        for row in sheet.rows:
            width = _filled(row)
            widths.append(width)
            height = len(widths) if width else height
            keys = [cell if type(cell) is str else (type(cell), cell) for cell in row[:width]]
            cells.extend([contents.setdefault(key, len(contents)) for key in keys])
        metas.append({**_meta(sheet, height), "widths": widths[:height].tolist()})
    contents = [key if type(key) is str else key[1] for key in contents]
    if all(cell in ("", None) for cell in contents):
        raise Refused("empty")
    return _framed({"sheets": metas, "contents": contents}, cells)


def pack_refusal(code):
    return _framed({"refused": code}, array("I"))


def _meta(sheet, height):
    return {
        "name": sheet.name,
        "numbers": sheet.numbers[:height],
        "hidden": sheet.hidden,
        "typed": sheet.typed,
        "merges": sheet.merges,
        "hidden_rows": sorted(sheet.hidden_rows),
        "uncomputed": sheet.uncomputed,
    }


def _filled(cells):
    """How many cells there are up to the last that is filled."""
    end = len(cells)
    while end and cells[end - 1] in ("", None):
        end -= 1
    return end


def _framed(head, numbers):
    text = json.dumps(head, default=_dated).encode()
    return [LENGTH.pack(len(text)), text, numbers]


def _dated(cell):
    kind = type(cell).__name__
    return {kind: cell.total_seconds() if kind == "timedelta" else cell.isoformat()}


def open_packed(answer):
    """The sheets of ``pack``; Refused with the code of ``pack_refusal``; ValueError for an answer cut short."""
    if len(answer) < LENGTH.size:
        raise ValueError("no answer")
    end = LENGTH.size + LENGTH.unpack_from(answer)[0]
    head = json.loads(bytes(answer[LENGTH.size : end]), object_hook=_opened)
    if "refused" in head:
        raise Refused(head["refused"])
    numbers = array("I")
    numbers.frombytes(answer[end:])
    at, sheets, contents = 0, [], head["contents"]
    for meta in head["sheets"]:
        rows = []
        for width in meta["widths"]:
            rows.append([contents[n] for n in numbers[at : at + width]])
            at += width
        sheets.append(_sheet(meta, rows))
    return sheets


def _opened(mark):
    (kind, value), *others = mark.items()
    return KINDS[kind](value) if not others and kind in KINDS else mark


def _sheet(meta, rows):
    return Sheet(
        name=meta["name"],
        rows=rows,
        numbers=meta["numbers"] or list(range(1, len(rows) + 1)),
        hidden=meta["hidden"],
        typed=meta["typed"],
        merges=[tuple(merge) for merge in meta["merges"]],
        hidden_rows=set(meta["hidden_rows"]),
        uncomputed=[tuple(place) for place in meta["uncomputed"]],
    )

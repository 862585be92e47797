"""The hidden rows of an .xls, which calamine does not tell: from the ROW records of each sheet."""

import struct

from caseload.core.unpack.compound import Compound
from caseload.core.unpack.refused import Refused

SHEET, BEGIN, END, ROW = 0x0085, 0x0809, 0x000A, 0x0208
HIDDEN = 0x20
HEAD = struct.Struct("<HH")


def hidden_rows_of(data):
    """For each sheet in the order of the workbook, the numbers of its hidden rows; nothing where it cannot be told."""
    try:
        file = Compound(data)
        stream = file.stream("Workbook") or file.stream("Book") or b""
        places = [struct.unpack_from("<I", body)[0] for kind, body in _records(stream, 0) if kind == SHEET]
        return [_hidden_rows(stream, place) for place in places]
    except (Refused, struct.error):
        return []


def _records(stream, at):
    """(kind, body) from a BEGIN to its END."""
    depth, end = 0, len(stream) - HEAD.size
    while at <= end:
        kind, size = HEAD.unpack_from(stream, at)
        if kind == BEGIN:
            depth += 1
        elif kind == END:
            depth -= 1
            if not depth:
                return
        elif kind in (SHEET, ROW):
            yield kind, stream[at + HEAD.size : at + HEAD.size + size]
        at += HEAD.size + size


def _hidden_rows(stream, place):
    found = set()
    for kind, body in _records(stream, place):
        if kind == ROW and len(body) >= 14 and struct.unpack_from("<H", body, 12)[0] & HIDDEN:
            found.add(struct.unpack_from("<H", body)[0] + 1)
    return found

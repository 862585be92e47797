"""A plain writer of .xls (BIFF8 in a compound file), for no library that is installed writes one."""

import struct

SECTOR, END, FREE, FAT = 512, 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
SMALLEST = 4096
"""Streams below it would lie in the file's mini stream."""


def xls(sheets, *, hidden=(), merges=()):
    """The bytes of a workbook. ``sheets``: {name: rows}; ``merges``: (first row, first column, last row, last)."""
    bodies = [_sheet(rows, merges) for rows in sheets.values()]
    names = list(sheets)
    at = len(_globals(names, hidden, [0] * len(names)))
    places = []
    for body in bodies:
        places.append(at)
        at += len(body)
    return _compound((_globals(names, hidden, places) + b"".join(bodies)).ljust(SMALLEST, b"\0"))


def _record(kind, data=b""):
    return struct.pack("<HH", kind, len(data)) + data


def _bof(kind):
    return _record(0x0809, struct.pack("<HHHHII", 0x0600, kind, 0x0DBB, 1996, 0, 0))


def _globals(names, hidden, places):
    sheets = b""
    for name, place in zip(names, places, strict=True):
        text = name.encode("utf-16-le")
        sheets += _record(0x0085, struct.pack("<IBBBB", place, name in hidden, 0, len(text) // 2, 1) + text)
    return _bof(0x0005) + _record(0x0042, struct.pack("<H", 1200)) + sheets + _record(0x000A)


def _sheet(rows, merges):
    cells = b""
    for r, row in enumerate(rows):
        for c, value in enumerate(row):
            cells += _cell(r, c, value)
    joined = struct.pack("<H", len(merges))
    for r0, c0, r1, c1 in merges:
        joined += struct.pack("<HHHH", r0, r1, c0, c1)
    size = _record(0x0200, struct.pack("<IIHHH", 0, len(rows), 0, max(map(len, rows), default=0), 0))
    return _bof(0x0010) + size + cells + (_record(0x00E5, joined) if merges else b"") + _record(0x000A)


def _cell(row, column, value):
    if value in ("", None):
        return b""
    place = struct.pack("<HHH", row, column, 0)
    if isinstance(value, int | float):
        return _record(0x0203, place + struct.pack("<d", value))
    text = value.encode("utf-16-le")
    return _record(0x0204, place + struct.pack("<HB", len(text) // 2, 1) + text)


def _compound(stream):
    stream = stream.ljust(-(-len(stream) // SECTOR) * SECTOR, b"\0")
    count = len(stream) // SECTOR
    table = [FAT, END, *range(3, count + 2), END]
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    header += struct.pack("<IIIIIIIII", 0, 1, 1, 0, SMALLEST, END, 0, END, 0) + struct.pack("<I", 0)
    fat = b"".join(struct.pack("<I", entry) for entry in table).ljust(SECTOR, b"\xff")
    folder = _entry("Root Entry", 5, END, 0, child=1) + _entry("Workbook", 2, 2, len(stream))
    return header.ljust(SECTOR, b"\xff") + fat + folder.ljust(SECTOR, b"\0") + stream


def _entry(name, kind, start, size, child=FREE):
    text = name.encode("utf-16-le") + b"\0\0"
    fixed = text.ljust(64, b"\0") + struct.pack("<HBBIII", len(text), kind, 1, FREE, FREE, child)
    return fixed + bytes(36) + struct.pack("<IQ", start, size)

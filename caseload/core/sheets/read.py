"""From bytes to sheets: the content decides what the file is, never its name."""

from pathlib import Path

from caseload.core.sheets.errors import SheetError
from caseload.core.sheets.limits import MAX_UNPACKED
from caseload.core.sheets.texts import read_text
from caseload.core.sheets.workbook import read_ole, read_xlsx

ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
OLD_BIFF = (b"\x09\x08", b"\x09\x04", b"\x09\x02", b"\x09\x00")
OTHERS = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"BM", b"RIFF")


def read(source):
    """The sheets of a file (path or bytes). Raises SheetError with a sentence for the person who sent it."""
    data = source if isinstance(source, bytes) else _bytes(Path(source))
    if not data.strip(b"\0 \t\r\n"):
        raise SheetError("empty")
    sheets = _read(data)
    if not any(cell not in ("", None) for sheet in sheets for row in sheet.rows for cell in row):
        raise SheetError("empty")
    return sheets


def _bytes(path):
    if path.stat().st_size > MAX_UNPACKED:
        raise SheetError("too_big")
    return path.read_bytes()


def _read(data):
    if data.startswith(ZIP):
        return read_xlsx(data)
    if data.startswith((OLE, *OLD_BIFF)):
        return read_ole(data)
    if data.startswith((b"PK", *OTHERS)):
        raise SheetError("damaged" if data.startswith(b"PK") else "unknown")
    return read_text(data)

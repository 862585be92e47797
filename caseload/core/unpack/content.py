"""What a file is: its content decides, never its name."""

from caseload.core.unpack.mhtml import is_mhtml
from caseload.core.unpack.refused import Refused
from caseload.core.unpack.texts import read_mhtml, read_text
from caseload.core.unpack.workbook import read_ole, read_xlsx

ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
OLD_BIFF = (b"\x09\x08", b"\x09\x04", b"\x09\x02", b"\x09\x00")
OTHERS = (
    b"%PDF",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"Rar!",
    b"7z\xbc\xaf",
    b"\x1f\x8b",
    b"BM",
    b"RIFF",
    b"\x7fELF",
)


def unpack(data, most=None):
    """The sheets in ``data``. Raises Refused; what weighs more than ``most`` (limits.judge_weight) as ``large``."""
    if not data.strip(b"\0 \t\r\n"):
        raise Refused("empty")
    return _unpack(data, most)


def _unpack(data, most):
    if data.startswith(ZIP):
        return read_xlsx(data, most)
    if data.startswith((OLE, *OLD_BIFF)):
        return read_ole(data, most)
    if data.startswith((b"PK", *OTHERS)):
        raise Refused("damaged" if data.startswith(b"PK") else "unknown")
    return read_mhtml(data, most) if is_mhtml(data) else read_text(data, most)

"""Documents as they come from desks: judged by content, kept as they are, never opened."""

import hashlib
import io
import re
import zipfile
from dataclasses import dataclass
from pathlib import PurePath

from django.utils.translation import gettext as _

from caseload.core.models import AttachedDocument

KIND = AttachedDocument.Kind
MAX_BYTES = 10 * 1024 * 1024
MAX_PARTS = 5_000
MOST_UNPACKED = 200 * 1024 * 1024
"""So much a workbook or text may unpack to on the desk of whoever opens it."""
HEART_OF = {"word/document.xml": KIND.WORD, "xl/workbook.xml": KIND.EXCEL}
"""The part that makes a package of Office what it is."""
UNFIT = re.compile(r"[\x00-\x1f\x7f\u202a-\u202e\u2066-\u2069\ud800-\udfff/\\]")
"""Signs that a name may not have: they break lines, turn the writing round, or lead to other folders."""
LONGEST_NAME = 100


class DocumentRefused(Exception):
    """The file is no document that is kept; ``str()`` says why."""


@dataclass(frozen=True)
class Document:
    """A document as it is kept; ``kind`` is its extension, ``name`` what people call it."""

    data: bytes
    kind: str
    name: str

    @property
    def sha256(self):
        return hashlib.sha256(self.data).hexdigest()


def read_document(file):
    """The document in ``file`` (an upload), a PDF, docx or xlsx by its content. Raises DocumentRefused."""
    if file.size > MAX_BYTES:
        raise DocumentRefused(_("A document may have up to 10 MB."))
    data = file.read()
    kind = _kind_of(data)
    return Document(data, kind, f"{_stem(file.name)}.{kind}")


def _stem(name):
    return UNFIT.sub("", PurePath(name or "").stem)[:LONGEST_NAME].strip() or _("document")


def _kind_of(data):
    if data.startswith(b"%PDF-"):
        return KIND.PDF
    if data.startswith(b"PK\x03\x04"):
        return _kind_of_package(data)
    raise DocumentRefused(_("This is not a PDF, Word (docx) or Excel (xlsx) document: save it as one of these first."))


def _kind_of_package(data):
    """What the directory of the package says; nothing of it is unpacked."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            parts = package.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError, OSError):
        raise DocumentRefused(_("The document is damaged.")) from None
    names = {part.filename for part in parts}
    if len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
        raise DocumentRefused(_("The document unpacks to more than it should."))
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        raise DocumentRefused(_("Documents with macros are not kept: save it without them."))
    for heart, kind in HEART_OF.items():
        if heart in names:
            return kind
    raise DocumentRefused(_("This is not a PDF, Word (docx) or Excel (xlsx) document: save it as one of these first."))

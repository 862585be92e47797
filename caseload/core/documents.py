"""Documents as they come from desks: judged by content, kept as they are, never opened."""

import hashlib
import io
import re
import zipfile
import zlib
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


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How a project of macros begins, and any object of another program, whatever the part is called."""
TELLS_OF_PARTS = re.compile(r"(^\[content_types\]\.xml|\.rels)$", re.IGNORECASE)
ACTIVE = re.compile(rb"vbaProject|macroEnabled|macrosheet|activeX|oleObject|attachedTemplate", re.IGNORECASE)
"""What the parts say of each other where a document does something by itself, or fetches what does."""


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


def _acts(package, part):
    """Whether the part is a program, or names one: macros, an object of another program, a template from elsewhere."""
    with package.open(part) as content:
        if TELLS_OF_PARTS.search(part.filename):
            return bool(ACTIVE.search(content.read()))
        return content.read(len(OLE)) == OLE


def _kind_of_package(data):
    """What its directory says, and the beginnings of its parts."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            parts = package.infolist()
            if len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
                raise DocumentRefused(_("The document unpacks to more than it should."))
            acts = any(_acts(package, part) for part in parts)
    except (zipfile.BadZipFile, zlib.error, ValueError, RuntimeError, NotImplementedError, EOFError, OSError):
        raise DocumentRefused(_("The document is damaged.")) from None
    if acts:
        words = _("Documents with macros, or with other files or programs inside, are not kept: save it without them.")
        raise DocumentRefused(words)
    names = {part.filename for part in parts}
    for heart, kind in HEART_OF.items():
        if heart in names:
            return kind
    raise DocumentRefused(_("This is not a PDF, Word (docx) or Excel (xlsx) document: save it as one of these first."))

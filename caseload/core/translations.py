"""The catalogue of translations: gathered from Python and templates, merged, checked and compiled with Babel.

Django's own makemessages needs GNU gettext on the machine; this needs nothing but what pip installed.
"""

import io
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_python
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

ROOMS = ["caseload", "households", "visits", "templates"]
KEYWORDS = {
    **dict.fromkeys(["_", "gettext", "gettext_lazy", "gettext_noop"], None),
    **dict.fromkeys(["ngettext", "ngettext_lazy"], (1, 2)),
    **dict.fromkeys(["pgettext", "pgettext_lazy"], ((1, "c"), 2)),
    **dict.fromkeys(["npgettext", "npgettext_lazy"], ((1, "c"), 2, 3)),
}
NEVER = datetime(2026, 1, 1, tzinfo=UTC)
"""No dates of making in the file: they would differ on every run."""


def empty_catalogue():
    return Catalog(
        locale="zh_Hans", project="Caseload", creation_date=NEVER, revision_date=NEVER, fuzzy=False, charset="utf-8"
    )


def gather(root):
    """All messages of the project, without translations."""
    found = empty_catalogue()
    for room in ROOMS:
        for path in sorted((Path(root) / room).rglob("*")):
            if path.suffix in {".py", ".html", ".txt"}:
                for message, context in _messages_of(path):
                    found.add(message, locations=[(str(path.relative_to(root)), 1)], context=context)
    return found


def _messages_of(path):
    text = path.read_text(encoding="utf-8")
    if path.suffix != ".py":
        # Templates become calls among filler; filler must not look like indented Python.
        text = "\n".join(line.lstrip() for line in templatize(text, origin=str(path)).splitlines())
    source = io.BytesIO(text.encode())
    for _, function, arguments, _ in extract_python(source, KEYWORDS, [], {"encoding": "utf-8"}):
        message = _message(KEYWORDS.get(function, ()), arguments)
        if message:
            yield message


def _message(spec, arguments):
    arguments = arguments if isinstance(arguments, tuple) else (arguments,)
    if spec is None:
        spec = (1,)
    context, wanted = None, []
    for place in spec:
        index, is_context = (place[0], True) if isinstance(place, tuple) else (place, False)
        value = arguments[index - 1] if len(arguments) >= index else None
        if not value:
            return None
        if is_context:
            context = value
        else:
            wanted.append(value)
    return (tuple(wanted) if len(wanted) > 1 else wanted[0]), context


def load(path):
    if not path.exists():
        return empty_catalogue()
    with path.open("rb") as file:
        return read_po(file, locale="zh_Hans")


def merge(old, found, extra=None):
    """``found`` with the translations of ``old``, and of ``extra`` ({English: Chinese}, context joined by \\x04)."""
    for message in found:
        if not message.id:
            continue
        first = message.id[0] if isinstance(message.id, tuple) else message.id
        known = old.get(first, message.context)
        key = f"{message.context}\x04{first}" if message.context else first
        text = _single(known.string) if known and not known.fuzzy else ""
        text = text or (extra or {}).get(key, "")
        message.string = (text,) if isinstance(message.id, tuple) else text
    return found


def _single(text):
    return (text[0] if text else "") if isinstance(text, tuple | list) else text


def untranslated(catalogue):
    return [message for message in catalogue if message.id and not _single(message.string)]


def as_po(catalogue):
    buffer = io.BytesIO()
    write_po(buffer, catalogue, width=100, sort_output=True, include_lineno=False, ignore_obsolete=True)
    return buffer.getvalue()


def compiled(path):
    """The catalogue at ``path`` as Django reads it."""
    return as_mo(load(path))


def as_mo(catalogue):
    buffer = io.BytesIO()
    write_mo(buffer, catalogue)
    return buffer.getvalue()

"""Keys as addresses and forms carry them: of rows, and of the form itself."""

import uuid

FORM_KEY = "once"
"""The field in which a form carries a key of its own: by it the form is saved once, and its draft is let go."""


def read_key(text):
    """The key that ``text`` is, or None: plain digits, no more than the database counts."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else None


def read_keys(texts):
    return [key for text in texts if (key := read_key(text)) is not None]


def form_key(request):
    """The key that the form which was sent carries, or None."""
    try:
        return uuid.UUID(request.POST.get(FORM_KEY, ""))
    except ValueError:
        return None

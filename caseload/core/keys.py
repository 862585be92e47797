"""Keys of rows as addresses and forms carry them."""


def read_key(text):
    """The key that ``text`` is, or None: plain digits, no more than the database counts."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else None


def read_keys(texts):
    return [key for text in texts if (key := read_key(text)) is not None]

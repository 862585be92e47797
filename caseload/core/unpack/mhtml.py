"""A web page in one file (MHTML), as Excel, WPS and browsers save it: its HTML parts hold the tables."""

import re

from caseload.core.unpack.refused import Refused

HEAD = re.compile(rb"\A\s*(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*)*?content-type:\s*(?:multipart/|text/html)", re.I)
SHEET_NAME = re.compile(r"<x:Name>([^<]*)</x:Name>", re.I)


def is_mhtml(data):
    return HEAD.match(data[:4000]) is not None


def pages_of(data):
    """(the bytes of the first HTML part, which may name the sheets; those of every part with a table)."""
    # A third of the start of this process, which few files need.
    import email  # noqa: PLC0415
    from email import policy  # noqa: PLC0415

    message = email.message_from_bytes(data, policy=policy.default)
    parts = [part for part in message.walk() if part.get_content_type() == "text/html"]
    pages = [_bytes(part) for part in parts]
    found = [page for page in pages if re.search(rb"<table\b", page, re.I)]
    if not found:
        raise Refused("no_table")
    return pages[0], found


def _bytes(part):
    """The part as it was before it was packed, its encoding marked as the part's head says."""
    content = part.get_payload(decode=True) or b""
    charset = part.get_content_charset()
    return f'<meta charset="{charset}">'.encode() + content if charset else content

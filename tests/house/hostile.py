"""Hostile inputs: our own of tests/data always, and the public lists too where they lie beside the repository."""

import json
import random
import re
from html.parser import HTMLParser
from pathlib import Path

from tests.data.hostile import files as made

OURS = Path(__file__).parents[1] / "data" / "hostile"
PUBLIC = Path(__file__).parents[3] / "shared" / "hostile"
SEED = 20261123
DAYS = ["0001-01-01", "9999-12-31", "2026-02-30", "0000-00-00", "-1-1-1"]
NUMBERS = [str(10**30), str(-(10**30)), str(2**63), "9" * 5000, "-1", "1e400", "NaN", "²", "٣", "0x10", "1_0"]
SIGNS = ["\0", "a\0b", "%00", "\ufffe\U0010ffff", "\u202e", "\x1b[31m", "\r\nX: y", "甲" * 5000, "%", "\\", "'"]
"""What breaks programs rather than pages: the edges of days and of numbers, and signs that databases refuse."""


def ours(kind):
    """Every text of one kind, of our own making."""
    return json.loads((OURS / f"{kind}.json").read_text(encoding="ascii"))


def public(kind):
    """Every text of one kind in the public lists; none where they are not on this machine."""
    if kind == "naughty":
        return [text for file in _public_files("blns", ".json") for text in json.loads(file.read_text()) if text]
    texts = [file.read_text(encoding="utf-8", errors="replace") for file in _public_files(kind, "", ".txt")]
    return [line for text in texts for line in text.split("\n") if line.strip()]


def files(kind):
    """{name: content} of one kind of file, made here and public."""
    return {file.name: file.read_bytes() for file in _public_files(kind)} | made.KINDS[kind]()


def _public_files(folder, *ends):
    if not (PUBLIC / folder).is_dir():
        return []
    return [file for file in sorted((PUBLIC / folder).iterdir()) if not ends or file.suffix in ends]


def sample(kind, count, fit=lambda text: True):
    """The same ``count`` of ours on every run, and as many public ones."""
    found = []
    for texts in (ours(kind), public(kind)):
        texts = sorted({text for text in texts if fit(text)})
        found += random.Random(SEED).sample(texts, min(count, len(texts)))
    return found


def scripts(count):
    """Strings that would run in a page that shows them as they are."""
    return sample("xss", count, lambda text: set(text) & set("<>\"'") and len(text) > 8)


def mixture(count):
    """Of each kind a few, and all of those that break programs."""
    each = max(count // 5, 1)
    found = [text for kind in ("naughty", "sqli", "traversal", "unicode") for text in sample(kind, each)]
    return [*SIGNS, *NUMBERS, *DAYS, *found, *scripts(each)]


HARD = ["a\0b", "²", NUMBERS[3], DAYS[1], NUMBERS[0], DAYS[0]]
"""What is sent everywhere: the worst first."""

LINK = re.compile(r"href|src|(form)?action|hx-\w+")
RUNS = re.compile(r"\s*(javascript|data|vbscript):", re.I)


class Acts(HTMLParser):
    """What a browser that reads the page would run: events, and addresses that are scripts."""

    def __init__(self, page):
        super().__init__()
        self.found = []
        self.feed(page)

    def handle_starttag(self, tag, attributes):
        for name, value in attributes:
            if name.startswith("on") or name == "srcdoc" or (LINK.fullmatch(name) and RUNS.match(value or "")):
                self.found.append((tag, name, value))

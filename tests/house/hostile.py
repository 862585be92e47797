"""Lists of hostile inputs, read from where they lie beside the repository; never copied into it."""

import json
import random
from pathlib import Path

import pytest

LISTS = Path(__file__).parents[3] / "shared" / "hostile"
SEED = 20261123
DAYS = ["0001-01-01", "9999-12-31", "2026-02-30", "0000-00-00", "-1-1-1"]
NUMBERS = [str(10**30), str(-(10**30)), str(2**63), "9" * 5000, "-1", "1e400", "NaN", "²", "٣", "0x10", "1_0"]
SIGNS = ["\0", "a\0b", "%00", "\ufffe\U0010ffff", "\u202e", "\x1b[31m", "\r\nX: y", "甲" * 5000, "%", "\\", "'"]
"""What breaks programs rather than pages: the edges of days and of numbers, and signs that databases refuse."""


def folder(name):
    """The files of one kind of hostile input; without them the test is skipped."""
    if not LISTS.is_dir():
        pytest.skip(f"The lists of hostile inputs are not on this machine: {LISTS} is missing.")
    return sorted((LISTS / name).iterdir())


def lines(name, pattern="*"):
    """Every line of the lists in a folder, as far as it is text."""
    files = [file for file in folder(name) if file.match(pattern) and file.suffix not in (".zip", ".LICENSE")]
    texts = [file.read_text(encoding="utf-8", errors="replace") for file in files]
    return [line for text in texts for line in text.split("\n") if line.strip()]


def sample(texts, count):
    """The same ``count`` of them on every run."""
    texts = sorted(set(texts))
    return random.Random(SEED).sample(texts, min(count, len(texts)))


def naughty(count):
    blns = next(file for file in folder("blns") if file.suffix == ".json")
    return sample([text for text in json.loads(blns.read_text()) if text], count)


def scripts(count):
    """Strings that would run in a page that shows them as they are."""
    return sample([text for text in lines("xss") if set(text) & set("<>\"'") and len(text) > 8], count)


def mixture(count):
    """Of each kind a few, and all of those that break programs."""
    each = max(count // 5, 1)
    found = [*naughty(each), *scripts(each)]
    for name in ("sqli", "traversal", "unicode"):
        found += sample(lines(name), each)
    return [*SIGNS, *NUMBERS, *DAYS, *found]


HARD = ["a\0b", "²", NUMBERS[3], DAYS[1], NUMBERS[0], DAYS[0]]
"""What is sent everywhere: the worst first."""

"""A cell of a sheet as text: folded, so that it is the same however it was typed, blank, or damaged by Excel."""

import re
import unicodedata
from datetime import datetime
from functools import lru_cache

from caseload.core.pinyin import DOTS

NOTHING = frozenset(
    ("", "/", "\\", "-", "--", "—", "——", "无此项", "空", "N/A", "#N/A", "NULL", "NONE", "#REF!", "#VALUE!")
)
NONE_AT_ALL = NOTHING | {"无", "没有", "暂无", "0", "无号码", "未办", "未办理", "无证"}
"""Blank for phones and numbers, where 0 and 无 can be no value."""
LARGEST_EXACT = 10**15
"""A number cell keeps 15 digits; from 16 digits on it is no longer what was typed."""
LEAST_LOSSY, LOSSY_TEXT = 5, re.compile(r"\d(\.\d+)?[Ee]\+?(1[5-9]|2\d)|\d{16,}\.0+", re.ASCII)
HAN_GAP = re.compile(r"(?<=[^\x00-\x7f])\s+(?=[^\x00-\x7f])")
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")


def text_of(cell):
    """A cell as text: no control characters, spaces in order, 12 and not 12.0."""
    if isinstance(cell, bool):
        return "是" if cell else "否"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime) and not (cell.hour or cell.minute or cell.second):
        return cell.date().isoformat()
    text = CONTROL.sub("", str("" if cell is None else cell)).replace("\u3000", " ").replace("\xa0", " ")
    return HAN_GAP.sub("", " ".join(text.split())).removeprefix("'")


def folded(cell):
    """The same text however it was typed: NFKC, no spaces, one kind of dot, upper case."""
    return _folded_text(cell) if isinstance(cell, str) else fold(cell)


def fold(cell):
    return DOTS.sub("·", re.sub(r"\s", "", unicodedata.normalize("NFKC", text_of(cell)))).upper()


_folded_text = lru_cache(maxsize=1 << 15)(fold)
"""Cells of a roster repeat: areas, dates, terms, addresses on each row of a household."""


def is_nothing(cell, nothing=NOTHING):
    return folded(cell) in nothing


def is_lossy(cell):
    """A number cell of 16 digits or more, or what a program wrote of one: 3.70799E+17, 370799006001000000.0."""
    if isinstance(cell, str):
        return len(cell) > LEAST_LOSSY and cell.strip()[:1].isdigit() and bool(LOSSY_TEXT.fullmatch(cell.strip()))
    return isinstance(cell, int | float) and not isinstance(cell, bool) and abs(cell) >= LARGEST_EXACT

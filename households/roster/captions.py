"""What a caption means: normalised, its hints and units cut, looked up in the one table of columns."""

import re
import unicodedata
from dataclasses import dataclass

from households.roster.columns import BY_ID, COLUMNS, PATHS, Column

HINT = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|【[^】]*】")
NOISE = re.compile(r"[\s*★☆※:_'\"“”\u200b\ufeff\0]")
NUMBERED = re.compile(r"^(\d{1,2}[.、)]|[(]\d{1,2}[)]|其中:?)")
UNIT = re.compile(r"(万元|千元|元)(?:/?(?:人|户))?[/.每]?(月|年)?")


def plain(caption):
    """NFKC, without spaces and ``*``; brackets stay."""
    return NOISE.sub("", unicodedata.normalize("NFKC", str(caption)))


def normal(caption):
    """The same without numbering."""
    return NUMBERED.sub("", plain(caption))


def without_hints(caption):
    return HINT.sub("", caption)


def _table():
    return {normal(caption): column for column in COLUMNS for caption in column.captions}


TABLE = _table()
PATH_TABLE = {normal(path): BY_ID[identity] for path, identity in PATHS.items()}


@dataclass(frozen=True)
class Caption:
    """A column of a sheet: where it stands, what is written over it, what it means (None = unknown)."""

    index: int
    text: str
    column: Column | None
    unit: str = ""
    period: str = ""

    @property
    def letter(self):
        """The column as Excel names it: A, B, … AA."""
        letters, number = "", self.index + 1
        while number:
            number, rest = divmod(number - 1, 26)
            letters = chr(65 + rest) + letters
        return letters


def column_of(levels):
    """The column that captions from parent to leaf mean: a known path first, then the last level, then the path."""
    levels = [normal(level) for level in levels if normal(level)]
    if not levels:
        return None
    leaf = levels[-1]
    for parent in levels[-2::-1]:
        found = PATH_TABLE.get(f"{parent}/{leaf}") or PATH_TABLE.get(f"{without_hints(parent)}/{without_hints(leaf)}")
        if found:
            return found
    for text in (leaf, without_hints(leaf), "".join(levels[-2:]), "/".join(levels)):
        if text in TABLE:
            return TABLE[text]
    return None


def is_known(cell):
    return bool(cell) and isinstance(cell, str) and len(cell) < 60 and column_of([cell]) is not None


def read_caption(index, levels):
    """The caption of a column from its levels, parent first."""
    text = next((level for level in reversed(levels) if normal(level)), "")
    unit = next((found for level in reversed(levels) if (found := UNIT.search(_hints(level)))), None)
    return Caption(
        index,
        re.sub(r"[\s\x00-\x1f\ud800-\udfff]+", "", str(text)),
        column_of(levels),
        unit=unit[1] if unit else "",
        period={"月": "month", "年": "year"}.get(unit[2], "") if unit else "",
    )


def _hints(level):
    return " ".join(HINT.findall(unicodedata.normalize("NFKC", str(level))))

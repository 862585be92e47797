"""What a caption means: normalised, its hints and units cut, looked up in the one table of columns."""

import hashlib
import json
import re
import unicodedata
from collections import Counter
from dataclasses import dataclass, field, replace

from caseload.core.sheets.beside import normal
from households.roster.reading.columns import ALSO_WRITTEN, BY_ID, COLUMNS, PATHS, Column

HINT = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|【[^】]*】")
UNIT = re.compile(r"(万元|千元|元)(?:/?(?:人|户))?[/.每]?(月|年)?")

BESIDE_CERTIFICATES = {"类别": "disability_type", "类型": "disability_type", "等级": "disability_level"}
BESIDE_CERTIFICATES |= {"级别": "disability_level", "残疾情况": "disability_type"}
KEY_LIMIT = 190


def without_hints(caption):
    return HINT.sub("", caption)


def _table():
    also = {normal(caption): BY_ID[column] for column, many in ALSO_WRITTEN.items() for caption in many.split()}
    return also | {normal(caption): column for column in COLUMNS for caption in column.captions}


TABLE = _table()
PATH_TABLE = {normal(path): BY_ID[identity] for path, identity in PATHS.items()}


ALIKE = 0.8
"""Share of headings that two rosters of the same source have in common: this year's may have one more."""


@dataclass(frozen=True)
class Mapping:
    """``meanings``: {key of a caption: column id}, as somebody mapped them by hand."""

    captions: frozenset
    meanings: dict

    def likeness(self, captions):
        return len(self.captions & captions) / max(len(self.captions | captions), 1)


@dataclass(frozen=True)
class ColumnNames:
    """What is known besides the table: ``added`` everywhere by administrators {normal caption: column id}, and
    ``mappings``, each of one source, the newest first."""

    added: dict = field(default_factory=dict)
    mappings: tuple = ()

    def meanings_of(self, captions):
        """What was mapped by hand of a roster with these ``captions`` (keys), or of one much like it."""
        known = max(self.mappings, key=lambda mapping: mapping.likeness(captions), default=None)
        return known.meanings if known and known.likeness(captions) >= ALIKE else {}

    @property
    def signature(self):
        """Another one where a file may be understood otherwise."""
        known = [sorted(self.added.items()), [[sorted(m.captions), m.meanings] for m in self.mappings]]
        return hashlib.sha256(json.dumps(known, sort_keys=True).encode()).hexdigest()


NO_NAMES = ColumnNames()


@dataclass(frozen=True)
class Caption:
    """A column of a sheet: where it stands, what is written over it, what it means (None = unknown)."""

    index: int
    text: str
    column: Column | None
    unit: str = ""
    period: str = ""
    key: str = ""
    """Its levels, and which of several alike it is: what a mapping by hand is remembered under."""
    by_hand: bool = False
    owner: str = ""
    """Who else of the household the column is about (``owners``); empty: the row's own person, or the household."""
    kin: str = ""
    """That one's relation to the head, where the caption says it."""

    @property
    def apart(self):
        """Its text; about somebody beside the row's own person with its letter, for several may have one caption."""
        return f"{self.text}({self.letter})" if self.owner else self.text

    @property
    def letter(self):
        """The column as Excel names it: A, B, … AA."""
        letters, number = "", self.index + 1
        while number:
            number, rest = divmod(number - 1, 26)
            letters = chr(65 + rest) + letters
        return letters


def column_of(levels, added=NO_NAMES.added):
    """The column that captions from parent to leaf mean: an added one first, then a known path, the last level, the
    path."""
    levels = [normal(level) for level in levels if normal(level)]
    if not levels:
        return None
    leaf = levels[-1]
    for text in (leaf, without_hints(leaf), "/".join(levels)):
        if text in added:
            return BY_ID.get(added[text])
    for parent in levels[-2::-1]:
        found = PATH_TABLE.get(f"{parent}/{leaf}") or PATH_TABLE.get(f"{without_hints(parent)}/{without_hints(leaf)}")
        if found:
            return found
    for text in (leaf, without_hints(leaf), "".join(levels[-2:]), "/".join(levels)):
        if text in TABLE:
            return TABLE[text]
    return None


def is_known(cell, added=NO_NAMES.added):
    return bool(cell) and isinstance(cell, str) and len(cell) < 60 and column_of([cell], added) is not None


def read_caption(index, levels, added=NO_NAMES.added):
    """The caption of a column from its levels, parent first."""
    text = next((level for level in reversed(levels) if normal(level)), "")
    unit = next((found for level in reversed(levels) if (found := UNIT.search(_hints(level)))), None)
    return Caption(
        index,
        re.sub(r"[\s\x00-\x1f\ud800-\udfff]+", "", str(text)),
        column_of(levels, added),
        unit=unit[1] if unit else "",
        period={"月": "month", "年": "year"}.get(unit[2], "") if unit else "",
        key="/".join(filter(None, (normal(level) for level in levels)))[:KEY_LIMIT],
    )


def in_context(captions):
    """Captions that say what they mean only beside others: 类别 and 等级 on a list with certificates of disability."""
    if not any(caption.column and caption.column.id == "disability_cert_no" for caption in captions):
        return captions
    return [
        replace(caption, column=BY_ID[BESIDE_CERTIFICATES[normal(caption.text)]])
        if caption.column is None and normal(caption.text) in BESIDE_CERTIFICATES
        else caption
        for caption in captions
    ]


def map_by_hand(captions, names):
    """The captions as somebody mapped them by hand for this source; those alike are told apart by their order."""
    seen, keyed = Counter(), []
    for caption in captions:
        seen[caption.key] += bool(caption.key)
        keyed.append(replace(caption, key=f"{caption.key}#{n}") if (n := seen[caption.key]) > 1 else caption)
    meanings = names.meanings_of(keys_of(keyed))
    return [
        replace(caption, column=BY_ID[meanings[caption.key]], by_hand=True, owner="", kin="")
        if meanings.get(caption.key) in BY_ID
        else caption
        for caption in keyed
    ]


def keys_of(captions):
    return frozenset(caption.key for caption in captions if caption.key)


def _hints(level):
    return " ".join(HINT.findall(unicodedata.normalize("NFKC", str(level))))

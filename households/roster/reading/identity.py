"""Names and ID numbers: one cell → who somebody is."""

import re
import unicodedata
from dataclasses import dataclass

from caseload.core import personal
from caseload.core.pinyin import DOTS
from households.roster.reading.values import NONE_AT_ALL, fold, is_lossy, is_nothing, text_of

NAME_NOTE = re.compile(r"^(.+?)\s*[(（\[]([^()（）\[\]]*)[)）\]]\s*$")
SUSPICIOUS = re.compile("[?？\ufffd\ue000-\uf8ff□*#]|[\U000f0000-\U0010ffff]")


@dataclass(frozen=True)
class Name:
    name: str = ""
    note: str = ""
    suspicious: bool = False


def read_name(cell):
    """A name without inner spaces, its dots of one kind, a note in brackets taken off."""
    text = DOTS.sub("·", _half_width(text_of(cell)))
    found = NAME_NOTE.match(text)
    name, note = (found[1].strip(), found[2].strip()) if found else (text, "")
    if is_nothing(name):
        return Name()
    return Name(name, note, bool(SUSPICIOUS.search(name)))


def _half_width(text):
    """Full-width Latin as ordinary; Han characters stay as they are, compatibility ones too."""
    return "".join(unicodedata.normalize("NFKC", char) if "\uff00" <= char <= "\uffef" else char for char in text)


@dataclass(frozen=True)
class Identity:
    """``certificate`` is None for a blank cell; with a ``problem`` the number is not to be used."""

    certificate: personal.Certificate | None = None
    problem: str = ""


def read_id(cell):
    if is_lossy(cell):
        return Identity(personal.Certificate(""), "id_damaged")
    text = cell if isinstance(cell, str) else text_of(cell)
    if len(text) != personal.ID_LENGTH and fold(cell) in NONE_AT_ALL:  # ID numbers are not to stay in a memory
        return Identity()
    certificate = personal.read_certificate(personal.clean_id(text))
    return Identity(certificate, personal.id_problem(certificate.number))

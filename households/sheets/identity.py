"""Names and ID numbers: one cell → who somebody is."""

import re
import unicodedata
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from caseload.core import personal
from caseload.core.pinyin import DOTS
from households import vocab
from households.sheets.cells import NONE_AT_ALL, fold, is_lossy, is_nothing, text_of

NAME_NOTE = re.compile(r"^(.+?)\s*[(（\[]([^()（）\[\]]*)[)）\]]\s*$")
SUSPICIOUS = re.compile("[?？\ufffd\ue000-\uf8ff□*#]|[\U000f0000-\U0010ffff]")
HAN = re.compile("[\u3400-\u9fff]")
LONG_NUMBER = re.compile(r"(?!(19|20)\d{6}(?!\d))(?<!\d)\d{6}", re.ASCII)
"""Digits that are more than a date."""
MASKED = re.compile(r"(?=.*([*×●○·?-]{3}|X{4}|\.{3}))[\dX*×●○·?.-]{4,22}|尾号\d{3,4}X?", re.ASCII)
INTRODUCED = re.compile(
    r"(?:(?:居民|公民|本人|有效|临时|第?二代)*(?:身份证件?|身份|证件|户口[簿本])(?:号码?)?|ID|NO\.?)?[:：]?[(（]?"
    r"(\d{17}[\dX])[)）]?(?:[(（]?(?:本人|有效|长期|已核实|身份证)[)）]?)?",
    re.ASCII,
)
"""An ID number and words that say no more than that it is one. What names somebody else may be theirs."""
NO_REASON = NONE_AT_ALL - {"未办", "未办理"}
"""Words that do not even say why there is no number."""
PAPER_WORDS = {word: word for word in vocab.PAPERS}
PAPER_WORDS |= {word: paper for word, paper in vocab.CERT_TYPE_WORDS.items() if paper in vocab.PAPERS}
PAPER_WORDS = dict(sorted(PAPER_WORDS.items(), key=lambda words: -len(words[0])))
"""The longest word first: 出生医学证明 before 出生医学证."""


ID_PROBLEMS = {
    "id_length": _("The number does not have 18 characters. Please compare it with the ID card."),
    "id_date": _("The number holds a birth date that does not exist. Please compare it with the ID card."),
    "id_check_digit": _(
        "The last digit does not fit the others: a digit is mistyped. Please compare it with the ID card."
    ),
    "id_damaged": _(
        "Excel turned the number into a figure and lost its last digits. Please type it again in a column set to text."
    ),
}
"""Why an ID number is not used, by the code of ``personal.id_problem``."""


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
    """What a cell for an ID number says. ``certificate`` is None where it gives none; with a ``problem`` its number is
    not to be used.

    ``words``: why there is none; ``paper``: the other paper whose number ``text`` is; ``is_masked``: the number was
    hidden by whoever gave the list out, and is no reason to change anything.
    """

    certificate: personal.Certificate | None = None
    problem: str = ""
    words: str = ""
    paper: str = ""
    text: str = ""
    is_masked: bool = False


def read_id(cell):
    if is_lossy(cell):
        return Identity(personal.Certificate(""), "id_damaged")
    text = cell if isinstance(cell, str) else text_of(cell)
    if len(text) != personal.ID_LENGTH and fold(cell) in NO_REASON:  # ID numbers are not to stay in a memory
        return Identity()
    certificate = personal.read_certificate(personal.clean_id(text))
    problem = personal.id_problem(certificate.number)
    if problem and (found := INTRODUCED.fullmatch(fold(text))) and not personal.id_problem(found[1]):
        return Identity(personal.Certificate(found[1]))
    return _read_other(fold(text), certificate, problem) if problem else Identity(certificate)


def _read_other(text, certificate, problem):
    """A cell that holds no good ID number. One that is mistyped has its digits; words have none, or a year."""
    if MASKED.fullmatch(text):
        return Identity(is_masked=True)
    paper, number = _named_paper(text)
    if paper and number:
        return Identity(certificate, problem, paper=paper, text=number)
    if HAN.search(text) and not LONG_NUMBER.search(text):
        return Identity(words=text, paper=paper)
    if not re.search(r"\d", text):  # ?, x, nan
        return Identity()
    return Identity(certificate, problem, text=text)


def _named_paper(text):
    """(the paper that the text begins with, what follows it)."""
    word = next((word for word in PAPER_WORDS if text.startswith(word)), "")
    rest = text.removeprefix(word).strip("编号码:：-()（）")
    if word == "军字":
        rest = text
    return PAPER_WORDS.get(word, ""), rest if re.search(r"\d{4}", rest) else ""

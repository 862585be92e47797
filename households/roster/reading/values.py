"""One cell → what it means. Each reader takes (caption, cell, typed) and gives a ``Value``.

A value is None (blank), a text, a list, a bool, a Decimal or a number of persons. What is not understood comes
back as the text it was, with the code of the problem.
"""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from caseload.core import personal
from caseload.core.amounts import Amount, parse_amount
from caseload.core.dates import DateProblem, PartialDate, parse_date
from households import vocab
from households.roster.reading.measures import read_measure
from households.sheets.cells import CONTROL, NONE_AT_ALL, NOTHING, folded, is_lossy, is_nothing, text_of

NO_NUMBER = NONE_AT_ALL | {"无编号", "未编号", "未编", "待编", "待编号", "暂无编号", "没有编号"}
NO_NUMBER |= {"待定", "不详", "不明", "未知", "零"}
NO_DIGIT = re.compile(r"[\W_0×]+")
"""The same for numbers that offices give; and what has only noughts and signs is none."""
POINTED = re.compile(r"\s*(\d+)\.0+\s*", re.ASCII)
MASKED_NUMBER = re.compile(r"\d{0,12}\*{2,}\d{0,8}", re.ASCII)
SEPARATORS = re.compile(r"[,，、;；/|+\n\s]+")
COUNT = re.compile(r"(\d{1,4})(\.0+)?[人口户名个]?")
MONTHS = re.compile(r"(\d{1,2}(?:\.\d)?)(\.0+)?(个月|月)?")


@dataclass(frozen=True)
class Value:
    value: object = None
    problem: str = ""


BLANK = Value()
DAMAGED, MASKED = Value(None, "number_damaged"), Value(None, "masked")


def is_masked(cell):
    """A number of which whoever gave the list out left only some digits: 138****5678."""
    return isinstance(cell, str) and "*" in cell and bool(MASKED_NUMBER.fullmatch(folded(cell)))


def without_point(cell):
    """13805360210 for 13805360210.0, as programs write the numbers of a column that has gaps."""
    found = POINTED.fullmatch(cell) if isinstance(cell, str) else None
    return found[1] if found else cell


# --- readers ---


def read_text(caption, cell, typed):
    if is_nothing(cell) or folded(cell) == "无":
        return BLANK
    return DAMAGED if is_lossy(cell) else Value(text_of(cell))


def read_number(caption, cell, typed):
    """An opaque number such as 户编号 or an account: kept whole, with its leading zeros; a rounded one never."""
    number = folded(without_point(cell))
    if is_masked(cell):
        return MASKED
    if number in NO_NUMBER or NO_DIGIT.fullmatch(number):
        return BLANK
    return DAMAGED if is_lossy(cell) else Value(number)


def read_term(caption, cell, typed):
    words = caption.column.words
    word = folded(cell)
    found = words.get(word) or words.get(text_of(cell)) or words.get(re.sub(r"\(.*?\)", "", word))
    if found and not (caption.column.many and found not in words.values()):
        return Value([found] if caption.column.many else found)
    if word in NOTHING or word == "无" or (word in vocab.NOT_AT_SCHOOL and caption.column.id == "school_status"):
        return BLANK
    if not caption.column.many:
        return Value(text_of(cell), "value_unknown")
    return _several(words, cell)


def _several(words, cell):
    text = CONTROL.sub("", unicodedata.normalize("NFKC", str(cell)))
    parts = [part for part in SEPARATORS.split(text) if part]
    terms = list(dict.fromkeys(words.get(part, part) for part in parts))
    known = [term for term in terms if term in words.values()]
    if vocab.HEALTHY in known and len(known) > 1:
        known.remove(vocab.HEALTHY)
        terms.remove(vocab.HEALTHY)
    return Value(sorted(terms, key=list(dict.fromkeys(words.values())).index) if known == terms else terms,
                 "" if known == terms else "value_unknown")  # fmt: skip


def read_relation(caption, cell, typed):
    word = folded(cell)
    if word in NOTHING:
        return BLANK
    word = re.sub(r"\(.*?\)", "", word) or word
    if word in vocab.RELATIONS or word in vocab.RELATION_WORDS:
        return Value(vocab.RELATION_WORDS.get(word, word))
    if word.startswith("之") and word[1:] in vocab.RELATION_WORDS:
        return Value(vocab.RELATION_WORDS[word[1:]])
    return Value(text_of(cell), "value_unknown")


def read_sex(caption, cell, typed):
    sex = {"男": "M", "男性": "M", "1": "M", "女": "F", "女性": "F", "2": "F"}.get(folded(cell), "")
    if sex or is_nothing(cell):
        return Value(sex or None)
    return Value(text_of(cell), "value_unknown")


def read_status(caption, cell, typed):
    word = folded(cell)
    if word in NOTHING or word == "无":
        return BLANK
    status = vocab.STATUS_WORDS.get(re.sub(r"\(.*?\)|\d[\d年月日.\-/]*", "", word))
    return Value(status) if status else Value(text_of(cell), "value_unknown")


def read_yes_no(caption, cell, typed):
    word = folded(cell)
    if word in vocab.YES:
        return Value(True)
    if word in vocab.NO:
        return Value(False)
    return BLANK if word in NOTHING else Value(text_of(cell), "value_unknown")


def read_head(caption, cell, typed):
    """是否户主: yes or no, or the head's relation itself."""
    relation = vocab.RELATION_WORDS.get(folded(cell), folded(cell))
    if relation in (vocab.HEAD, "●", "★", "☑", "*", "T"):
        return Value(True)
    return Value(False) if relation in vocab.NO_HEAD or relation == "F" else read_yes_no(caption, cell, typed)


def read_date(caption, cell, typed):
    if not isinstance(cell, date | datetime) and (is_nothing(cell) or folded(cell) in ("无", "0")):
        return BLANK
    try:
        return Value(str(parse_date(cell, typed=typed)))
    except DateProblem as problem:
        return Value(None if problem.code == "date_ambiguous" else text_of(cell), problem.code)


def read_birth(caption, cell, typed):
    """As PartialDate; what is no date stays text, unless the ID number says it better."""
    if not isinstance(cell, date | datetime) and is_nothing(cell, NONE_AT_ALL):
        return BLANK
    try:
        return Value(parse_date(cell, typed=typed))
    except DateProblem as problem:
        return Value(None if problem.code == "date_ambiguous" else text_of(cell), problem.code)


def read_amount_a_year(caption, cell, typed):
    return _amount(caption, cell, Amount.a_year)


def read_amount_a_month(caption, cell, typed):
    return _amount(caption, cell, Amount.a_month)


def _amount(caption, cell, spread):
    """``spread``: over which period it is kept."""
    if is_nothing(cell) or folded(cell) == "无":
        return BLANK
    try:
        amount = parse_amount(cell, unit=caption.unit)
        return Value(spread(Amount(amount.yuan, amount.period or caption.period))) if amount else BLANK
    except ValueError:
        return Value(text_of(cell), "amount_invalid")


def read_decimal(caption, cell, typed):
    if is_nothing(cell) or folded(cell) == "无":
        return BLANK
    try:
        return Value(read_measure(caption.column.id, folded(caption.text), folded(cell)))
    except ValueError:
        return Value(text_of(cell), "amount_invalid")


def read_count(caption, cell, typed):
    if is_nothing(cell) or folded(cell) == "无":
        return BLANK
    found = COUNT.fullmatch(folded(cell))
    return Value(str(int(found[1]))) if found else Value(text_of(cell), "amount_invalid")


def read_months(caption, cell, typed):
    if is_nothing(cell) or folded(cell) == "无":
        return BLANK
    found = MONTHS.fullmatch(folded(cell))
    if found and Decimal(found[1]) <= 12:
        return Value(Decimal(found[1]).quantize(Decimal("0.1")))
    return Value(text_of(cell), "value_unknown")


def read_phones(caption, cell, typed):
    if is_nothing(cell, NONE_AT_ALL):
        return BLANK
    if is_masked(cell):
        return MASKED
    text = cell if isinstance(cell, str) else text_of(cell)
    text = re.sub(r"(\d{7,})\.0+(?!\d)", r"\1", text) if ".0" in text else text
    phones = personal.split_phones(text)
    good = [phone for phone in phones if personal.phone_fits(phone)]
    problem = "" if good == phones and phones else "phone_invalid"
    return Value(good or text_of(cell), problem)


def read_grade(caption, cell, typed):
    if is_nothing(cell) or folded(cell) == "无":
        return BLANK
    grade = folded(cell).removesuffix("级")
    return Value(grade) if grade in ("A", "B", "C", "D") else Value(text_of(cell), "value_unknown")


READERS = {
    "text": read_text,
    "number_of_household": read_number,
    "area": read_text,
    "term": read_term,
    "relation": read_relation,
    "sex": read_sex,
    "status": read_status,
    "yes_no": read_yes_no,
    "date": read_date,
    "birth": read_birth,
    "amount_a_year": read_amount_a_year,
    "amount_a_month": read_amount_a_month,
    "decimal": read_decimal,
    "count": read_count,
    "months": read_months,
    "phones": read_phones,
    "person_phones": read_phones,
    "grade": read_grade,
    "number": read_number,
    "bank": read_number,
}


def birth_agrees(given, born):
    """Whether a birth date, as precise as the column gives it agrees with the ID number's."""
    return not isinstance(given, PartialDate) or given.covers(born)

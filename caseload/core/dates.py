"""One tolerant parser for dates as Chinese offices write them, with the precision they give."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime, timedelta

EARLIEST, LATEST = 1880, 2100
EXCEL_EPOCH = date(1899, 12, 30)
EXCEL_SERIALS = range(3654, 73415)
"""1910 to 2100: outside it a bare number of five digits is no day."""
ISO_TIME = re.compile(r"[T ]\d{1,2}:\d{2}(:\d{2})?(\.\d+)?$")
DIGITS = {sign: str(n) for n, sign in enumerate("〇一二三四五六七八九")} | {"零": "0", "○": "0", "两": "2", "元": "1"}
IN_WORDS = re.compile(
    "([〇零○一二三四五六七八九]{4})年(?:([元一二三四五六七八九十]{1,3})月(?:([一二三四五六七八九十廿]{1,3})[日号]?)?)?"
)
PARTS = re.compile(r"(\d{4})[年./\-]+(?:(\d{1,2})(?:[月./\-]+(?:(\d{1,2})[日号]?)?)?)?")


class DateProblem(ValueError):
    """``code`` is date_invalid or date_ambiguous."""

    def __init__(self, code):
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, order=True)
class PartialDate:
    """A year, a month or a day."""

    year: int
    month: int | None = None
    day: int | None = None

    @property
    def precision(self):
        """Y, M or D."""
        return "D" if self.day else "M" if self.month else "Y"

    @property
    def first_day(self):
        return date(self.year, self.month or 1, self.day or 1)

    def covers(self, day):
        """Whether ``day`` lies in this year, month or day."""
        return self == PartialDate(day.year, self.month and day.month, self.day and day.day)

    def __str__(self):
        if self.day:
            return f"{self.year:04}-{self.month:02}-{self.day:02}"
        return f"{self.year:04}-{self.month:02}" if self.month else f"{self.year:04}"


def parse_date(value, *, typed=True):
    """A cell or a typed text as PartialDate; None for blank; DateProblem for what is none.

    ``typed``: texts come from a source that tells texts from numbers. Elsewhere (CSV) the text 2020.1 may
    have been the number that was October, so it is ambiguous there too.
    """
    if isinstance(value, datetime | date):
        return _checked(value.year, value.month, value.day)
    if isinstance(value, bool):
        raise DateProblem("date_invalid")
    if isinstance(value, int | float):
        return _from_number(value)
    text = re.sub(r"\s*([年月日号./\-])\s*", r"\1", unicodedata.normalize("NFKC", str(value or "")).strip())
    text = ISO_TIME.sub("", text).replace("。", ".")
    if not text:
        return None
    if not typed and re.fullmatch(r"\d{4}\.1", text):
        raise DateProblem("date_ambiguous")
    return _from_text(text)


def _from_number(number):
    if float(number).is_integer() or number in EXCEL_SERIALS or 10_000 <= number < 100_000:
        return _from_digits(str(int(number)))
    text = f"{number:.4f}".rstrip("0")
    if re.fullmatch(r"\d{4}\.1", text):
        raise DateProblem("date_ambiguous")
    if not re.fullmatch(r"\d{4}\.\d{1,2}", text):
        raise DateProblem("date_invalid")
    return _from_text(text)


def _from_text(text):
    if text.isdigit():
        return _from_digits(text)
    if re.fullmatch(r"\d{4,8}\.0", text):
        return _from_digits(text[:-2])
    found = PARTS.fullmatch(_in_figures(text))
    if not found:
        raise DateProblem("date_invalid")
    return _checked(*(int(part) if part else None for part in found.groups()))


def _in_figures(text):
    """2024年3月5日 for 二〇二四年三月五日; other texts as they are."""
    found = IN_WORDS.fullmatch(text)
    if not found:
        return text
    year = "".join(DIGITS[sign] for sign in found[1])
    parts = [_up_to_99(found[n]) + unit for n, unit in ((2, "月"), (3, "日")) if found[n]]
    return f"{year}年{''.join(parts)}"


def _up_to_99(words):
    """12 for 十二 and 30 for 三十."""
    tens, ten, ones = words.replace("廿", "二十").rpartition("十")
    return str(int(DIGITS[tens] if tens else bool(ten)) * 10 + int(DIGITS.get(ones, 0)))


def _from_digits(digits):
    if len(digits) == 4:
        return _checked(int(digits))
    if len(digits) == 6:
        return _checked(int(digits[:4]), int(digits[4:]))
    if len(digits) == 8:
        return _checked(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    if digits.isascii() and len(digits) <= 5 and int(digits) in EXCEL_SERIALS:
        day = EXCEL_EPOCH + timedelta(days=int(digits))
        return PartialDate(day.year, day.month, day.day)
    raise DateProblem("date_invalid")


def _checked(year, month=None, day=None):
    try:
        date(year, 1 if month is None else month, 1 if day is None else day)
    except ValueError:
        raise DateProblem("date_invalid") from None
    if not EARLIEST <= year <= LATEST:
        raise DateProblem("date_invalid")
    return PartialDate(year, month, day)

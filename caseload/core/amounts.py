"""Amounts as people write them: 1,234.50 · 1234元 · ￥300 · 0.6万 · 300元/月 · （120）."""

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

LIMIT = Decimal(10) ** 10
"""What numeric(12, 2) holds."""
SHAPE = re.compile(
    r"(?P<minus>[-(])?(?:[¥$]|人民币|约)?(?P<sign>-)?(?P<number>\d[\d,]*(?:\.\d*)?|\.\d+)\)?"
    r"(?P<unit>亿元?|万元?|千元?|百元?|元|块)?(?:整|人民币)?(?:/|每|元/)?(?P<period>月|年|季度|季)?\)?"
)
UNITS = {"亿": 10**8, "万": 10**4, "千": 10**3, "百": 100}


@dataclass(frozen=True)
class Amount:
    """``yuan`` with two decimals; ``period`` is month, quarter, year or "" where the cell does not say."""

    yuan: Decimal
    period: str = ""

    def a_year(self):
        return self.yuan * {"month": 12, "quarter": 4}.get(self.period, 1)

    def a_month(self):
        """Per month; a sum said to be per year is divided."""
        return (self.yuan / {"year": 12, "quarter": 3}.get(self.period, 1)).quantize(Decimal("0.01"))


def parse_amount(value, *, unit=""):
    """The amount in a cell; None for blank; ValueError for what is none. ``unit``: of the caption (元, 万元)."""
    if isinstance(value, bool):
        raise ValueError("not an amount")
    if isinstance(value, int | float | Decimal):
        text = format(Decimal(str(value)), "f")
    else:
        text = re.sub(r"\s", "", unicodedata.normalize("NFKC", str(value or "")))
    if not text:
        return None
    found = SHAPE.fullmatch(text)
    if not found:
        raise ValueError("not an amount")
    try:
        yuan = Decimal(found["number"].replace(",", ""))
    except InvalidOperation:
        raise ValueError("not an amount") from None
    yuan *= UNITS.get((found["unit"] or unit or "元")[0], 1)
    if found["minus"] or found["sign"]:
        yuan = -yuan
    if abs(yuan) >= LIMIT:
        raise ValueError("too large an amount")
    period = {"月": "month", "年": "year", "季": "quarter", "季度": "quarter"}.get(found["period"], "")
    return Amount(yuan.quantize(Decimal("0.01")), period)

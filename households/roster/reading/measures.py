"""Areas, distances and land as sheets write them: in the unit of the cell, else of the caption, else of the column."""

import re
from decimal import Decimal

UNITS = {
    "m2": {"平方米": "1", "平米": "1", "平": "1"},
    "km": {"公里": "1", "千米": "1", "KM": "1", "里": "0.5", "华里": "0.5", "米": "0.001", "M": "0.001"},
    "mu": {"亩": "1", "分": "0.1", "公顷": "15"},
}
"""The unit that the id of a column ends with → what else is written, and how many of it that is."""
MOST = Decimal("999999.99")
"""What the columns hold."""
PIECE = re.compile(r"(\d+\.?\d*|\.\d+)([^\d.]*)", re.ASCII)
HINT = re.compile(r"\((?:单位:?)?([^()]+)\)")


def read_measure(column, caption, text):
    """``text`` (folded) as a number in the unit of ``column``; ValueError where it is none. ``caption``: folded too."""
    units = UNITS[column.rpartition("_")[2]]
    hint = next((unit for unit in HINT.findall(caption) if unit in units), next(iter(units)))
    text = text.replace(",", "").replace("M2", "平方米")
    pieces = PIECE.findall(text)
    is_whole = pieces and "".join(number + unit for number, unit in pieces) == text
    if not is_whole or (len(pieces) > 1 and not all(unit for _number, unit in pieces)):
        raise ValueError
    total = sum(Decimal(number) * _size(units, unit or hint) for number, unit in pieces)
    if total > MOST:
        raise ValueError
    return total.quantize(Decimal("0.01"))


def _size(units, unit):
    if unit not in units:
        raise ValueError
    return Decimal(units[unit])

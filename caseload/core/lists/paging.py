"""Pages by key: the next page starts after the last row of this one, so that page 200 costs what page 1 does."""

import base64
import binascii
import json
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.db.models import Q

COUNT_LIMIT = 10_000
PAGE_SIZE = 25
FURTHEST = 10**9
"""No position in a list is beyond it."""


@dataclass
class Page:
    """``first``/``last`` are 1-based positions of the rows shown; ``total`` stops at COUNT_LIMIT (``is_capped``)."""

    rows: list
    total: int
    first: int
    previous_url: str = ""
    next_url: str = ""
    is_capped: bool = field(default=False)

    @property
    def last(self):
        return self.first + len(self.rows) - 1 if self.rows else 0

    def __iter__(self):
        return iter(self.rows)

    def __len__(self):
        return len(self.rows)


def page_by_key(request, queryset, *, order, size=PAGE_SIZE, total=None):
    """The page of ``queryset`` that the query string asks for. ``order``: non-null columns, the last one unique.

    ``total``: how many rows there are, where the view has counted them already.
    """
    if total is None:
        total = queryset.order_by()[: COUNT_LIMIT + 1].count()
    after, values, offset = _read_cursor(request, order)
    backwards = after == "before"
    keys = [_flip(key) for key in order] if backwards else list(order)
    found = queryset.order_by(*keys)
    if values:
        try:
            found = found.filter(_beyond(keys, values))
        except (ValidationError, ValueError):
            values, backwards, found = None, False, queryset.order_by(*order)
    rows = list(found[: size + 1])
    more, rows = len(rows) > size, rows[:size]
    if backwards:
        rows.reverse()
        first = max(offset - len(rows), 0) + 1
    else:
        first = offset + 1
    page = Page(rows, min(total, COUNT_LIMIT), first if rows else 0, is_capped=total > COUNT_LIMIT)
    if rows and (more if backwards else bool(values)):
        page.previous_url = _url(request, "before", order, rows[0], first - 1)
    if rows and (True if backwards else more):
        page.next_url = _url(request, "after", order, rows[-1], first - 1 + len(rows))
    return page


def _flip(key):
    return key[1:] if key.startswith("-") else "-" + key


def _value(row, key):
    for part in key.lstrip("-").split("__"):
        row = getattr(row, part)
    return row


def _beyond(keys, values):
    """Rows after ``values`` in the order of ``keys``; the first column is bounded once more for the index."""
    condition, equal = Q(), Q()
    for key, value in zip(keys, values, strict=True):
        name, compare = key.lstrip("-"), "lt" if key.startswith("-") else "gt"
        condition |= equal & Q(**{f"{name}__{compare}": value})
        equal &= Q(**{name: value})
    bound = "lte" if keys[0].startswith("-") else "gte"
    return condition & Q(**{f"{keys[0].lstrip('-')}__{bound}": values[0]})


def _url(request, direction, order, row, offset):
    values = [str(_value(row, key)) for key in order]
    cursor = base64.urlsafe_b64encode(json.dumps([*values, offset]).encode()).decode()
    query = request.GET.copy()
    query.pop("after", None)
    query.pop("before", None)
    query[direction] = cursor
    return f"?{query.urlencode()}"


def _read_cursor(request, order):
    """(direction, key values, offset); a cursor that is not ours gives the first page."""
    for direction in ("after", "before"):
        try:
            *values, offset = json.loads(base64.urlsafe_b64decode(request.GET.get(direction, "")))
            if len(values) == len(order) and all(isinstance(value, str) and _is_storable(value) for value in values):
                return direction, values, min(max(int(offset), 0), FURTHEST)
        except (ValueError, TypeError, OverflowError, RecursionError, binascii.Error):
            continue
    return "after", None, 0


def _is_storable(text):
    """The database takes neither NUL nor half of a pair of surrogates."""
    return "\0" not in text and not any("\ud800" <= sign <= "\udfff" for sign in text)

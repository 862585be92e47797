"""Pages by key: the next page starts after the last row of this one, so that page 200 costs what page 1 does."""

from dataclasses import dataclass, field

from django.core.signing import BadSignature, Signer
from django.db.models import Q

COUNT_LIMIT = 10_000
PAGE_SIZE = 25


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
        found = found.filter(_beyond(keys, values))
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
    cursor = _signer(order).sign_object([*values, offset])
    query = request.GET.copy()
    query.pop("after", None)
    query.pop("before", None)
    query[direction] = cursor
    return f"?{query.urlencode()}"


def _read_cursor(request, order):
    """(direction, key values, offset); a cursor that is not ours, of a list in this order, gives the first page."""
    for direction in ("after", "before"):
        try:
            *values, offset = _signer(order).unsign_object(request.GET.get(direction, ""))
        except BadSignature:
            continue
        return direction, values, offset
    return "after", None, 0


def _signer(order):
    """Signed, so that the database is asked for nothing that did not come from it."""
    return Signer(salt=f"page {' '.join(order)}")

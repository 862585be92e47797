"""Where the registry keeps what a roster says in its columns, and how the two are compared.

One place says where each column is kept: in the model's field, else in the row's ``roster``. A value of a column
with a field that was not understood is kept as text in ``roster`` under the column's id.
"""

from datetime import date
from decimal import Decimal
from functools import lru_cache

from caseload.core.personal import decrypt_id, encrypt_id
from households.roster.checking.plans import Change, written_columns
from households.roster.reading.columns import BY_ID
from households.roster.reading.groups import comparable
from households.services.facts import FILLED

WHO = {"name", "cert_no", "relation_to_head", "member_status", "household_no", "village", "head_name", "head_id"}
"""Columns compared by what they identify, not by what they say."""
NUMBERS = {"amount_a_year", "amount_a_month", "decimal", "months"}
TYPED = {"yes_no", *NUMBERS, "phones", "person_phones", "grade"}


def present_in(group, record):
    """Ids of the columns that say something of a person: those of the sheets, and what the ID number tells."""
    present = group.present if record.present is None else record.present
    by_number = (record.person_values.keys() - present) & BY_ID.keys()
    present = present | by_number if by_number else present
    return present.difference(record.unread) if record.unread else present


@lru_cache(maxsize=1024)
def columns_in(present, scope):
    """The columns of ``scope`` that a sheet has and that are kept as values. ``present``: a frozenset."""
    return [BY_ID[i] for i in sorted(present) if BY_ID[i].scope == scope and BY_ID[i].is_kept and i not in WHO]


def stored_value(row, column):
    """What the registry keeps for a column."""
    if column.id in row.roster:
        return row.roster[column.id]
    if column.kind == "bank":
        return decrypt_id(row.bank_account) if row.bank_account else None
    if column.field == "":
        return getattr(row, column.id, None) if column.id in ("sex", "birth_date") else None
    return getattr(row, column.field)


def as_kept(column, value):
    """A value as ``roster`` (JSON) keeps it."""
    if isinstance(value, Decimal):
        return str(value)
    return str(value) if column.kind == "birth" and value is not None else value


def changes(row, values, present, scope):
    """What differs between a stored row and the ``values`` of the file in the columns the file has. A blank cell
    empties only what rosters filled in."""
    filled = set(row.roster.get(FILLED, ()))
    found = []
    for column in columns_in(present, scope):
        new, old = values.get(column.id), stored_value(row, column)
        if is_blank(new) and (column.id not in filled or is_blank(old)):
            continue
        if old != new and plain(column, old) != plain(column, new):
            found.append(Change(column.id, old, new))
    return found


def plain(column, value):
    """A value such that two that mean the same are equal; None for nothing."""
    return comparable(_plain(column, value))


def _plain(column, value):
    """Old and new in one form: the registry's day beside the file's month, numbers from JSON as numbers."""
    if column.kind == "birth" and value is not None:
        return str(value)
    if column.kind in NUMBERS and isinstance(value, Decimal):
        return str(value.quantize(Decimal("0.01")))
    if column.kind in NUMBERS and isinstance(value, str) and _is_number(value):
        return str(Decimal(value).quantize(Decimal("0.01")))
    return value


def _is_number(text):
    return text.removeprefix("-").replace(".", "", 1).isdigit() and text.isascii()


def is_blank(value):
    return value is None or value == "" or value == []


def put(row, roster, column, value):
    """Keep ``value`` (None empties) in its field of ``row``, else in ``roster``."""
    roster.pop(column.id, None)
    fits = bool(column.field) and not (isinstance(value, str) and column.kind in TYPED and column.kind != "grade")
    if column.kind == "grade" and value is not None:
        fits = value in ("A", "B", "C", "D")
    if column.kind == "birth":
        fits = _put_birth(row, value)
    elif column.kind == "sex":
        row.sex, fits = (value, True) if value in ("M", "F") else ("", False)
    elif column.kind == "bank":
        row.bank_account, fits = encrypt_id(value) if value else None, True
    elif column.field:
        setattr(row, column.field, value if fits and not is_blank(value) else _empty(row, column.field))
    if not fits and not is_blank(value):
        roster[column.id] = as_kept(column, value)


def _put_birth(row, value):
    """A whole day goes into the field; a month or a year is kept beside it with its precision."""
    day = value if isinstance(value, date) else value.first_day if getattr(value, "precision", "") == "D" else None
    row.birth_date = day
    return day is not None


def _empty(row, field):
    found = row._meta.get_field(field)
    return None if found.null else found.get_default()


def put_all(row, values, present, scope, changes=None):
    """Put the values of the columns present; ``changes``: only those of these that are written. Remembers what was
    filled by a roster."""
    columns = columns_in(present, scope)
    only = None if changes is None else written_columns(changes)
    left = {change.column for change in changes or () if not change.is_written}
    roster, filled = dict(row.roster), set(row.roster.get(FILLED, ()))
    for column in columns:
        value = values.get(column.id)
        if not is_blank(value) and column.id not in left:
            filled.add(column.id)
        if column.id in only if only is not None else not is_blank(value):
            put(row, roster, column, value)
    row.roster = {**roster, FILLED: sorted(filled)}

"""Rows into PostgreSQL by COPY: the one way fast enough for a million visits."""

from itertools import chain
from operator import attrgetter

from django.db import connection, models
from psycopg.types.json import Jsonb


def copy_in(model, rows):
    """Write unsaved instances of ``model``; every column that is not generated is taken from the instance.

    A row whose key is None takes the next of the sequence (for all rows of the call alike).
    """
    rows = iter(rows)
    first = next(rows, None)
    if first is None:
        return
    given = [field for field in model._meta.concrete_fields if not field.generated]
    fields = [field for field in given if not (field.primary_key and first.pk is None)]
    read = _reader(fields)
    columns = ", ".join(connection.ops.quote_name(field.column) for field in fields)
    statement = f"COPY {connection.ops.quote_name(model._meta.db_table)} ({columns}) FROM STDIN"
    with connection.cursor() as cursor, cursor.copy(statement) as copy:
        for row in chain([first], rows):
            copy.write_row(read(row))


def _reader(fields):
    """A function from an instance to the values of ``fields``, JSON wrapped for the driver."""
    values = attrgetter(*(field.attname for field in fields))
    json_at = [position for position, field in enumerate(fields) if isinstance(field, models.JSONField)]
    if not json_at:
        return values

    def read(row):
        found = list(values(row))
        for position in json_at:
            found[position] = Jsonb(found[position])
        return found

    return read

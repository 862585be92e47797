"""Many rows at once: new ones by COPY, known ones by COPY beside them and one UPDATE. Triggers keep their history."""

from itertools import chain
from operator import attrgetter

from django.db import connection, models
from psycopg.types.json import Jsonb


def copy_rows(model, rows, *, keyed=True):
    """Insert complete ``rows`` as they come. ``keyed``: their primary keys are known, else the sequence gives them.

    ``bulk_create`` spends most of its time on parameters.
    """
    fields = [field for field in model._meta.concrete_fields if keyed or not field.primary_key]
    copy_values(model, fields, map(_reader(fields), rows))


def copy_values(model, fields, rows):
    """Insert ``rows``, each the values of ``fields`` in their order, JSON wrapped for the driver."""
    rows = iter(rows)
    first = next(rows, None)
    if first is None:
        return
    quote = connection.ops.quote_name
    columns = ", ".join(quote(field.column) for field in fields)
    with connection.cursor() as cursor:
        _carry_context(cursor, model)
        with cursor.copy(f"COPY {quote(model._meta.db_table)} ({columns}) FROM STDIN") as copy:
            for row in chain([first], rows):
                copy.write_row(row)


def _reader(fields):
    """A function from an instance to the values of ``fields``, JSON wrapped for the driver."""
    values = attrgetter(*(field.attname for field in fields))
    json_at = [place for place, field in enumerate(fields) if isinstance(field, models.JSONField)]
    if not json_at:
        return values

    def read(row):
        found = list(values(row))
        for place in json_at:
            found[place] = None if found[place] is None else Jsonb(found[place])
        return found

    return read


def _carry_context(cursor, model):
    """Who and why travel with the statement before a COPY, for nothing can be put into the COPY itself."""
    cursor.execute(f"LOCK TABLE {connection.ops.quote_name(model._meta.db_table)} IN ROW EXCLUSIVE MODE")


GIVE = "CREATE TEMPORARY TABLE {given} ON COMMIT DROP AS SELECT {columns} FROM {table} LIMIT 0"
UPDATE = "UPDATE {table} t SET {sets} FROM {given} given WHERE t.id = given.id"


def update_rows(model, rows, fields):
    """Write ``fields`` of existing rows, by way of a table that lasts as long as this takes."""
    if not rows:
        return
    quote, fields = connection.ops.quote_name, [field for field in fields if not field.primary_key]
    names = [quote(field.column) for field in fields]
    parts = {
        "table": quote(model._meta.db_table),
        "given": quote(f"given_{model._meta.db_table}"),
        "columns": ", ".join(["id", *names]),
        "sets": ", ".join(f"{name} = given.{name}" for name in names),
    }
    read = _reader([model._meta.pk, *fields])
    with connection.cursor() as cursor:
        cursor.execute(GIVE.format(**parts))
        with cursor.copy("COPY {given} ({columns}) FROM STDIN".format(**parts)) as copy:
            for row in rows:
                copy.write_row(read(row))
        cursor.execute(UPDATE.format(**parts))
        cursor.execute("DROP TABLE {given}".format(**parts))

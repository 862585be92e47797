"""Many rows at once: new ones by COPY, known ones by ON CONFLICT. Triggers see each row, so history is kept."""

from itertools import chain
from operator import attrgetter

from django.db import connection, models
from psycopg.types.json import Jsonb

BATCH = 1000


def copy_rows(model, rows, *, keyed=True):
    """Insert complete ``rows`` as they come. ``keyed``: their primary keys are known, else the sequence gives them.

    ``bulk_create`` spends most of its time on parameters.
    """
    rows = iter(rows)
    first = next(rows, None)
    if first is None:
        return
    fields = [field for field in model._meta.concrete_fields if keyed or not field.primary_key]
    quote, read = connection.ops.quote_name, _reader(fields)
    columns = ", ".join(quote(field.column) for field in fields)
    with connection.cursor() as cursor:
        _carry_context(cursor, model)
        with cursor.copy(f"COPY {quote(model._meta.db_table)} ({columns}) FROM STDIN") as copy:
            for row in chain([first], rows):
                copy.write_row(read(row))


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


def update_rows(model, rows, fields):
    """Write ``fields`` of existing rows: the CASE lists of ``bulk_update`` are slow."""
    if rows:
        model.objects.bulk_create(
            rows, update_conflicts=True, unique_fields=["id"], update_fields=fields, batch_size=BATCH
        )

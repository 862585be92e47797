"""Many rows at once: new ones by COPY, known ones by ON CONFLICT. Triggers see each row, so history is kept."""

from django.db import connection

BATCH = 1000


def copy_rows(model, rows):
    """Insert complete ``rows``, primary keys included. ``bulk_create`` spends most of its time on parameters."""
    if not rows:
        return
    fields = model._meta.concrete_fields
    quote = connection.ops.quote_name
    columns = ", ".join(quote(field.column) for field in fields)
    with connection.cursor() as cursor:
        _carry_context(cursor, model)
        with cursor.copy(f"COPY {quote(model._meta.db_table)} ({columns}) FROM STDIN") as copy:
            for row in rows:
                copy.write_row([field.get_db_prep_save(field.pre_save(row, True), connection) for field in fields])


def _carry_context(cursor, model):
    """Who and why travel with the statement before a COPY, for nothing can be put into the COPY itself."""
    cursor.execute(f"LOCK TABLE {connection.ops.quote_name(model._meta.db_table)} IN ROW EXCLUSIVE MODE")


def update_rows(model, rows, fields):
    """Write ``fields`` of existing rows: the CASE lists of ``bulk_update`` are slow."""
    if rows:
        model.objects.bulk_create(
            rows, update_conflicts=True, unique_fields=["id"], update_fields=fields, batch_size=BATCH
        )

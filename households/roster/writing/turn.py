"""One roster is written at a time: two at once could both add the same family."""

from django.db import connection

LOCK = 0x726F73746572


def take_turn():
    """Wait until no other roster is being written. Held to the end of the transaction."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])

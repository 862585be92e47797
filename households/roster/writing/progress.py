"""How far an import has come, told beside its transaction, so that others can read it before that ends."""

from time import monotonic

from django.db import DEFAULT_DB_ALIAS, connections

from caseload.core import wall_clock

EVERY = 0.4
"""Seconds between two words, unless the step changes."""


class Cancelled(Exception):
    """Somebody cancelled the work: it is to end without having written anything."""


def silent(step, done, total):
    """For those whom nobody watches."""


def tell_progress(part):
    """How many households are through."""
    roster = part.roster
    roster.done += len(part.groups)
    roster.tell("writing" if roster.is_to_be_written else "checking", roster.done, len(roster.reading.groups))


class Progress:
    """Writes to the row of a batch's progress through a connection of its own. Called, raises Cancelled if it is."""

    def __init__(self, batch_pk):
        self.batch_pk, self.step, self.told_at = batch_pk, "", 0.0

    def __enter__(self):
        self.connection = connections.create_connection(DEFAULT_DB_ALIAS)
        return self

    def __exit__(self, *problem):
        self.connection.close()

    def __call__(self, step, done, total):
        if step == self.step and monotonic() - self.told_at < EVERY:
            return
        self.step, self.told_at = step, monotonic()
        with self.connection.cursor() as cursor:
            cursor.execute(
                "UPDATE roster_rosterprogress SET step = %s, done = %s, total = %s, at = %s WHERE batch_id = %s"
                " RETURNING is_cancelled",
                [step, done, total, wall_clock.now(), self.batch_pk],
            )
            if cursor.fetchone() == (True,):
                raise Cancelled

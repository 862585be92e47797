"""A state of a test's database, and the way back to it. As its template leaves it: what a test wrote is taken out
again, where that is quicker than a new copy, and exact. A copy makes some 1,500 files; most tests write to thirty
tables. Or filled: what many tests begin with is made once in a process.

What is compared is all there is: tables, columns, triggers, functions, constraints; the rows of every table; where each
sequence stands. Whatever differs in shape, or is large, or cannot be put back, is answered by a new copy.
"""

import psycopg
from psycopg.sql import SQL, Identifier, Literal

from tests import databases

LARGE = 4_000_000
"""Bytes of a table, emptied by row, that later tests would have to read over."""
SHAPE = """
SELECT md5(string_agg(what, ',' ORDER BY what)) FROM (
    SELECT concat('table ', oid, relname, relkind) FROM pg_class WHERE relnamespace = 'public'::regnamespace
    UNION ALL SELECT concat('column ', attrelid, ' ', attnum, ' ', xmin) FROM pg_attribute
    UNION ALL SELECT concat('trigger ', oid, ' ', xmin) FROM pg_trigger
    UNION ALL SELECT concat('function ', oid, ' ', xmin) FROM pg_proc
    UNION ALL SELECT concat('constraint ', oid, ' ', xmin) FROM pg_constraint
) AS all_there_is (what)
"""
TABLES = "SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace ORDER BY relname"
LARGEST = "SELECT max(pg_relation_size(oid)) FROM pg_class WHERE relnamespace = 'public'::regnamespace"
SEQUENCES = "SELECT sequencename, last_value, start_value FROM pg_sequences WHERE schemaname = 'public'"


class Original:
    """What stands in the database when this is made."""

    def __init__(self, name):
        self.name = name
        with self._opened() as db:
            self.tables = [table for (table,) in db.execute(TABLES)]
            self.shape, self.rows, self.sequences = _shape(db), self._rows(db), _sequences(db)

    def put_back(self):
        """Whether the database is as it was at the beginning, at the latest now. Nobody else may be in it."""
        try:
            with self._opened() as db:
                return self._put_back(db)
        except psycopg.Error:  # where the server does not let us pass by the triggers, say
            return False

    def _put_back(self, db):
        if _shape(db) != self.shape or db.execute(LARGEST).fetchone()[0] > LARGE:
            return False
        db.execute("SET session_replication_role = replica")
        found = self._rows(db)
        for table in found.keys() | self.rows.keys():
            if found.get(table) != self.rows.get(table):
                db.execute(SQL("DELETE FROM {}").format(Identifier(table)))
                with db.cursor().copy(SQL("COPY {} FROM STDIN").format(Identifier(table))) as copy:
                    copy.write(self.rows.get(table, b""))
        for sequence, stands in _sequences(db).items():
            if stands != self.sequences[sequence]:
                last, start = self.sequences[sequence]
                set_to = SQL("SELECT setval({}, {}, {})")
                db.execute(set_to.format(Literal(f'"{sequence}"'), Literal(last or start), Literal(last is not None)))
        return True

    def _opened(self):
        return psycopg.connect(databases.address(self.name))

    def _rows(self, db):
        """Of each table that is not empty all its rows."""
        asks = [
            SQL("SELECT {} WHERE EXISTS (SELECT FROM {})").format(Literal(table), Identifier(table))
            for table in self.tables
        ]
        filled = db.execute(SQL(" UNION ALL ").join(asks)).fetchall()
        return {table: self._copied(db, table) for (table,) in filled}

    @staticmethod
    def _copied(db, table):
        with db.cursor().copy(SQL("COPY {} TO STDOUT").format(Identifier(table))) as copy:
            return b"".join(copy)


def _shape(db):
    return db.execute(SHAPE).fetchone()[0]


def _sequences(db):
    return {name: (last, start) for name, last, start in db.execute(SEQUENCES)}

"""A database of its own for the benchmark, so that nobody's registry is touched."""

from contextlib import contextmanager

from django.core.management import call_command
from django.db import connection

from caseload.core import catalogues

NAME = "bench_caseload"


@contextmanager
def scratch_database():
    """Everything inside runs in an empty, migrated database that is dropped afterwards."""
    usual = connection.settings_dict["NAME"]
    _recreate()
    try:
        _switch(NAME)
        call_command("migrate", verbosity=0, interactive=False)
        yield
    finally:
        _switch(usual)
        _drop()


def empty():
    """Take everything out again, for the next size."""
    call_command("flush", verbosity=0, interactive=False)
    catalogues.forget()


def _switch(name):
    connection.close()
    connection.settings_dict["NAME"] = name
    catalogues.forget()


def _recreate():
    _drop()
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE DATABASE {connection.ops.quote_name(NAME)}")


def _drop():
    """Not WITH (FORCE): it refuses while autovacuum, another role's, is in there."""
    with connection.cursor() as cursor:
        cursor.execute(f"DROP DATABASE IF EXISTS {connection.ops.quote_name(NAME)}")

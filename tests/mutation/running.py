"""Which tests run which line, and a mutant run in a fork against them."""

import gc
import io
import os
import signal
import time
from contextlib import redirect_stdout
from functools import lru_cache
from types import CodeType, FunctionType

import pytest
from coverage import Coverage
from django.db import connections

from caseload.launch.paths import ROOT
from tests import databases
from tests.databases import ROOMS
from tests.mutation.changes import mutated
from tests.original import Original

SECONDS = 180
"""After that a mutant is taken for one that never ends."""
KILLED, SURVIVED, UNFIT = "killed", "survived", "unfit"
REMEMBERS, OURS = type(lru_cache(len)), ("caseload.", "households.", "visits.")
QUIET = ["-p", "no:cacheprovider", "-q"]
"""Without its terminal pytest-django's counts of queries fail; what it prints is thrown away."""


class Reached:
    """A plugin that notes which lines of ours each test runs, and how long it takes."""

    def __init__(self):
        rooms = [str(ROOT / room) for room in ROOMS]
        self.measured = Coverage(data_file=None, config_file=False, source=rooms, messages=False)
        self.seconds, self.failed, self.by_line = {}, [], {}

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item):
        self.measured.switch_context(item.nodeid)
        began = time.monotonic()
        try:
            return (yield)
        finally:
            self.seconds[item.nodeid] = time.monotonic() - began
            self.measured.switch_context("")

    def pytest_runtest_logreport(self, report):
        if report.failed:
            self.failed.append(report.nodeid)

    def of(self, mutant, most):
        """The ``most`` quickest tests that run its lines; where they are none of their own, those of its function."""
        found = self._on(mutant.path, mutant.lines) or self._on(mutant.path, mutant.around)
        return sorted(found & self.seconds.keys() - set(self.failed), key=self.seconds.get)[:most]

    def _on(self, path, lines):
        if path not in self.by_line:
            self.by_line[path] = self.measured.get_data().contexts_by_lineno(str(ROOT / path))
        tests = self.by_line[path]
        return {test for line in lines for test in tests.get(line, ())}


def reached_by(folders):
    noted = Reached()
    with noted.measured.collect(), redirect_stdout(io.StringIO()):
        pytest.main([*QUIET, *folders], plugins=[noted])
    connections.close_all()
    return noted


def keep_database():
    """Every fork finds the same database, put back, where each run makes one of its own."""
    name, make_anew = databases.mine(), databases.renew
    with databases.server() as held:
        make_anew(held, name)
    original = Original(name)

    def renew(held, name):
        databases.send_away(held, name)
        if not original.put_back():
            make_anew(held, name)

    databases.renew = renew


def fate_of(mutant, tests):
    """Of a fork in which it runs its tests."""
    child = os.fork()
    if not child:
        signal.alarm(SECONDS)
        _silence()
        os._exit(_run(mutant, tests))
    _pid, status = os.waitpid(child, 0)
    return {0: SURVIVED, 3 << 8: UNFIT}.get(status, KILLED)


def _run(mutant, tests):
    try:
        _exchange(mutant)
    except ValueError:  # it names other variables of its surroundings than the function does
        return 3
    return int(pytest.main([*QUIET, "-x", *tests]))


def _silence():
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)


def _exchange(mutant):
    """Wherever the function went (imported, wrapped, bound), it is the same object: its code becomes another."""
    file = ROOT / mutant.path
    whole = compile(mutated(file.read_text(encoding="utf-8"), mutant.which), str(file), "exec")
    new = next(code for code in _codes(whole) if code.co_qualname == mutant.function)
    gc.unfreeze()  # what tests.plugin froze would not be among them
    for thing in gc.get_objects():
        if isinstance(thing, FunctionType) and _is_of(thing.__code__, mutant, file):
            thing.__code__ = new
        elif isinstance(thing, REMEMBERS) and str(thing.__module__).startswith(OURS):
            thing.cache_clear()  # what it gave before


def _is_of(code, mutant, file):
    return code.co_qualname == mutant.function and code.co_filename == str(file)


def _codes(code):
    for one in code.co_consts:
        if isinstance(one, CodeType):
            yield one
            yield from _codes(one)

"""The stage on which a year is acted out: many stories at once, all in the order of their moments.

A story is a generator. It yields the moment at which it goes on, and then does by services what is to be done then.
"""

from contextlib import contextmanager
from heapq import heappop, heappush

from django.db import connection

from caseload.core import wall_clock


class Stage:
    """``until``: what would come later does not happen any more."""

    def __init__(self, until):
        self.until, self.at = until, None
        self._waiting, self._entered = [], 0

    def enter(self, story):
        """A story begins, at the moment that it yields first."""
        self._entered += 1
        self._wait(story, self._entered)

    def play(self):
        with in_one_piece():
            while self._waiting:
                self.at, place, story = heappop(self._waiting)
                with wall_clock.stands_at(self.at):
                    self._wait(story, place)

    def _wait(self, story, place):
        """Until its next moment, which is never before the present one. Of two at one moment the elder goes first."""
        moment = next(story, None)
        if moment and moment <= self.until:
            heappush(self._waiting, (max(moment, self.at or moment), place, story))


@contextmanager
def in_one_piece():
    """Services set a savepoint for what may be refused. Here nothing is, and every third statement would be one."""
    features = connection.features
    features.uses_savepoints = False
    try:
        yield
    finally:
        del features.uses_savepoints

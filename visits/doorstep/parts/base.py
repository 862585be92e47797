"""What a part of the visit screen is: what it asks, what it writes beside the visit's own row, how that is taken back,
and what is said of it."""

import enum

from caseload.core.permissions import P
from visits.doorstep.parts.words import Line, words_of


class Place(enum.IntEnum):
    """Where on the screen a part is asked, from the top down. The visit's own words stand before CASE."""

    HOME = 1
    CHECK_LIST = 2
    CASE = 3
    ISSUES = 4
    PICTURES = 5
    FOLDED = 6


class Locks(enum.IntEnum):
    """What a part locks first. Parts are written, and taken back, in this order, so that no two wait for each other."""

    CASES = 1
    ISSUES = 2
    HOUSEHOLD = 3
    OTHER_HOUSEHOLDS = 4
    NOTHING = 5


class Part:
    """One part. It has no state: what is asked stands in the form, what was written in the tables.

    On the screen ``<span hidden data-will="{{ part.order }}" …>`` in its template tells ``js/will-write.js`` what will
    be written.
    """

    name = ""
    """Of its file, its templates, and its rows in ``beside``."""
    fields = {}
    """What it asks, by the names that the phone sends."""
    place = Place.FOLDED
    locks = Locks.NOTHING
    only_met = False
    """Nothing of it is written where nobody was met."""
    right = P.CASE_NOTES
    """Who may read what was written."""
    heading = ""
    stays = ""
    """Why a correction leaves it as it was written, in words; empty where the correction screen asks it too."""
    asked_again = {}
    """What the correction screen asks beside ``fields``."""

    def template(self, use=""):
        """``use``: "" on the screen, "_written" on the page of the visit."""
        return f"doorstep/parts/{self.name}{use}.html"

    # On the screen, and in what the phone sends

    def begin(self, form):
        """What the form must know before it is read, and no more; kept as ``form.known[self.name]``.

        ``form.visit`` is the one that is corrected, None on the screen of a new one.
        """

    def entry(self, form):
        """What its template shows besides ``form``; None where it is not offered."""
        return {}

    def clean(self, form, cleaned):
        """Add to ``form`` what is wrong across fields."""

    def rows(self, form):
        """What was entered, as ``write`` takes it; empty where there is nothing to write."""
        raise NotImplementedError

    # Saved, and taken back

    def mark(self, visit, rows):
        """Put on the visit's own row, before it is stored, what follows from ``rows``."""

    def write(self, *, by, visit, rows):
        raise NotImplementedError

    def take_back(self, *, by, visit):
        """Undo what ``write`` did where nobody has changed it since. Rows that go with their visit need nothing."""

    # Corrected, where nothing says why it stays

    def said(self, visit):
        """What is stored, {field: its answer, or a list of them}: with this the correction's form begins, and
        its history compares it with what is stored then."""
        raise NotImplementedError

    def held(self, visit):
        """{answer: why it stays, in words} of what others have built on since: no correction takes it out."""
        return {}

    def rows_again(self, form):
        """What was entered on the correction screen, as ``correct`` takes it."""
        return self.rows(form)

    def correct(self, *, by, visit, rows):
        """Let what is stored say ``rows``. Raises Overtaken where others have built on it meanwhile."""
        raise NotImplementedError

    # In words

    def written(self, visit):
        """What one save wrote of it, in words."""
        return ()

    def shown(self, visit, user):
        """What the page of the visit shows of it to ``user``; empty where there is nothing."""
        return {}

    def lines(self, answers, to):
        """What a phone sent of it, for ``to``: a Line each. ``answers``: {field: its answers as text}."""
        for name, field in self.fields.items():
            if name in answers:
                yield Line(name, field.label, self.words(name, answers[name], to))

    def words(self, name, listed, to):
        """The answers to one field."""
        return words_of(listed, getattr(self.fields[name], "choices", ()))

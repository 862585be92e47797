"""The lines of a checked roster as its page shows them: of one kind, filtered by column, reason and words."""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Q
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from households.models import Household, Member
from households.roster.checking.report import label
from households.roster.models import RosterLine, RosterProblem
from households.roster.reading.problems import ERRORS, message
from households.roster.reading.ways import WAYS
from households.services.search import readable

PAGE_SIZE = 50
LINES = ("new", "changed", "conflict", "unchanged", "absent")
PROBLEMS = {"rejected": "error", "warning": "warning"}
WAYS_OUT = {
    "head_missing": gettext_lazy("Write 户主 in the column of the relation in one row of this household."),
    "two_heads": gettext_lazy("Leave 户主 in one row of this household only."),
    "household_missing": gettext_lazy("Add the row of the household, or give this row the number of the right one."),
    "held_back": gettext_lazy("Put the row of the head right; then this one is imported too."),
    "kin_not_read": gettext_lazy("If they live there, add a row for them with their relation to the head."),
    "joined_by_others": gettext_lazy(
        "If they live elsewhere, give them a row with the number of their household, or the relation to its head."
    ),
    "id_duplicate_in_file": gettext_lazy("Delete the row that is too many, or correct its number."),
}
"""What can be done about it, where the message does not say it."""
STATUS_WORDS = {"member_status": Member.Status, "household_status": Household.Status}


@dataclass
class Tile:
    name: str
    figure: int
    base: str
    url: str
    current: bool
    late: bool = False


@dataclass
class Choice:
    """One value of a filter with how many there are."""

    name: str
    figure: int
    url: str
    current: bool


class ShownLines:
    """What of a batch the address asks for: ``show``, ``column``, ``reason``, ``q``."""

    def __init__(self, batch, query):
        self.batch, self.report = batch, batch.report
        kind = query.get("show", "")
        self.kind = kind if kind in LINES or kind in PROBLEMS else self._first_kind()
        self.is_problems = self.kind in PROBLEMS
        self.q = readable(query.get("q", ""))
        counts = self._column_counts()
        self.column = query.get("column", "") if query.get("column", "") in counts else ""
        self.reason = query.get("reason", "") if query.get("reason", "") in self.report.get("reasons", {}) else ""

    def rows(self):
        return self._problems() if self.is_problems else self._lines()

    def _problems(self):
        found = RosterProblem.objects.filter(batch=self.batch, level=PROBLEMS[self.kind])
        if self.reason:
            found = found.filter(code=self.reason)
        if self.q:
            words = Q(column__icontains=self.q) | Q(sheet__icontains=self.q) | Q(raw__icontains=self.q)
            words |= Q(name__icontains=self.q) | Q(head__icontains=self.q) | Q(number__icontains=self.q)
            found = found.filter(words | (Q(row=int(self.q)) if self.q.isdecimal() and len(self.q) < 8 else Q()))
        return found

    def _lines(self):
        found = RosterLine.objects.filter(batch=self.batch)
        if self.kind == "conflict":
            found = found.filter(conflicts__gt=0)
        else:  # the members of a new household stand with it
            found = found.filter(kind=self.kind).exclude(what=RosterLine.What.MEMBER, home="new")
        if self.column:
            found = found.filter(columns__contains=[self.column])
        if self.q:
            words = Q(name__icontains=self.q) | Q(head__icontains=self.q) | Q(place__icontains=self.q)
            found = found.filter(words | Q(number__icontains=self.q))
        return found

    # --- what else the page offers ---

    @property
    def sheets(self):
        """Those of the file that were read."""
        return [sheet for sheet in self.report["sheets"] if sheet["used"]]

    @property
    def shows_changes(self):
        return self.kind in ("changed", "conflict")

    def tiles(self):
        homes, people = self.report["households"], self.report["members"]
        persons = {name: _persons(people[name]) for name in people}
        conflicts = sum(self.report.get("conflicts", {}).values())
        tiles = [
            ("new", _("New"), homes["new"], persons["new"]),
            ("changed", _("Changed"), homes["changed"], persons["changed"]),
            ("conflict", _("Conflicts"), conflicts, _("corrected by workers")),
            ("unchanged", _("Unchanged"), homes["unchanged"], _("not written")),
            ("rejected", _("Rejected rows"), self.report["rows"]["rejected"], _("not imported")),
            ("absent", _("No longer listed"), homes["absent"], _unlisted(self.report.get("unlisted", 0))),
        ]
        return [
            Tile(name, figure, base, self._url(show=key), self.kind == key, key == "rejected" and figure > 0)
            for key, name, figure, base in tiles
        ]

    def choices(self):
        """Reasons of the rejected rows, columns of the changes: each with its count."""
        if self.is_problems:
            level, reasons = PROBLEMS[self.kind], self.report.get("reasons", {})
            codes = [(code, n) for code, n in reasons.items() if (code in ERRORS) == (level == "error")]
            return [self._choice("reason", code, str(message(code, "…")), n, self.reason) for code, n in codes]
        counts = self._column_counts()
        return [self._choice("column", column, label(column), n, self.column) for column, n in counts.items() if n]

    @property
    def warnings(self):
        return sum(n for code, n in self.report.get("reasons", {}).items() if code not in ERRORS)

    @property
    def first_error(self):
        found = self.report.get("first_error")
        return {**found, "message": message(found["code"], found["raw"])} if found else None

    def _column_counts(self):
        return self.report.get({"conflict": "conflicts", "changed": "changed"}.get(self.kind, ""), {})

    def _first_kind(self):
        homes, people = self.report["households"], self.report["members"]
        if self.report.get("conflicts"):
            return "conflict"
        for kind in ("changed", "new"):
            if homes[kind] or people[kind]:
                return kind
        return "rejected" if self.report["rows"]["rejected"] else "unchanged"

    def _choice(self, name, key, words, figure, current):
        is_current = key == current
        return Choice(words, figure, self._url(show=self.kind, **({} if is_current else {name: key})), is_current)

    def _url(self, **query):
        return "?" + urlencode({**query, **({"q": self.q} if self.q else {})})


def for_page(page, user):
    """Codes and column ids in the reader's words; households and people that they may know of, with the way there."""
    homes = _seen(Household.objects, user, [row.household_key for row in page.rows])
    people = _seen(
        Member.objects.select_related("household"), user, [getattr(row, "elsewhere_key", None) for row in page.rows]
    )
    choices = _choices([row for row in page.rows if getattr(row, "choice", None)])
    for row in page.rows:
        row.household = homes.get(row.household_key)
        if isinstance(row, RosterProblem):
            row.message, row.way_out = message(row.code, row.raw), WAYS_OUT.get(row.code, "")
            row.elsewhere = people.get(row.elsewhere_key)
            row.choices, row.is_chosen = choices.get((row.choice, row.code), ()), row.code in WAYS.values()
        else:
            row.shown_cells = [_cell(cell) for cell in row.cells]
    return page


def _choices(problems):
    """{(choice, code): the problems of which the way out of one may be chosen}, also those on other pages."""
    found = defaultdict(list)
    if problems:
        numbers = {problem.choice for problem in problems}
        for problem in RosterProblem.objects.filter(batch=problems[0].batch_id, choice__in=numbers):
            found[problem.choice, problem.code].append(problem)
    return found


def _seen(rows, user, keys):
    """{key: row} of those of ``rows`` that ``user`` may know of."""
    wanted = {key for key in keys if key}
    return rows.visible_to(user).in_bulk(wanted) if wanted else {}


def _cell(cell):
    words = STATUS_WORDS.get(cell["column"])
    names = dict(words.choices) if words else {}
    old, new = (str(names.get(cell[end], cell[end])) for end in ("old", "new"))
    return {**cell, "label": label(cell["column"]), "old": old, "new": new}


def _unlisted(n):
    """Below the households that are no longer listed: their members."""
    words = _("listed only, never deleted")
    return f"{_persons(n)} · {words}" if n else words


def _persons(n):
    return ngettext("%(n)s person", "%(n)s people", n) % {"n": n}

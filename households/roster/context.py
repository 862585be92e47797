"""What the stages of the pipeline hand on: a roster on its way, and the part of it that is being looked at."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from itertools import count

from caseload.core.models import Area, User
from households.roster.checking.report import report_of
from households.roster.models import RosterBatch
from households.roster.reading.areas import Areas
from households.roster.reading.groups import Reading
from households.roster.writing.progress import silent


@dataclass
class Roster:
    """One roster from the file to the report: first what is asked for, then what the stages find."""

    file: object
    """A RosterFile."""
    by: User | None = None
    """None: the system, which may write everywhere."""
    area: Area | None = None
    """The area of rows whose own columns name none."""
    batch: RosterBatch | None = None
    """What the lines and the written rows are kept with; None: nothing is kept."""
    lines: object = None
    """The Lines of the batch."""
    taken: dict = field(default_factory=dict)
    """The conflicts that somebody decided to take."""
    ways: frozenset = frozenset()
    """The ways out of problems that somebody chose."""
    is_to_be_written: bool = False
    skip_invalid: bool = False
    tell: Callable = silent

    reading: Reading | None = None
    areas: Areas | None = None
    source: str = ""
    """The kind of roster."""
    problems: list = field(default_factory=list)
    """First those of the file as a whole, in the end all."""
    claimed: set = field(default_factory=set)
    """Keys of the households of the registry that a household of the file was found to be."""
    listed: set = field(default_factory=set)
    """Keys of those that any row of the file speaks of."""
    added: set = field(default_factory=set)
    """Keys of those that this import adds: what they are is not looked up."""
    left: set = field(default_factory=set)
    """Keys of the members whom this import takes out of their households."""
    absent: list = field(default_factory=list)
    subjects: dict = field(default_factory=dict)
    """{id of the problem of a row: whom it is about (a Subject)}."""
    choices: Iterator = field(default_factory=partial(count, 1))
    """Numbers for what the importer may choose."""
    household_kinds: Counter = field(default_factory=Counter)
    member_kinds: Counter = field(default_factory=Counter)
    """How many are new, changed, unchanged."""
    free_numbers: dict = field(default_factory=dict)
    """{area's key: the numbers that it still has to give}."""
    done: int = 0
    """Households that are through."""

    @property
    def rejected(self):
        return self.reading.rejected

    @property
    def is_hindered(self):
        """Rows are rejected and nobody said that they may be left out: nothing is to be written."""
        return self.is_to_be_written and not self.skip_invalid and bool(self.rejected)

    def report(self, *, applied=False):
        return report_of(self, applied=applied)


@dataclass
class Part:
    """Some thousand households of ``roster``: no more of the registry is ever in memory."""

    roster: Roster
    groups: list
    registry: object = None
    """What the registry knows of their rows (a Registry)."""
    matches: dict = field(default_factory=dict)
    """{id of a group: the household that it is}."""
    plans: list = field(default_factory=list)
    """What is to happen to each household that can be imported."""
    entries: list = field(default_factory=list)
    """Those of them that are written."""
    new_members: list = field(default_factory=list)
    changed_members: dict = field(default_factory=dict)
    """{key: member}."""
    leavers: list = field(default_factory=list)
    """(their household so far, member) of those who come into a household of the file."""
    unlisted: list = field(default_factory=list)
    """(plan of the household, member) of those who are no longer listed."""
    replaced_heads: list = field(default_factory=list)
    """Keys of members who are head no longer."""

    @property
    def records(self):
        return [record for group in self.groups for record in group.records]

    @property
    def new_households(self):
        return [entry.household for entry in self.entries if entry.is_new]

    @property
    def changed_households(self):
        """Those of the file, and those that somebody leaves for one of the file."""
        return [*(entry.household for entry in self.entries if not entry.is_new), *self.left_households]

    @property
    def left_households(self):
        """Those that somebody leaves, and of which the file itself changes nothing."""
        own = {entry.household.pk for entry in self.entries}
        return list({home.pk: home for home, _member in self.leavers if home.pk not in own}.values())

    @property
    def moved(self):
        """{household: its categories before and after} of those whose categories change."""
        return {entry.household: entry.moved for entry in self.entries if entry.moved}

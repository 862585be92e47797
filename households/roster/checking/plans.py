"""What is to happen to a household and its persons."""

from dataclasses import dataclass, field

WRITE, CONFLICT, KEPT = "write", "conflict", "kept"
"""What becomes of a change: written; asked about, for a worker gave the old value; left by a rule of the source."""


@dataclass(slots=True)
class Change:
    """``column``: id of the column; values as they are kept. ``take``: a conflict that somebody decided to take."""

    column: str
    old: object
    new: object
    outcome: str = WRITE
    take: bool = False
    follows: "Change | None" = None
    """The change whose decision holds for this one too."""

    @property
    def is_written(self):
        if self.follows:
            return self.follows.is_written
        return self.outcome == WRITE or (self.outcome == CONFLICT and self.take)


def written_columns(changes):
    return {change.column for change in changes if change.is_written}


def _kind(row, changes):
    if row is None:
        return "new"
    return "changed" if any(change.is_written for change in changes) else "unchanged"


@dataclass(slots=True)
class PersonPlan:
    """``member`` None: a new one."""

    record: object
    member: object = None
    changes: list = field(default_factory=list)

    @property
    def kind(self):
        return _kind(self.member, self.changes)


@dataclass(slots=True)
class HouseholdPlan:
    """``household`` None: a new one."""

    group: object
    household: object = None
    changes: list = field(default_factory=list)
    persons: list = field(default_factory=list)
    others: list = field(default_factory=list)
    """Members in the registry that the file does not list."""

    @property
    def kind(self):
        return _kind(self.household, self.changes)

    @property
    def count_new(self):
        return sum(person.member is None for person in self.persons)

    @property
    def is_touched(self):
        return self.kind != "unchanged" or any(person.kind != "unchanged" for person in self.persons)

    @property
    def all_changes(self):
        """Its own and those of its persons."""
        return [*self.changes, *(change for person in self.persons for change in person.changes)]

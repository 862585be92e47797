"""Whom a problem is about: the person and the household of its row, in the file and in the registry."""

from dataclasses import dataclass

from households.roster.checking.chosen import died_elsewhere, may_head, may_move
from households.roster.reading.ways import WAYS


@dataclass(slots=True)
class Subject:
    """``household``, ``elsewhere``: keys of the household that the row is found to be, and of the member elsewhere who
    has its ID number. ``choice``: of the rows of one number one may be chosen as the way out."""

    name: str = ""
    head: str = ""
    number: str = ""
    household: int | None = None
    elsewhere: int | None = None
    choice: int | None = None


NOBODY = Subject()


def note_subjects(part):
    """Of the rows with problems: the registry of a part is not kept longer than its part."""
    for group in part.groups:
        household, number = part.matches.get(id(group)), next(part.roster.choices)
        for record in group.records:
            if record.problems:
                _note(part.roster, record, _subject(part, group, record, household, number))


def _subject(part, group, record, household, number):
    elsewhere = None
    if record.is_person:
        elsewhere = part.registry.elsewhere(record, household) or died_elsewhere(part, record, household)
    return Subject(
        name=record.name,
        head=group.head.name if group.head else record.head_name,
        number=group.number or (household.number if household else ""),
        household=household.pk if household else None,
        elsewhere=elsewhere.pk if elsewhere else None,
        choice=_choice(part, group, record, household, number),
    )


def _choice(part, group, record, household, number):
    """``number`` for those of whom one may be the head, another one for each who may move."""
    if may_head(group, record):
        return number
    is_chosen = any(problem.code in WAYS.values() for problem in record.problems)
    return next(part.roster.choices) if is_chosen or may_move(part, record, household) else None


def _note(roster, record, subject):
    """By the problem and not by its row: a row may name several people."""
    roster.subjects.update((id(problem), subject) for problem in record.problems)


def subject_of(roster, problem):
    """Of the whole file nobody; of a row without a household what the row itself says."""
    return roster.subjects.get(id(problem), NOBODY)


def note_others(roster):
    """Of rows whose household was not looked at, what they say themselves."""
    for record in roster.reading.records:
        if any(id(problem) not in roster.subjects for problem in record.problems):
            _note(roster, record, Subject(record.name, record.head_name, record.number))

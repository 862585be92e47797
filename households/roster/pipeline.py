"""The way of a roster from its file to the report: every stage, in the order in which they run.

A file is opened and its tables are found by ``RosterFile`` (``services/files.py``), for what is no roster is refused
before anything else. From then on each stage is a function of one thing, which it reads and adds to: the ``Reading`` of
a file, the ``Roster`` on its way, or a ``Part`` of some thousand of its households. No stage returns anything.
"""

from itertools import islice

from households.roster.checking.chosen import doubt_chosen_heads
from households.roster.checking.differences import count_kinds, find_absent, gather_problems, plan_changes
from households.roster.checking.kinds import tell_source
from households.roster.checking.lines import keep_lines
from households.roster.checking.matching import look_up, match_households, note_listed, refuse_people_of_others
from households.roster.checking.overwriting import decide_overwriting
from households.roster.checking.subjects import note_subjects
from households.roster.checking.unlisted import find_unlisted
from households.roster.context import Part
from households.roster.reading.areas import place_in_areas
from households.roster.reading.groups import (
    Reading,
    agree_on_households,
    assign_phones,
    group_rows,
    read_rows,
    refuse_duplicates,
    tell_kin_without_rows,
)
from households.roster.reading.heads import name_heads
from households.roster.writing import households as homes
from households.roster.writing.categories import put_categories, save_periods
from households.roster.writing.members import put_members
from households.roster.writing.progress import tell_progress
from households.roster.writing.saving import save_households, save_members, save_sources
from households.roster.writing.traces import begin_traces, save_traces

PART = 2_500
"""Households looked up, compared and written at a time: no more of the registry is ever in memory."""

READ = [
    read_rows,  # rows → records, each cell read
    group_rows,  # records → households of the file
    assign_phones,  # 联系电话: the household's, or each person's
    name_heads,  # one head each
    refuse_duplicates,  # one ID number twice
    tell_kin_without_rows,  # named beside, and read nowhere
    agree_on_households,  # one value for each column of the household
]
"""Of a ``Reading``: what the file says, without the registry."""

PLACE = [
    tell_source,  # the kind of roster
    place_in_areas,  # the area of each household
]
"""Of the ``Roster``, before its households are looked at."""

COMPARE = [
    look_up,  # what the registry knows of these rows
    match_households,  # which household of the registry each one is
    doubt_chosen_heads,  # whom the importer chose, and who is gone by now
    refuse_people_of_others,  # cannot be: somebody lives elsewhere
    note_listed,  # what the file speaks of, so that the absent are known in the end
    plan_changes,  # new, changed, unchanged
    decide_overwriting,  # whose value may be overwritten
    count_kinds,
]
"""Of each ``Part``."""

WRITE = [
    # in memory, each household and all its members
    homes.begin_entries,
    homes.put_areas_and_numbers,
    homes.put_households,
    put_members,
    homes.put_heads,
    homes.bring_back_members,
    homes.put_facts,
    put_categories,
    homes.put_rhythm,
    # into the registry, in a fixed number of statements
    begin_traces,
    save_households,
    save_members,
    save_periods,
    save_sources,
    homes.work_out_days,
    homes.tell_of_changes,
    save_traces,
]
"""Of each ``Part``, inside a transaction and with the turn taken. Database triggers keep the history."""

KEEP = [
    find_unlisted,  # members whom an earlier roster listed, and this one does not
    note_subjects,  # whom each problem is about
    keep_lines,
    tell_progress,
]
"""Of each ``Part``, where there is a batch to keep it."""

CONCLUDE = [find_absent, gather_problems]
"""Of the ``Roster``, when all parts are through; then it has its report."""


def read_tables(tables, ways=frozenset()):
    """What they say, as a Reading."""
    reading = Reading(tables, ways)
    _through(READ, reading)
    return reading


def run(roster):
    """Compare ``roster`` with the registry, and write it if that is asked for and nothing hinders it."""
    roster.reading = read_tables(roster.file.tables(), roster.ways)
    _through(PLACE, roster)
    stages = _stages_of(roster)
    for groups in _parts(roster.reading.groups):
        _through(stages, Part(roster, groups))
    _through(CONCLUDE, roster)


def _stages_of(roster):
    if roster.is_hindered:
        return COMPARE
    return [*COMPARE, *(WRITE if roster.is_to_be_written else ()), *(KEEP if roster.batch else ())]


def _parts(groups):
    groups = iter(groups)
    while part := list(islice(groups, PART)):
        yield part


def _through(stages, subject):
    for stage in stages:
        stage(subject)

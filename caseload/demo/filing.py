"""A registry of many thousand households, filed set by set: rows are made by the script and copied in.

What acts would have written follows here from the same services where they work on rows that are not saved.
"""

from contextlib import nullcontext
from dataclasses import dataclass
from itertools import islice

import pgtrigger
from django.db import connection
from django.utils import timezone

from caseload.demo import calls
from caseload.demo.copying import copy_in
from caseload.demo.filed_issues import file_issues
from caseload.demo.script import Home
from households.models import Assignment, CategoryPeriod, Household, Member
from households.services.facts import set_facts, set_income
from households.services.households import reserve_ids
from households.services.members import build_member
from visits.doorstep.models import Finding
from visits.issues.models import CallBack, Issue, IssueStep
from visits.models import Visit, VisitDay
from visits.services.visits import UPSERT_DAY, counted

BATCH = 2000
WITH_HISTORY = 2000
"""Of more households the history does not tell that they were registered: writing it takes longer than they do."""
FILED = (Household, Member, Visit, VisitDay, Issue, IssueStep, CallBack, CategoryPeriod, Assignment)


def file_homes(homes, count):
    """Write ``homes``, an iterable of so many, some at a time."""
    days = DayCount()
    with nullcontext() if count <= WITH_HISTORY else pgtrigger.ignore():
        for first in range(0, count, BATCH):
            batch = list(islice(homes, BATCH))
            _file(batch)
            for home in batch:
                days.add(home.visits)
            if not first:
                analyse()  # else foreign keys are checked by a plan made for empty tables: one scan for each row
            with connection.cursor() as cursor:
                cursor.execute("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")
    days.write()


class DayCount:
    """The roll-up of days, for visits that no service stored."""

    def __init__(self):
        self.found = {}

    def add(self, visits):
        for visit in visits:
            kept = self.found.get((visit.happened_in_id, visit.visited_on), (0, 0, 0))
            self.found[visit.happened_in_id, visit.visited_on] = tuple(map(sum, zip(kept, counted(visit), strict=True)))

    def write(self):
        with connection.cursor() as cursor:
            sql = UPSERT_DAY.format(table=VisitDay._meta.db_table)
            cursor.executemany(sql, [[*where, *numbers] for where, numbers in self.found.items()])
        self.found = {}


def analyse(tables=FILED):
    """Let the planner know what was loaded, as autovacuum would some minutes later."""
    with connection.cursor() as cursor:
        for model in tables:
            cursor.execute(f"ANALYZE {connection.ops.quote_name(model._meta.db_table)}")


@dataclass
class File:
    """A home with its rows, not saved."""

    home: Home
    members: list

    @property
    def household(self):
        return self.home.household

    def periods(self):
        since = timezone.localdate(self.home.registered_at)
        for code in self.household.categories:
            yield CategoryPeriod(household=self.household, category_id=code, valid_from=since)

    def assignment(self):
        home = self.home
        first, last = timezone.localdate(home.assigned_at), home.left_at and timezone.localdate(home.left_at)
        facts = {"worker": home.worker, "valid_from": first, "valid_to": last, "by": home.overseer}
        return Assignment(household=home.household, **facts)

    def findings(self):
        last = self.home.last_made()
        for row in calls.checked(self.household):
            yield Finding(visit=last, **row)


def _file(homes):
    files = _with_rows(homes)
    copy_in(Household, (file.household for file in files))
    copy_in(Member, (member for file in files for member in file.members))
    copy_in(CategoryPeriod, (period for file in files for period in file.periods()))
    copy_in(Assignment, (file.assignment() for file in files))
    copy_in(Visit, (visit for home in homes for visit in home.visits))
    copy_in(Finding, (found for file in files for found in file.findings()))
    file_issues(homes)


def _with_rows(homes):
    members = iter(reserve_ids(Member, sum(len(home.people) for home in homes)))
    keys = reserve_ids(Household, len(homes))
    return [_file_of(home, key, [next(members) for _ in home.people]) for home, key in zip(homes, keys, strict=True)]


def _file_of(home, key, keys):
    household = home.household
    household.pk, household.head_id = key, keys[0]
    household.worker = None if home.left_at else home.worker
    common = {"household": household, "created_at": household.created_at}
    members = [
        build_member(pk=pk, is_head=pk == keys[0], **common, **said) for pk, said in zip(keys, home.people, strict=True)
    ]
    set_facts(household, members)
    set_income(household)
    home.know_keys(household, keys)
    calls.settle_facts(household, home.visits)
    household.open_issue_count = sum(not matter.ends for matter in home.matters)
    return File(home, members)

"""Brings the demo into an empty registry: areas, people, then households in batches with all that hangs on them."""

from collections import Counter
from contextlib import nullcontext
from datetime import datetime, time, timedelta

import pgtrigger
from django.db import connection, transaction
from django.utils import timezone

from caseload.core.catalogues.loading import load_catalogues
from caseload.core.models import User
from caseload.demo.areas import make_areas
from caseload.demo.calls import OPENING, findings_of
from caseload.demo.casework import write_cases
from caseload.demo.copying import copy_in
from caseload.demo.drawings import hang_some
from caseload.demo.errands import carry_some
from caseload.demo.filing import Clerk
from caseload.demo.people import grids_of, make_logins, make_staff
from caseload.demo.plan import OF_THE_LOGIN, make_plan
from caseload.demo.transfers import transfer_some
from households.models import Assignment, CategoryPeriod, Household, Member
from households.services.households import reserve_ids
from visits.doorstep.models import Finding
from visits.issues.models import CallBack, Issue, IssueNumber, IssueStep
from visits.models import Visit, VisitDay
from visits.services.visits import counted

BATCH = 2000
WITH_HISTORY = 2000
"""Of more households the history does not tell that they were registered: writing it takes longer than they do."""
LOADED = (Household, Member, Visit, VisitDay, Issue, IssueStep, CallBack, CategoryPeriod, Assignment, User)


class NotEmpty(Exception):
    """The registry holds people or households already."""


@transaction.atomic
def load_areas():
    """Just the areas and the four log-ins."""
    _prepare()
    street, communities, grids = make_areas()
    return make_logins(street, communities, grids)


@transaction.atomic
def load(*, seed, households, visits, today=None):
    """The whole demo. Raises NotEmpty, and ValueError where the sizes do not fit together."""
    today = today or timezone.localdate()
    plan = make_plan(seed, today, households, visits)
    _prepare()
    with nullcontext() if households <= WITH_HISTORY else pgtrigger.ignore():
        street, communities, grids = make_areas()
        staff = make_staff(plan.rng("people"), street, communities, grids, households)
        _Loading(plan, staff, communities, grids).run()
    if households <= WITH_HISTORY:
        carry_some(staff.workers[0])
        hang_some(staff.workers[0])
        transfer_some(staff.office)
    return plan


def analyse():
    """Let the planner know what was loaded, as autovacuum would some minutes later."""
    with connection.cursor() as cursor:
        for model in LOADED:
            cursor.execute(f"ANALYZE {connection.ops.quote_name(model._meta.db_table)}")


def _prepare():
    """Refuse a registry in use; bring back the tables that `flush` empties."""
    if Household.objects.exists() or User.objects.exists():
        raise NotEmpty
    load_catalogues()


def latest_moment(today):
    """Nothing of the demo happens later. Before the office opens, nothing of ``today`` has happened yet."""
    opening, midday = (timezone.make_aware(datetime.combine(today, hour)) for hour in (OPENING, time(12)))
    now = timezone.now() if today == timezone.localdate() else midday
    return now if now >= opening else opening - timedelta(hours=14, minutes=30)


class _Loading:
    def __init__(self, plan, staff, communities, grids):
        self.plan, self.workers, self.grids = plan, staff.workers, grids
        self.overseers = {community.pk: staff.supervisors[n + 1] for n, community in enumerate(communities)}
        self.clerk = Clerk(plan, latest_moment(plan.today))
        self.places = self._places()
        self.days = {}
        self.numbers = Counter()

    def _places(self):
        """(worker, grid) of each household: the log-in's first, the others in equal shares."""
        count, places = len(self.plan.sizes), []
        own = min(OF_THE_LOGIN, count)
        for position in range(count):
            n = 0 if position < own else 1 + (position - own) * (len(self.workers) - 1) // (count - own)
            grids = grids_of(self.grids, n, len(self.workers))
            places.append((self.workers[n], grids[position % len(grids)]))
        return places

    def run(self):
        count = len(self.plan.sizes)
        for first in range(0, count, BATCH):
            self._write(range(first, min(first + BATCH, count)))
        copy_in(VisitDay, (VisitDay(area_id=area, day=day, **facts) for (area, day), facts in self.days.items()))
        copy_in(IssueNumber, (IssueNumber(year=year, last=last) for year, last in self.numbers.items()))

    def _write(self, positions):
        files = self._files(positions)
        copy_in(Household, (file.household for file in files))
        copy_in(Member, (member for file in files for member in file.members))
        copy_in(CategoryPeriod, (period for file in files for period in file.periods))
        copy_in(Assignment, (assignment for file in files for assignment in file.assignments))
        copy_in(Visit, (visit for file in files for visit in file.visits))
        copy_in(Finding, (found for file in files for found in findings_of(file.household, file.visits)))
        self._write_matters([matter for file in files for matter in file.matters])
        self._write_cases(dict(zip(positions, files, strict=True)))
        for file in files:
            self._count(file.visits)
        if not positions.start:
            analyse()  # else foreign keys are checked by a plan made for empty tables: one scan for each row
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")

    def _write_cases(self, files):
        files = {position: files[position] for position in self.plan.cases if position in files}
        overseers = {n: self.overseers[self.places[n][1].parent_id] for n in files}
        write_cases(self.plan, files, overseers, self.clerk.last_day)

    def _files(self, positions):
        sizes = [self.plan.sizes[position] for position in positions]
        members = iter(reserve_ids(Member, sum(sizes)))
        files = []
        for position, key, size in zip(positions, reserve_ids(Household, len(sizes)), sizes, strict=True):
            worker, grid = self.places[position]
            keys = [key, *(next(members) for _ in range(size))]
            files.append(self.clerk.write(position, keys, worker, grid, self.overseers[grid.parent_id]))
        return files

    def _write_matters(self, found):
        found.sort(key=lambda matter: (matter.issue.opened_at, matter.issue.household_id, matter.issue.title))
        for key, matter in zip(reserve_ids(Issue, len(found)), found, strict=True):
            year = matter.issue.opened_on.year
            self.numbers[year] += 1
            matter.issue.pk, matter.issue.number = key, f"{year}-{self.numbers[year]:04}"
            for step in matter.steps:
                step.issue = matter.issue
        copy_in(Issue, (matter.issue for matter in found))
        asked = [matter for matter in found if matter.call_back]
        for matter in asked:
            matter.call_back.issue = matter.issue
        copy_in(CallBack, (matter.call_back for matter in asked))
        copy_in(IssueStep, (step for matter in found for step in matter.steps))

    def _count(self, visits):
        for visit in visits:
            made, tried, leaflets = counted(visit)
            facts = self.days.setdefault(
                (visit.happened_in_id, visit.visited_on), {"visits": 0, "tried": 0, "leaflets": 0}
            )
            facts["visits"] += made
            facts["tried"] += tried
            facts["leaflets"] += leaflets

"""Brings the demo into an empty registry: areas and people, then households with all that happens in them. The first
are acted out by the services; what a larger registry has besides is filed set by set."""

from datetime import datetime, time, timedelta
from itertools import islice

from django.db import transaction
from django.utils import timezone

from caseload.core import wall_clock
from caseload.core.catalogues.loading import load_catalogues
from caseload.core.models import User
from caseload.demo import activities, filing
from caseload.demo.acting import act
from caseload.demo.areas import make_areas
from caseload.demo.benefits import enter_amounts
from caseload.demo.calls import OPENING
from caseload.demo.drawings import hang_some
from caseload.demo.errands import carry_some
from caseload.demo.giving import give_some
from caseload.demo.hotline import pass_on_some
from caseload.demo.jobs import find_work
from caseload.demo.leaflets import hand_out_to_buildings, keep_stocks, replace_a_version
from caseload.demo.people import grids_of, make_logins, make_staff
from caseload.demo.plan import ACTED, OF_THE_LOGIN, make_plan
from caseload.demo.reminders import remind
from caseload.demo.rosters import import_some
from caseload.demo.script import Script
from caseload.demo.transfers import transfer_some
from households.models import Household
from households.support.eligibility.services.standing import judge_all
from visits.issues.models import Issue
from visits.issues.services.samples import set_samples

JUDGED_FIRST = timedelta(days=75)
"""So long ago the gaps were looked for a first time: what came up since is new."""


class NotEmpty(Exception):
    """The registry holds people or households already."""


@transaction.atomic
def load_areas():
    """Just the areas and the four log-ins."""
    _prepare()
    street, communities, grids = make_areas()
    return make_logins(street, communities, grids)


def load(*, seed, households, visits, today=None, acted=ACTED):
    """The whole demo, of which so many households are ``acted`` at most: they alone have case plans, errands, pictures.

    Raises NotEmpty, and ValueError where the sizes do not fit together.
    """
    plan = make_plan(seed, today or timezone.localdate(), households, visits, acted)
    bring_in(plan)
    return plan


@transaction.atomic
def bring_in(plan):
    """All that ``plan`` decided, into an empty registry. Raises NotEmpty."""
    _prepare()
    street, communities, grids = make_areas()
    staff = make_staff(plan.rng("people"), street, communities, grids, len(plan.sizes))
    set_samples(by=staff.admin, percents={Issue.Kind.PROBLEM: 0})
    enter_amounts(staff.admin)
    replace_a_version(plan.today)
    now = latest_moment(plan.today)
    homes = _homes(plan, staff, communities, grids, now)
    act(plan, list(islice(homes, plan.acted)), now, activities.stories(plan, staff, communities, now))
    filing.file_homes(homes, len(plan.sizes) - plan.acted)
    give_some(plan, staff, street)
    find_work(plan, staff, street)
    hand_out_to_buildings(plan, staff)
    keep_stocks(plan, staff, street, communities)
    with wall_clock.stands_at(now):
        carry_some(staff.workers[0])
        hang_some(staff.workers[0])
        transfer_some(staff.office)
        pass_on_some(staff.office, communities)
        import_some(staff.admin, staff.workers[0])
        remind(staff, now)
        judge_all(day=plan.today - JUDGED_FIRST)
        judge_all(day=plan.today)


def analyse():
    """Let the planner know what was loaded, as autovacuum would some minutes later."""
    filing.analyse([*filing.FILED, User])


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


def _homes(plan, staff, communities, grids, now):
    """What happens in each household, one after the other: the log-in's first, the others in equal shares."""
    script, count, workers = Script(plan, now), len(plan.sizes), staff.workers
    overseers = {community.pk: staff.supervisors[n + 1] for n, community in enumerate(communities)}
    own = min(OF_THE_LOGIN, count)
    for position in range(count):
        n = 0 if position < own else 1 + (position - own) * (len(workers) - 1) // (count - own)
        theirs = grids_of(grids, n, len(workers))
        grid = theirs[position % len(theirs)]
        yield script.home(position, workers[n], grid, overseers[grid.parent_id])

"""The street's year, acted out by the services that the pages call: each household is registered, given to its worker
and visited, each matter reported and moved, each case worked, all in the order of days.

Only visits that write nothing beside themselves are filed, a day's at a time: one save each would take minutes.
"""

from collections import defaultdict
from datetime import datetime, time, timedelta
from itertools import groupby
from operator import attrgetter

from django.utils import timezone

from caseload.core import catalogues
from caseload.demo import benefits, calls
from caseload.demo.case_story import Story
from caseload.demo.casework import acts_of_cases
from caseload.demo.copying import copy_in
from caseload.demo.drawings import house, signature
from caseload.demo.filing import FILED, DayCount, analyse
from caseload.demo.stage import Stage
from households.models import Household
from households.models.household import LAND
from households.plans.models import Action, CasePlan, Goal, PlanStep, Screen
from households.services.assigning import assign_households
from households.services.facts import INCOMES
from households.services.households import register_household, update_household
from households.services.members import add_member
from households.support.policies.models import Entitlement, EntitlementStep
from visits.activities.models import Activity, Attendance
from visits.doorstep.models import VisitLeaflet
from visits.doorstep.parts.leaflets import handed_on
from visits.doorstep.services.saving import record_visit
from visits.issues.models import IssueCategory
from visits.issues.services.issues import move_issue, report_issue
from visits.models import Visit
from visits.services.planning import refresh_facts

EVENING, A_MONTH = time(18), 20
GROWING = [*FILED, CasePlan, Goal, Action, PlanStep, Screen, Entitlement, EntitlementStep, Activity, Attendance]
SAID = [
    *["visited_at", "kind", "outcome", "entered_at", "condition", "met", "purposes", "needs", "note", "promise"],
    *["ended_at", "promise_kept", "leaflets", "next_visit_on", "signed"],
]
REGISTERED = [
    *["address", "phones", "phone_owner", "main_cause", "other_causes", "tenure", "house_grade", "house_area_m2"],
    *["unsafe_house", "elder_in_old_house", "hollow_house", "safe_water", "toilet", "electricity", "tv", "access_road"],
    *["access_road_kind", "road_km", *LAND, "helper_name", "helper_unit", "helper_phones"],
    *["flag_reason", "flag_grounds"],
]
ASKED_LATER = [*INCOMES, "exp_business", "compliant_self_pay"]
"""When all members are listed: income is reckoned by head."""
PICTURED_EVERY = 5
"""Of so many households one agrees to a photo, and signs on the screen."""
SOON = timedelta(days=14)
"""An action is ticked on a visit so many days ahead of its time, at most."""


def act(plan, homes, now, beside=()):
    """All that happens in ``homes`` until ``now``, and the stories ``beside`` them."""
    year = Year(plan, homes, now)
    for story in beside:
        year.stage.enter(story)
    year.stage.play()
    year.file_the_day()
    year.days.write()
    for row in year.rows.values():
        refresh_facts(row.pk)


class Year:
    def __init__(self, plan, homes, now):
        self.plan, self.stage = plan, Stage(now)
        last_day = timezone.localdate(now)
        self.workdays = [day for day in calls.workdays_of(plan.today) if day <= last_day]
        self.filed, self.handed, self.days, self.rows = [], [], DayCount(), {}
        for (overseer, worker), theirs in groupby(homes, key=attrgetter("overseer", "worker")):
            self.stage.enter(self.first_day(overseer, worker, list(theirs)))
        for home in homes:
            self.stage.enter(self.household(home))
        self.stage.enter(self.evenings(now))

    def evenings(self, now):
        for n, day in enumerate(calls.workdays_of(timezone.localdate(now))):
            yield timezone.make_aware(datetime.combine(day, EVENING))
            self.file_the_day()
            if n % A_MONTH == 0:
                analyse(GROWING)  # else the services' questions are answered by plans made for empty tables

    def file_the_day(self):
        copy_in(Visit, self.filed)
        copy_in(VisitLeaflet, self.handed)
        self.days.add(self.filed)
        self.filed, self.handed = [], []

    def first_day(self, overseer, worker, homes):
        """A worker is given all their households at once, before the day's other stories go on."""
        yield homes[0].assigned_at
        rows = [self.rows[home.position] for home in homes]
        assign_households(by=overseer, households=rows, worker=worker)

    def household(self, home):
        yield home.registered_at
        row, keys = register(home)
        self.rows[home.position] = row
        yield home.assigned_at
        row = Household.objects.select_related("worker", "area").get(pk=row.pk)
        home.know_keys(row, keys)
        for matter in home.matters:
            if matter.visit is None:
                self.stage.enter(reported(matter, row))
        counts, rng = self.plan.benefits[home.position], self.plan.rng(f"benefits {home.position}")
        for story in benefits.stories(rng, home, row, counts, self.workdays):
            self.stage.enter(story)
        visits = Calls(self, home, row, self.case_of(home, row))
        for visit in home.visits:
            yield visit.created_at
            visits.make(visit)
        if home.left_at:
            yield home.left_at
            assign_households(by=home.overseer, households=[row], worker=None)

    def case_of(self, home, row):
        """The story of its cases, which begins; None where it has none."""
        cases = self.plan.cases.get(home.position)
        if not cases:
            return None
        story = Story(self.plan.rng(f"cases {home.position}"), home, row)
        self.stage.enter(acts_of_cases(story, cases, self.plan.today, timezone.localdate(self.stage.until)))
        return story


class Calls:
    """The visits to one household, each with what it writes beside itself."""

    def __init__(self, year, home, row, case):
        self.year, self.home, self.row, self.case = year, home, row, case
        self.rng = year.plan.rng(f"calls {home.position}")
        self.raised = defaultdict(list)
        for matter in home.matters:
            if matter.visit:
                self.raised[matter.visit.pk].append(matter)

    def make(self, visit):
        leaflets, beside = calls.handed_out(self.rng, visit.leaflets), self._beside(visit)
        if not beside:
            self.year.filed.append(visit)
            self.year.handed += handed_on(visit, leaflets)
            return
        said = {name: getattr(visit, name) for name in SAID}
        beside["leaflets"] = leaflets
        stored, _new = record_visit(by=visit.worker, id=visit.pk, household=self.row, beside=beside, **said)
        for issue, matter in zip(stored.issues.order_by("pk"), self.raised[visit.pk], strict=True):
            self.year.stage.enter(moved(issue, matter))

    def _beside(self, visit):
        if not visit.was_made:
            return {}
        rows = {
            "issues": [_asked(matter) for matter in self.raised[visit.pk]],
            "plan_actions": self._ticked(visit),
            "findings": [],
        }
        if visit is self.home.last_made():
            rows["findings"] = [{**row, "wants_issue": False} for row in calls.checked(self.row)]
            if self.home.position % PICTURED_EVERY == 0:
                rows |= {"photos": [house(is_mended=True)], "signature": [(Visit.Signed.SCREEN, signature())]}
        return {part: found for part, found in rows.items() if found}

    def _ticked(self, visit):
        """Steps of the case plan that are done on the visit."""
        keys = self.case.to_tick(visit.visited_on + SOON) if self.case else []
        return [key for key in keys if self.rng.random() < 0.5]


def register(home):
    """Returns the household, and the keys of its members."""
    said, (head, *others) = home.household, home.people
    facts = {name: getattr(said, name) for name in REGISTERED}
    place = {"area": said.area, "number": said.number, "categories": said.categories}
    row = register_household(by=home.overseer, head=head, **place, **facts)
    keys = [row.head_id, *(add_member(by=home.overseer, household=row, **person).pk for person in others)]
    row.refresh_from_db()
    update_household(by=home.overseer, household=row, **{name: getattr(said, name) for name in ASKED_LATER})
    return row, keys


def _asked(matter):
    """As ``report_issue`` takes it."""
    return {"category": catalogues.rows(IssueCategory)[matter.category], **matter.facts}


def reported(matter, household):
    """A matter that came in without a visit."""
    yield matter.opened_at
    issue = report_issue(by=matter.worker, household=household, **_asked(matter))
    yield from moved(issue, matter)


def moved(issue, matter):
    for move in matter.moves:
        yield move.at
        move_issue(by=move.by, issue=issue, verb=move.verb, **move.asked)

"""What happens in each household, decided before any of it is written: who lives there, by whom and when it is visited,
which matters come up and how they go. The same whether it is acted out or filed."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta

from django.utils import timezone

from caseload.core.models import User
from caseload.demo import calls, families, matters, names
from caseload.demo.cases import CALM
from households.models import Household
from households.services.households import NUMBER_DIGITS
from households.services.rhythm import rule_of
from visits.issues.models import Issue

ALONE = {"lone_elder": 40, "elder_alone_80": 22, "tekun": 20, "dibao": 18}
TOGETHER = {
    "dibao": 28, "lifted": 18, "dibao_margin": 12, "severe_disability": 12, "lifted_unstable": 7, "marginal": 7,
    "rigid_expense": 6, "child_in_need": 5, "sudden_hardship": 3, "general": 2,
}  # fmt: skip
CLOSELY_WATCHED = ("lifted_unstable", "marginal", "sudden_hardship", "child_in_need")
"""Families visited monthly: those whose visit is due or overdue today are taken from them."""
UNUSUAL_NAME_EVERY = 13
MORNING = time(9)
UNKNOWN = 0.05
"""Of so many households nobody asked yet how they live: the check-up finds them."""


@dataclass
class Home:
    """``household``: its row, not saved; ``people``: what is said of each member, the head first. ``left_at``: when its
    worker left it to nobody. ``visits``: not saved, in the order in which they are entered."""

    position: int
    household: Household
    people: list
    worker: User
    overseer: User
    assigned_at: datetime
    left_at: datetime | None
    visits: list = field(default_factory=list)
    matters: list = field(default_factory=list)

    @property
    def registered_at(self):
        return self.household.created_at

    def last_made(self):
        return next(visit for visit in reversed(self.visits) if visit.was_made)

    def know_keys(self, household, keys):
        """Once ``household`` is there: ``keys`` are its members', in their order."""
        for visit in self.visits:
            visit.household, visit.met = household, [keys[place] for place in visit.met]


class Script:
    """Writes of one household after the other, by ``plan``. ``now``: nothing happens later."""

    def __init__(self, plan, now):
        self.plan, self.now = plan, now
        self.last_day = timezone.localdate(now)
        self.workdays = [day for day in calls.workdays_of(plan.today) if day <= self.last_day]
        self.registrar = families.Registrar()
        self.leaflets = iter(plan.leaflets)
        self.placed, self.numbers = Counter(), Counter()
        self.voiced = 0
        self.fair_every = sum(plan.difficulties.values()) // max(plan.not_satisfied, 1)

    def home(self, position, worker, grid, overseer):
        rng, moment = self.plan.rng(f"household {position}"), self.plan.moments[position]
        cause, size = self.plan.causes[position], self.plan.sizes[position]
        categories = _categories(rng, size, moment)
        household = self._household(rng, position, grid, cause, categories)
        people = self._people(rng, household, position, size, categories[0])
        since = self._morning(self.plan.rng(f"worker {worker.username}").randrange(345, 370))
        left_at = self._morning(12) if moment == "nobody" else None
        home = Home(position, household, people, worker, overseer, since, left_at)
        home.visits = self._visits(rng, home, moment)
        home.matters = self._matters(rng, home)
        return home

    def _morning(self, days_ago):
        return timezone.make_aware(datetime.combine(self.plan.today - timedelta(days=days_ago), MORNING))

    def _household(self, rng, position, grid, cause, categories):
        self.numbers[grid.code] += 1
        household = Household(
            number=f"{grid.code}{self.numbers[grid.code]:0{NUMBER_DIGITS}}",
            area=grid,
            address=_address(rng, grid),
            phones=[f"199{position + 20000000:08}"],
            main_cause=cause,
            other_causes=["因病"] if cause in ("因残", "缺劳力") and rng.random() < 0.3 else [],
            categories=sorted(categories),
            case_level=self.plan.level(position),
            helper_phones=[f"199{position // 3 + 30000000:08}"],
            toilet=None if rng.random() < UNKNOWN else True,
            created_at=self.now - timedelta(days=rng.randrange(380, 900)),
        )
        families.put_living(self.plan.rng(f"living {position}"), household)
        families.put_house(rng, household)
        return household

    def _people(self, rng, household, position, size, category):
        person, sex = None, None
        if position % UNUSUAL_NAME_EVERY == 4:
            person, sex = _unusual(position // UNUSUAL_NAME_EVERY)
        people, cause = families.compose(rng, size, category, sex), self.plan.causes[position]
        said = families.make_people(rng, self.registrar, household, people, cause, self.plan.today, person)
        household.phone_owner = said[0]["name"]
        families.put_money(rng, household, people, cause)
        return said

    def _visits(self, rng, home, moment):
        count = self.plan.visits[home.position]
        last = min(calls.last_day(rng, moment, rule_of(home.household), self.plan.today), self.last_day)
        days = calls.visit_days(rng, self.workdays[0], last, count, self.workdays)
        leaflets = [next(self.leaflets) for _ in days]
        called = [said["name"] for said in home.people]
        return calls.make_visits(rng, home.household, home.worker, called, days, leaflets, self.now)

    def _matters(self, rng, home):
        plan, now, position, found = self.plan, self.now, home.position, []
        for _ in range(plan.problems.get(position, 0)):
            found.append(matters.closed_problem(rng, home, now))
        for _ in range(plan.difficulties.get(position, 0)):
            found.append(matters.closed_difficulty(rng, home, now, self._rating(rng)))
        for kind, open_ones in (("problem", plan.problems_open), ("difficulty", plan.difficulties_open)):
            for _ in range(open_ones.get(position, 0)):
                found.append(matters.open_matter(rng, kind, home, now, self.placed[kind]))
                self.placed[kind] += 1
        return found

    def _rating(self, rng):
        """Fairly satisfied ``plan.not_satisfied`` times, else satisfied or very satisfied."""
        self.voiced += 1
        fair = self.plan.not_satisfied and self.voiced % self.fair_every == 0
        if fair and self.voiced // self.fair_every <= self.plan.not_satisfied:
            return Issue.Satisfaction.FAIR
        return rng.choice([Issue.Satisfaction.VERY_SATISFIED, Issue.Satisfaction.SATISFIED])


def _categories(rng, size, moment):
    """One or two categories; the first decides who lives there."""
    if size == 1:
        return [rng.choices(list(ALONE), list(ALONE.values()))[0]]
    if moment not in CALM:
        return [rng.choice(CLOSELY_WATCHED)]
    first = rng.choices(list(TOGETHER), list(TOGETHER.values()))[0]
    second = [code for code in ("severe_disability", "lifted") if code != first and rng.random() < 0.12]
    return [first, *second[:1]]


def _address(rng, grid):
    if rng.random() < 0.3:
        return f"{grid.name[:2]}{rng.choice('东西南北')}街{rng.randrange(1, 120)}号"
    flat = f"{rng.randrange(1, 22)}号楼{rng.randrange(1, 5)}单元{rng.randrange(1, 7)}0{rng.randrange(1, 4)}"
    return rng.choice(names.ESTATES) + flat


def _unusual(n):
    """A name that tests screens and searches: ((name, ethnicity), sex)."""
    if n % 2:
        return (names.RARE[n // 2 % len(names.RARE)], "汉族"), "M"
    name, ethnicity, sex = names.MINORITIES[n // 2 % len(names.MINORITIES)]
    return (name, ethnicity), sex

"""One household's whole file: who lives there, why it is looked after, by whom, what happened."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import timedelta

from django.utils import timezone

from caseload.demo import calls, families, matters, names
from households.models import Assignment, CategoryPeriod, Household
from households.services.facts import set_facts
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
CALM = ("calm", "done")
UNUSUAL_NAME_EVERY = 13


@dataclass
class File:
    household: Household
    members: list = field(default_factory=list)
    periods: list = field(default_factory=list)
    assignments: list = field(default_factory=list)
    visits: list = field(default_factory=list)
    matters: list = field(default_factory=list)


class Clerk:
    """Writes files after ``plan``, one household after the other."""

    def __init__(self, plan, now):
        self.plan, self.now = plan, now
        self.last_day = timezone.localdate(now)
        self.workdays = [day for day in calls.workdays_of(plan.today) if day <= self.last_day]
        self.registrar = families.Registrar()
        self.leaflets = iter(plan.leaflets)
        self.placed, self.numbers = Counter(), Counter()
        self.voiced = 0
        self.fair_every = sum(plan.difficulties.values()) // max(plan.not_satisfied, 1)

    def write(self, position, keys, worker, grid, overseer):
        """``keys``: the household's primary key and those of its members."""
        rng = self.plan.rng(f"household {position}")
        moment = self.plan.moments[position]
        size, cause = self.plan.sizes[position], self.plan.causes[position]
        categories = _categories(rng, size, moment)
        file = File(self._household(rng, position, keys[0], grid, cause, categories))
        self._settle_family(rng, file, position, keys[1:], size, categories[0])
        self._assign(rng, file, worker, overseer, moment)
        self._visit(rng, file, position, worker, moment)
        self._matters(rng, file, position, worker, overseer)
        return file

    def _household(self, rng, position, key, grid, cause, categories):
        self.numbers[grid.code] += 1
        household = Household(
            pk=key,
            number=f"{grid.code}{self.numbers[grid.code]:0{NUMBER_DIGITS}}",
            area=grid,
            address=_address(rng, grid),
            phones=[f"199{position + 20000000:08}"],
            main_cause=cause,
            other_causes=["因病"] if cause in ("因残", "缺劳力") and rng.random() < 0.3 else [],
            categories=sorted(categories),
            case_level=self.plan.level(position),
            created_at=self.now - timedelta(days=rng.randrange(380, 900)),
        )
        families.put_house(rng, household)
        return household

    def _settle_family(self, rng, file, position, keys, size, category):
        household, person, sex = file.household, None, None
        if position % UNUSUAL_NAME_EVERY == 4:
            person, sex = _unusual(position // UNUSUAL_NAME_EVERY)
        people = families.compose(rng, size, category, sex)
        cause = self.plan.causes[position]
        file.members = families.make_members(
            rng, self.registrar, household, keys, people, cause, self.plan.today, person
        )
        head = file.members[0]
        household.head, household.phone_owner = head, head.name
        set_facts(household, file.members)
        families.put_money(rng, household, people, cause)

    def _assign(self, rng, file, worker, overseer, moment):
        household, today = file.household, self.plan.today
        since = today - timedelta(days=rng.randrange(345, 370))
        left = today - timedelta(days=12) if moment == "nobody" else None
        household.worker = None if left else worker
        file.assignments = [
            Assignment(household=household, worker=worker, valid_from=since, valid_to=left, by=overseer)
        ]
        file.periods = [
            CategoryPeriod(
                household=household, category_id=code, valid_from=today - timedelta(days=rng.randrange(340, 900))
            )
            for code in household.categories
        ]

    def _visit(self, rng, file, position, worker, moment):
        household, today, count = file.household, self.plan.today, self.plan.visits[position]
        last = min(calls.last_day(rng, moment, rule_of(household), today), self.last_day)
        days = calls.visit_days(rng, self.workdays[0], last, count, self.workdays)
        leaflets = [next(self.leaflets) for _ in days]
        file.visits = calls.make_visits(rng, household, worker, file.members, days, leaflets, self.now)
        calls.settle_facts(household, file.visits)

    def _matters(self, rng, file, position, worker, overseer):
        household, plan, now, found = file.household, self.plan, self.now, file.matters
        for _ in range(plan.problems.get(position, 0)):
            found.append(matters.closed_problem(rng, household, worker, overseer, file.visits, now))
        for _ in range(plan.difficulties.get(position, 0)):
            found.append(
                matters.closed_difficulty(rng, household, worker, overseer, file.visits, now, self._rating(rng))
            )
        for kind, open_ones in (("problem", plan.problems_open), ("difficulty", plan.difficulties_open)):
            for _ in range(open_ones.get(position, 0)):
                found.append(matters.open_matter(rng, kind, household, worker, overseer, now, self.placed[kind]))
                self.placed[kind] += 1
        household.open_issue_count = sum(matter.issue.is_open for matter in found)

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

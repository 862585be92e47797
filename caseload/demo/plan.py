"""What the demo adds up to, decided before any row is made, so that its totals come out exactly."""

from dataclasses import dataclass
from datetime import date
from random import Random

from caseload.demo.cases import make_cases
from caseload.demo.shares import in_shares, with_total

DAYS = 338
RECENT_DAYS = 65
HOUSEHOLDS = 210
ACTED = HOUSEHOLDS
"""So many households are acted out, and given cases; those of a larger registry are filed."""
MEMBERS = 530
VISITS = 6320
LEAFLETS = 53900
"""In all: at each activity so many, to whole buildings so many, and the others on visits."""
AT_AN_ACTIVITY = 30
TO_PLACES = [60, 48, 72, 54, 66, 60, 50, 70, 58, 62]
PROBLEMS = 390
PROBLEMS_OPEN = 5
DIFFICULTIES = 380
DIFFICULTIES_NOT_SATISFIED = 2
DIFFICULTIES_OPEN = 8
BENEFITS = 230
"""So many were delivered to the households that are acted out."""
BENEFITS_OPEN = 24
ACTIVITIES = 80
OF_THE_LOGIN = 12
"""Households of the log-in ``worker``, so that Today has something of everything."""
LOGIN_MOMENTS = ["overdue"] * 2 + ["due"] * 4 + ["done"] * 2 + ["calm"] * 4
MOMENTS = {"calm": 90, "overdue": 4, "due": 2, "grace": 2, "done": 2}
"""How a household stands today, and how often: per cent of those that are not the log-in's."""
CAUSES = {"因病": 92, "因残": 48, "缺劳力": 31, "因学": 17, "因灾": 9, "其他": 13}
SIZES = {1: 62, 2: 58, 3: 42, 4: 32, 5: 12, 6: 4}


@dataclass
class Plan:
    """Per household: its place in ``sizes``, ``causes``, ``moments`` and ``visits``; the rest are totals."""

    seed: int
    today: date
    acted: int
    """So many households, from the first, are acted out."""
    sizes: list
    causes: list
    moments: list
    visits: list
    leaflets: list
    """Per visit, in the order in which visits are made."""
    to_places: list
    """Leaflets handed out to a whole building, at each time."""
    problems: dict
    """Position of a household → how many closed problems it had; open ones and difficulties alike."""
    problems_open: dict
    difficulties: dict
    difficulties_open: dict
    not_satisfied: int
    activities: int
    """So many were held."""
    cases: dict
    """Position of a household → its cases, as ``cases.Wanted``."""
    benefits: list
    """Per household that is acted out: how many benefits were delivered, and how many are under way."""

    def rng(self, part):
        """A stream of chance of its own for each part, so that one part's growth leaves the others as they were."""
        return _chance(self.seed, part)

    def level(self, position):
        """The level of the open case of a household; empty without one."""
        return next((case.level for case in self.cases.get(position, ()) if case.is_open), "")


def _chance(seed, part):
    return Random(f"{seed} {part}")  # noqa: S311 - fiction, not secrets


def make_plan(seed, today, households=HOUSEHOLDS, visits=VISITS, acted=ACTED):
    rng = _chance(seed, "plan")
    scale = visits / VISITS
    held = min(round(ACTIVITIES * scale), ACTIVITIES)
    to_places = TO_PLACES[: round(len(TO_PLACES) * scale)]
    on_visits = round(LEAFLETS / VISITS * visits) - held * AT_AN_ACTIVITY - sum(to_places)
    moments = _moments(rng, households)
    return Plan(
        seed=seed,
        today=today,
        acted=min(acted, households),
        sizes=with_total(rng, in_shares(rng, SIZES, households), round(MEMBERS / HOUSEHOLDS * households), 1, 7),
        causes=in_shares(rng, CAUSES, households),
        moments=moments,
        visits=_visits(rng, moments, visits),
        leaflets=with_total(rng, rng.choices(range(4, 14), k=visits), on_visits, 0, 40),
        to_places=to_places,
        problems=_scattered(rng, households, round((PROBLEMS - PROBLEMS_OPEN) * scale)),
        problems_open=_scattered(rng, households, round(PROBLEMS_OPEN * scale), first=2),
        difficulties=_scattered(rng, households, round(DIFFICULTIES * scale)),
        difficulties_open=_scattered(rng, households, round(DIFFICULTIES_OPEN * scale), first=2),
        not_satisfied=round(DIFFICULTIES_NOT_SATISFIED * scale),
        activities=held,
        cases=make_cases(_chance(seed, "cases"), moments[:acted]),
        benefits=_benefits(_chance(seed, "benefits"), min(acted, households)),
    )


def _moments(rng, households):
    own = LOGIN_MOMENTS[: min(OF_THE_LOGIN, households)]
    others = rng.choices(list(MOMENTS), list(MOMENTS.values()), k=households - len(own))
    for position in range(len(others) // 2, len(others), max(66, households // 200)):
        others[position] = "nobody"
    return own + others


def _benefits(rng, acted):
    share = acted / HOUSEHOLDS
    delivered = with_total(rng, rng.choices([0, 1, 2], [2, 5, 3], k=acted), round(BENEFITS * share), 0, 4)
    opened = _scattered(rng, acted, round(BENEFITS_OPEN * share), first=2)
    return [(n, opened.get(position, 0)) for position, n in enumerate(delivered)]


def _visits(rng, moments, total):
    """Made visits per household: about the same for each, one at least where there are enough."""
    if total < len(moments):
        raise ValueError("There are fewer visits than households.")
    mean = total / len(moments)
    values = [max(1, round(mean * rng.uniform(0.7, 1.3))) for _ in moments]
    return with_total(rng, values, total, 1, max(2, round(mean * 3)))


def _scattered(rng, households, count, first=0):
    """``count`` matters over ``households``; the first household of the log-in gets ``first`` of them."""
    found = {0: min(first, count)} if first else {}
    for _ in range(count - sum(found.values())):
        position = rng.randrange(households)
        found[position] = found.get(position, 0) + 1
    return found

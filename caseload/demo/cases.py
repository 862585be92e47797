"""Which households have a case, how far it has come and how closely it is followed: decided before any row is made."""

from dataclasses import dataclass

from caseload.demo.shares import in_shares

PER_HOUSEHOLDS = 210
OPEN = {
    "intake": 4, "intake_handed_in": 3, "assessment": 6, "planning": 5, "approval": 4, "agreement": 3, "work": 19,
    "incident": 1, "review_late": 6, "evaluation": 5, "closing": 4,
}  # fmt: skip
"""Where the open cases stand, and how many of them."""
ENDED = {"closed": 8, "follow_up": 16, "finished": 16, "referred": 2, "declined": 2}
RELAPSES = 3
"""So many of the open cases are second ones, of households whose first was closed."""
OF_THE_LOGIN = {
    0: "work",
    1: "approval",
    2: "review_late",
    4: "intake",
    5: "evaluation",
    7: "follow_up",
    9: "assessment",
}
"""What is shown to whoever logs in as ``worker``: by position of the household."""
LEVELS = {"II": 30, "III": 60, "IV": 10}
LEVELS_OF_SHORT = ["II", "III"]
"""A case of level IV is reviewed twice a year: none of them has been closed yet."""
WATCHED = "I"
SHORTLY_BEGUN = ("intake", "intake_handed_in", "assessment", "planning")
CALM = ("calm", "done")
"""How a household with a case stands: a worker looks after it, and no visit is late."""


@dataclass(frozen=True)
class Wanted:
    """``relapsed``: an ended case that was opened again. ``due``: something of it is due today."""

    where: str
    level: str
    relapsed: bool = False
    due: bool = False

    @property
    def is_open(self):
        return self.where in OPEN


def make_cases(rng, moments):
    """{position of a household: its cases, the earlier first}, in their shares of ``moments``."""
    count = len(moments)
    opened, ended = (
        in_shares(rng, wanted, round(sum(wanted.values()) * count / PER_HOUSEHOLDS)) for wanted in (OPEN, ENDED)
    )
    places = _of_the_login(rng, count, opened, ended)
    free = [n for n in range(count) if moments[n] in CALM and n not in OF_THE_LOGIN]
    rng.shuffle(free)
    spots, relapses = iter(free), round(RELAPSES * count / PER_HOUSEHOLDS)
    for where, position in zip(opened, spots, strict=False):
        places[position] = [_wanted(rng, where)]
        if relapses and where in SHORTLY_BEGUN and "follow_up" in ended:
            ended.remove("follow_up")
            relapses -= 1
            places[position].insert(0, Wanted("follow_up", rng.choice(LEVELS_OF_SHORT), relapsed=True))
    for where, position in zip(ended, spots, strict=False):
        places[position] = [_wanted(rng, where)]
    return places


def _of_the_login(rng, count, opened, ended):
    """Takes from the lists what is shown to the log-in."""
    places = {}
    for position, where in OF_THE_LOGIN.items():
        here = next((found for found in (opened, ended) if where in found), None)
        if position < count and here:
            here.remove(where)
            places[position] = [_wanted(rng, where, due=True)]
    return places


def _wanted(rng, where, **facts):
    if where == "incident":
        return Wanted(where, WATCHED)
    if where in SHORTLY_BEGUN or where == "work":
        return Wanted(where, rng.choices(list(LEVELS), list(LEVELS.values()))[0], **facts)
    return Wanted(where, rng.choice(LEVELS_OF_SHORT), **facts)

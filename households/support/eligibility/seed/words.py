"""The words in which the rules that an empty database begins with are written down."""

DAY, EVE, MORROW = "2026-11-30", "2026-11-29", "2026-12-01"
"""The day on which most cases are judged, the one before and the one after it."""
ALLOWANCE = ("dibao", "dibao_margin")
POOR = ("dibao", "tekun", "dibao_margin")
MONITORED = ("lifted_unstable", "marginal", "sudden_hardship")
LIFTED = ("lifted", *MONITORED)
HARDSHIP = (*POOR, "rigid_expense", *LIFTED)
ALONE = ("lone_elder", "elder_alone_80")
SEVERE = ("一级", "二级")
SCHOOLS = ["primary", "junior", "senior", "vocational", "college", "university"]


def every(*parts):
    return {"all": list(parts)}


def either(*parts):
    return {"any": list(parts)}


def never(part):
    return {"not": part}


def _is(fact, comparison, value):
    return {"fact": fact, "is": comparison, "value": value}


def at_least(fact, value):
    return _is(fact, "at_least", value)


def below(fact, value):
    return _is(fact, "below", value)


def yes(fact):
    return _is(fact, "is", True)


def no(fact):
    return _is(fact, "is", False)


def among(fact, *values):
    return _is(fact, "among", list(values))


def any_of(fact, *values):
    return _is(fact, "any_of", list(values))


def category(*codes):
    return any_of("categories", *codes)


def receives(*codes):
    return any_of("receives", *codes)


def born(age, day=DAY):
    """Whose birthday, the ``age``th, is ``day``."""
    return f"{int(day[:4]) - age}{day[4:]}"


def case(expected, tries, day=DAY, **facts):
    return expected, tries, day, facts


def birthday(age, turns, **facts):
    """The three cases of the birthday on which somebody turns ``age``; ``turns``: (answer before, answer from then)."""
    before, then = turns
    facts["birth_date"] = born(age)
    return [
        case(before, f"{age}周岁生日前一天", EVE, **facts),
        case(then, f"{age}周岁生日当天", DAY, **facts),
        case(then, f"{age}周岁生日后一天", MORROW, **facts),
    ]

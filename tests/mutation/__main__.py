"""`make mutants`: a sample of mutants, each against the tests of its room that reach it; the share that was noticed."""

import argparse
import os
import random
import sys
from pathlib import Path

import pytest

from caseload.launch.paths import ROOT
from tests import plugin
from tests.mutation.changes import mutants_of

RULES = ["models/*.py", "services/*.py"]
ROOMS = {
    "tests/core": ["caseload/core"],
    "tests/households": ["households"],
    "tests/plans": ["households/plans"],
    "tests/roster": ["households/roster"],
    "tests/quality": ["households/quality"],
    "tests/policies": ["households/support/policies"],
    "tests/employment": ["households/support/employment"],
    "tests/visits": ["visits"],
    "tests/issues": ["visits/issues"],
    "tests/errands": ["visits/errands"],
    "tests/doorstep": ["visits/doorstep"],
}
CORE = [
    *["accounts", "amounts", "audit", "backends", "dates", "documents", "hooks", "keys", "middleware", "permissions"],
    *["personal", "pictures", "pinyin", "text", "versions", "wall_clock"],
]
MORE = {
    "tests/core": [
        *(f"caseload/core/{name}.py" for name in CORE),
        *(f"caseload/core/casework/{name}.py" for name in ("moves", "steps", "workflow")),
    ],
    "tests/quality": ["households/quality/rules/*.py"],
    "tests/roster": [
        "households/roster/checking/*.py",
        "households/roster/reading/*.py",
        "households/roster/writing/*.py",
    ],
    "tests/doorstep": ["visits/doorstep/parts/*.py"],
}
"""What besides models and services holds rules."""
FIRST, ALL = 12, 150
"""Tests that a mutant meets: the quickest, and if it outlives those all others, up to so many."""
ACCEPTED = Path(__file__).with_name("survivors.txt")


def rules_of(folder):
    patterns = [f"{room}/{rule}" for room in ROOMS[folder] for rule in RULES] + MORE.get(folder, [])
    return sorted({path for pattern in patterns for path in ROOT.glob(pattern)})


def sample(folders, seed, count):
    found = []
    for folder in folders:
        for path in rules_of(folder):
            found += mutants_of(str(path.relative_to(ROOT)), path.read_text(encoding="utf-8"))
    return random.Random(seed).sample(found, min(count, len(found))), len(found)


def accepted():
    """{mutant that may live: the reason}."""
    lines = ACCEPTED.read_text(encoding="utf-8").splitlines()
    return dict(line.rsplit(" | ", 1) for line in lines if line and not line.startswith("#"))


def main():
    given = argparse.ArgumentParser(prog="make mutants")
    given.add_argument("folders", nargs="*", default=list(ROOMS), metavar="tests/ROOM")
    given.add_argument("--seed", type=int, default=1)
    given.add_argument("--count", type=int, default=200)
    asked = given.parse_args()
    chosen, whole = sample(asked.folders, asked.seed, asked.count)
    print(
        f"{len(chosen)} of {whole} mutants, seed {asked.seed}; first the tests, to see what each reaches …", flush=True
    )
    with plugin._provide():
        os.environ["PYTEST_XDIST_WORKER"] = "mutants"
        return run(chosen, asked.folders)


def run(chosen, folders):
    pytest.main(["-p", "no:cacheprovider", "-p", "no:terminal", "--collect-only", *folders])
    from tests.mutation import running  # now that Django is ready

    reached = running.reached_by(folders)
    if reached.failed:
        print("Left out, for they fail without any change too:", *sorted(set(reached.failed)), sep="\n  ", flush=True)
    running.keep_database()
    fates = {}
    for number, mutant in enumerate(chosen, 1):
        fates[mutant] = fate = judged(running, reached, mutant)
        print(f"{number} {fate} {mutant.path}:{mutant.line} {mutant.function}: {mutant.change}", flush=True)
    return report(fates)


def judged(running, reached, mutant):
    tests = reached.of(mutant, ALL)
    if not tests:
        return "unreached"
    fate = running.fate_of(mutant, tests[:FIRST])
    if fate == running.SURVIVED and tests[FIRST:]:
        fate = running.fate_of(mutant, tests[FIRST:])
    return fate


def report(fates):
    """Fails where one survived that is not accepted with a reason."""
    known = accepted()
    lived = [mutant for mutant, fate in fates.items() if fate in ("survived", "unreached")]
    new = [mutant for mutant in lived if mutant.key not in known]
    judged_of = [fate for mutant, fate in fates.items() if fate != "unfit" and mutant.key not in known]
    killed = sum(fate == "killed" for fate in judged_of)
    print(f"\n{killed} of {len(judged_of)} killed, {100 * killed / max(len(judged_of), 1):.1f} %;", end=" ")
    print(
        f"{len(lived) - len(new)} live on for a reason in {ACCEPTED.name}; these for none:" if new else "none is left."
    )
    for mutant in new:
        print(f"  {mutant.key}")
    return 1 if new else 0


if __name__ == "__main__":
    sys.exit(main())

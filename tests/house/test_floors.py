"""The floors of the house: a room imports itself or a lower one, and nothing else."""

import ast
import itertools
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import grimp
import pytest
from importlinter.cli import lint_imports
from importlinter.configuration import configure
from importlinter.contracts.layers import LayersContract

pytestmark = pytest.mark.xdist_group("floors")
ROOT = Path(__file__).resolve().parents[2]
ROOTS = ["caseload", "households", "visits"]
CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
LAYERS = [re.findall(r"[\w.]+", layer) for layer in CONTRACTS[0]["layers"]]
OUTSIDE = {"caseload.launch", "caseload.settings", "caseload.urls", "caseload.wsgi"}


def sources():
    for room in ROOTS:
        for path in (ROOT / room).rglob("*.py"):
            if "migrations" not in path.parts and "launch" not in path.parts:
                yield path


def test_imports_keep_to_their_floor(monkeypatch):
    monkeypatch.chdir(ROOT)
    assert lint_imports(no_cache=True) == 0


def test_every_shelf_stands_on_a_floor():
    """A new room is written into the contract, or it is held by none."""
    listed = {name for layer in LAYERS for name in layer} | OUTSIDE
    rooms = {name for name in listed if "." in name} | set(ROOTS)
    for root in ROOTS:
        for path in (ROOT / root).iterdir():
            if (path.suffix == ".py" and path.stem != "__init__") or (path / "__init__.py").exists():
                assert f"{root}.{path.stem}" in rooms, f"{root}.{path.stem} is on no floor"


@pytest.fixture(scope="module")
def graph():
    return grimp.build_graph(*ROOTS)


@pytest.fixture(scope="module")
def contract():
    configure()
    return LayersContract(name="rooms", session_options={"root_packages": ROOTS}, contract_options=CONTRACTS[0])


def test_one_import_upwards_is_found_between_any_two_rooms(graph, contract):
    assert contract.check(graph, verbose=False).kept
    for upper, lower in itertools.combinations(LAYERS, 2):
        ends = {"importer": lower[0], "imported": upper[0]}
        graph.add_import(**ends)
        found = contract.check(graph, verbose=False)
        graph.remove_import(**ends)
        assert not found.kept, ends


def test_siblings_do_not_know_each_other(graph, contract):
    pairs = [("households.plans", "households.roster"), ("visits.activities", "visits.doorstep")]
    for one, other in [pair for siblings in pairs for pair in itertools.permutations(siblings)]:
        graph.add_import(importer=one, imported=other)
        found = contract.check(graph, verbose=False)
        graph.remove_import(importer=one, imported=other)
        assert not found.kept, (one, other)


STARTED_FOR_EACH_FILE = ROOT / "caseload/core/unpack"
"""A process of its own, whose start is most of its time: the libraries that few files need are imported for those."""


def test_nothing_is_imported_inside_a_function():
    hidden = [
        f"{path.relative_to(ROOT)}:{inner.lineno}"
        for path in sources()
        if path.parent != STARTED_FOR_EACH_FILE
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.FunctionDef)
        for inner in ast.walk(node)
        if isinstance(inner, ast.Import | ast.ImportFrom)
    ]
    assert hidden == []


WRITING = {"models", "services", "parts", "writing"}
"""Shelves whose rows bear a time."""


def test_what_is_written_bears_the_time_of_the_wall_clock():
    """The demo's year is acted out by it: a service that asks the machine would write today."""
    asked = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in sources()
        if WRITING & set(path.parts)
        for number, line in enumerate(path.read_text().splitlines(), 1)
        if re.search(r"\btimezone\.(now\b|localdate\(\)|localtime\(\)|localdate$)|default=timezone", line)
    ]
    assert asked == []


def test_no_signals_and_no_drawers_for_odds_and_ends():
    for path in sources():
        text = path.read_text()
        assert not re.search(r"@receiver|\bsignals\b|\.connect\(", text), path
        assert path.stem not in {"utils", "helpers", "extras"}, path


def test_the_picture_of_the_rooms_is_current():
    drawn = subprocess.run([sys.executable, "docs/draw_rooms.py", "--check"], cwd=ROOT, capture_output=True, text=True)
    assert drawn.returncode == 0, drawn.stderr

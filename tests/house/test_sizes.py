"""Nothing grows past what can be read at one go (DESIGN, sizes)."""

import ast
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
MODULE, VIEW, FUNCTION, MODEL, TEMPLATE, TEST = 350, 35, 40, 250, 100, 400
TEMPLATE_LINE = 160
MIGRATION = 1500
WORKFLOW = 250
ROOMS = [
    "plans",
    "roster",
    "quality",
    "giving",
    "employment",
    "issues",
    "errands",
    "doorstep",
    "visits",
    "households",
    "figures",
]


def files(*patterns):
    for pattern in patterns:
        for path in ROOT.glob(pattern):
            if not {"migrations", "vendor", ".venv"} & set(path.relative_to(ROOT).parts):
                yield path, path.read_text(encoding="utf-8")


def length(node):
    return node.end_lineno - node.lineno + 1


def too_long(limit, *patterns):
    return [str(path.relative_to(ROOT)) for path, text in files(*patterns) if len(text.splitlines()) > limit]


def code():
    return files("caseload/**/*.py", "households/**/*.py", "visits/**/*.py")


def test_files():
    assert too_long(MODULE, "caseload/**/*.py", "households/**/*.py", "visits/**/*.py") == []
    assert too_long(TEMPLATE, "templates/**/*.html") == []
    assert too_long(TEST, "tests/**/*.py") == []


def test_lines_of_templates():
    long = [
        f"{path.relative_to(ROOT)}:{number} {len(line)} > {TEMPLATE_LINE}"
        for path, text in files("templates/**/*.html")
        for number, line in enumerate(text.splitlines(), 1)
        if len(line) > TEMPLATE_LINE
    ]
    assert long == []


def test_migrations():
    paths = [path for root in ("caseload", "households", "visits") for path in (ROOT / root).glob("**/migrations/*.py")]
    assert [str(path) for path in paths if len(path.read_text().splitlines()) > MIGRATION] == []


def test_a_workflow_costs_little():
    """Referrals, the smallest, say only what is theirs: the rest is the kit's."""
    found = list(files("households/plans/*/referral*.py", "templates/plans/referral*.html"))
    assert len(found) == 6 and sum(len(text.splitlines()) for _path, text in found) <= WORKFLOW


def test_no_name_repeats_its_folder():
    """`plans/goal.py`, not `plans/plan_goal.py`: the folder says the rest."""
    repeating = [
        str(path.relative_to(ROOT))
        for root in ("caseload", "households", "visits", "templates", "tests")
        for path in (ROOT / root).rglob("*")
        for room in ROOMS
        if room in path.relative_to(ROOT).parts[:-1]
        and re.match(rf"_?(test_)?{room.removesuffix('s')}s?_", path.name)
        and "migrations" not in path.parts
    ]
    assert repeating == []


def test_no_view_repeats_its_folder():
    """`issues.views.issues.move`, not `issue_move`: its address is named in the room, and it in the file."""
    repeating = [
        f"{path.relative_to(ROOT)}:{node.name}"
        for path, text in files("caseload/**/views/*.py", "households/**/views/*.py", "visits/**/views/*.py")
        for node in ast.parse(text).body
        for room in {*ROOMS, "areas", "calendar"} & {*path.parts, path.stem}
        if isinstance(node, ast.FunctionDef) and node.name.startswith(f"{room.removesuffix('s')}_")
    ]
    assert repeating == []


def test_functions_and_classes():
    long = []
    for path, text in code():
        for node in ast.walk(ast.parse(text)):
            limit = None
            if isinstance(node, ast.FunctionDef):
                limit = VIEW if "views" in path.parts else FUNCTION
            elif isinstance(node, ast.ClassDef) and "models" in path.parts:
                limit = MODEL
            if limit and length(node) > limit:
                long.append(f"{path.relative_to(ROOT)}:{node.name} {length(node)} > {limit}")
    assert long == []

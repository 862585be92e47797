"""The floors of the house: core < households < visits < desk, and nobody imports upwards."""

import ast
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ["caseload/core", "caseload/desk", "households", "visits"]


def sources():
    for room in ROOMS:
        yield from (path for path in (ROOT / room).rglob("*.py") if "migrations" not in path.parts)


def test_imports_keep_to_their_floor():
    command = [Path(sys.executable).parent / "lint-imports", "--no-cache"]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert result.returncode == 0, result.stdout + result.stderr


def test_nothing_is_imported_inside_a_function():
    hidden = [
        f"{path.relative_to(ROOT)}:{inner.lineno}"
        for path in sources()
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.FunctionDef)
        for inner in ast.walk(node)
        if isinstance(inner, ast.Import | ast.ImportFrom)
    ]
    assert hidden == []


def test_no_signals_and_no_drawers_for_odds_and_ends():
    for path in sources():
        text = path.read_text()
        assert not re.search(r"@receiver|\bsignals\b|\.connect\(", text), path
        assert path.stem not in {"utils", "helpers", "extras"}, path

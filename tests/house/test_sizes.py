"""Nothing grows past what can be read at one go (DESIGN, sizes)."""

import ast
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
MODULE, VIEW, FUNCTION, MODEL, TEMPLATE, TEST = 500, 40, 60, 250, 150, 400


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

"""Rules that the tests themselves keep."""

import ast
from pathlib import Path

TESTS = Path(__file__).resolve().parents[1]
ASKS = {"localdate", "localtime", "today", "now", "TODAY"}


def done_at_import(tree):
    """All of a file but the bodies of its functions."""
    ahead = list(tree.body)
    while ahead:
        node = ahead.pop()
        if isinstance(node, ast.FunctionDef):
            ahead += [*node.decorator_list, *node.args.defaults, *filter(None, node.args.kw_defaults)]
        elif isinstance(node, ast.Lambda):
            ahead += node.args.defaults
        else:
            yield node
            ahead += ast.iter_child_nodes(node)


def asked_at_import(text):
    calls = [node for node in done_at_import(ast.parse(text)) if isinstance(node, ast.Call)]
    return sorted(call.lineno for call in calls if getattr(call.func, "attr", getattr(call.func, "id", "")) in ASKS)


def test_no_file_asks_for_the_day_when_it_is_imported():
    """A run that crosses midnight would go on with yesterday: it is ``TODAY = timezone.localdate``, and ``TODAY()``."""
    files = {str(path.relative_to(TESTS)): path.read_text() for path in TESTS.rglob("*.py")}
    assert {name: lines for name, text in files.items() if (lines := asked_at_import(text))} == {}


def test_a_day_asked_for_at_import_is_found():
    inside = "def test(day=today()):\n    assert day == today()\n"
    assert asked_at_import(f"TODAY = timezone.localdate()\nlater = lambda: now()\n{inside}") == [1, 3]

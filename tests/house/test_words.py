"""Every string that the code has translated is found by the gathering: one under another name would stay English."""

import ast
from gettext import GNUTranslations
from pathlib import Path

import pytest
from django.conf import settings

MODULES = [path for room in ("caseload", "households", "visits") for path in (settings.BASE_DIR / room).rglob("*.py")]
CODE = [path for path in MODULES if "migrations" not in path.parts]


@pytest.fixture(scope="module")
def chinese():
    with open(settings.BASE_DIR / "locale/zh_Hans/LC_MESSAGES/django.mo", "rb") as file:
        return {key[0] if isinstance(key, tuple) else key for key in GNUTranslations(file)._catalog}


def test_every_word_of_the_code_is_in_the_catalogue(chinese):
    missing = [f"{path.name}:{line} {key}" for path in CODE for line, key in words_of(path) if key not in chinese]
    assert not missing


def test_a_word_under_another_name_is_seen(tmp_path):
    source = tmp_path / "module.py"
    source.write_text('from django.utils.translation import gettext_lazy\nL = gettext_lazy\nL("Unheard of")\n')
    assert list(words_of(source)) == [(3, "Unheard of")]


def words_of(path: Path):
    """Line and key of each literal given to a function of gettext, by whatever name the module calls it."""
    tree = ast.parse(path.read_text())
    names = dict(names_of(tree))
    for node in ast.walk(tree):
        kind = names.get(node.func.id) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) else None
        given = [one.value for one in node.args if isinstance(one, ast.Constant)] if kind else []
        if kind and kind.lstrip("n").startswith("p") and len(given) > 1:
            yield node.lineno, "\x04".join(given[:2])
        elif given and given[0]:
            yield node.lineno, given[0]


def names_of(tree):
    """What the module calls the functions of gettext: imported under another name, or assigned to one."""
    known = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module == "django.utils.translation":
            known |= {one.asname or one.name: one.name for one in node.names if "gettext" in one.name}
        elif isinstance(node, ast.Assign) and isinstance(node.value, ast.Name) and node.value.id in known:
            known |= {target.id: known[node.value.id] for target in node.targets if isinstance(target, ast.Name)}
    return known.items()

"""What the browser is given: small modules that know no address and leave nothing behind; style sheets by component."""

import re
import shutil
from pathlib import Path

import pytest

from caseload.core.scripts import IMPORT, NamedByContent, modules_of
from tests.house.test_sizes import too_long

ROOT = Path(__file__).resolve().parents[2]
CSS, JS = 400, 250
COMMENT = re.compile(r"(?:^|(?<=\s))//.*$", re.MULTILINE)
A_KEY = {("search-focus.js", '"/"')}
"""A key of the keyboard, and no address."""
ADDRESS = re.compile(r"""["'`]/[^"'`]*["'`]|\}/\w+/|https?:|\\/\w""")
"""Text that begins with a slash, a path that continues a value, a whole address, a path in a pattern."""
GLOBAL = re.compile(r"\b(?:window|self|globalThis)(?:\.\w+|\[[^]]+\])\s*(?:\|\||\?\?)?=(?!=)")
ENTRY = re.compile(r'\{% scripts "([^"]+)" %\}')


def scripts():
    """(name, text without comments) of each of our scripts, the service worker's template among them."""
    for path in [*(ROOT / "static/js").rglob("*.js"), *(ROOT / "templates").rglob("*.js")]:
        yield path.name, COMMENT.sub("", path.read_text(encoding="utf-8"))


def templates():
    for path in (ROOT / "templates").rglob("*.html"):
        yield str(path.relative_to(ROOT)), path.read_text(encoding="utf-8")


def test_sizes():
    assert too_long(CSS, "static/css/**/*.css") == []
    assert too_long(JS, "static/js/**/*.js", "templates/**/*.js") == []


def test_every_script_is_reached_from_an_entry_that_a_page_names():
    entries = {entry for _, text in templates() for entry in ENTRY.findall(text)}
    reached = {name for entry in entries for name in modules_of(entry)}
    assert reached == {str(path.relative_to(ROOT / "static")) for path in (ROOT / "static/js").rglob("*.js")}


def test_pages_name_no_script_but_their_entry():
    assert [name for name, text in templates() if "<script" in text or text.count("{% scripts") > 2] == []


def test_imports_are_written_as_the_collector_reads_them():
    for name, text in scripts():
        statements = re.findall(r"^(?:import|export .* from)\b.*$|\bimport\(.*$", text, re.MULTILINE)
        assert [one for one in statements if not re.search(IMPORT, one)] == [], name


def test_nothing_is_global():
    assert [(name, found) for name, text in scripts() for found in GLOBAL.findall(text)] == []


def test_no_address_is_written_in_a_script():
    found = {(name, address) for name, text in scripts() for address in ADDRESS.findall(text)}
    assert found == A_KEY


def test_no_behaviour_stands_in_markup():
    handlers = re.compile(r"\son[a-z]+=[\"']|javascript:", re.IGNORECASE)
    assert [name for name, text in [*templates(), *scripts()] if handlers.search(text)] == []


@pytest.fixture
def collected(tmp_path):
    """Our scripts as they are collected: (the folder, names by content by name)."""
    shutil.copytree(ROOT / "static/js", tmp_path / "js")
    storage = NamedByContent(location=str(tmp_path))
    names = [f"js/{path.relative_to(tmp_path / 'js')}" for path in (tmp_path / "js").rglob("*.js")]
    for _, _, outcome in storage.post_process({name: (storage, name) for name in names}):
        assert not isinstance(outcome, Exception), outcome
    return tmp_path, storage.hashed_files


def test_collected_scripts_import_each_other_by_their_names(collected):
    folder, names = collected
    for name, named in names.items():
        source, text = (ROOT / "static" / name).read_text(), (folder / named).read_text()
        imports = [f"js/{found['url'].removeprefix('./')}" for found in re.finditer(IMPORT, source)]
        leads_to = [f"js/{found['url'].removeprefix('./')}" for found in re.finditer(IMPORT, text)]
        assert leads_to == [names[one] for one in imports], name
        assert all((folder / one).exists() for one in leads_to)

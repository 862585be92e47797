import re
from pathlib import Path

import pytest
from django.template import Context, engines

from visits.doorstep.parts import PARTS

ROOT = Path(__file__).resolve().parents[2]
TEMPLATES = ROOT / "templates"
CALLED_BY_LIBRARIES = ("429.html", "account/", "usersessions/", "bootstrap5/", "django/", "allauth/")
"""Templates that override those of a library, by the library's names."""


def test_every_template_is_used():
    sources = [
        path.read_text(encoding="utf-8")
        for folder in ["caseload", "households", "visits", "templates"]
        for path in (ROOT / folder).rglob("*")
        if path.suffix in {".py", ".html"}
    ]
    named = set(re.findall(r"[\"']([\w/-]+\.(?:html|txt))[\"']", "\n".join(sources)))
    named |= {part.template(use) for part in PARTS for use in ("", "_written", "_corrected")}
    names = {str(path.relative_to(TEMPLATES)) for path in TEMPLATES.rglob("*.html")}
    unused = {name for name in names - named if not name.startswith(CALLED_BY_LIBRARIES)}
    assert unused == set()


def test_nothing_is_inline():
    for path in TEMPLATES.rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"<script(?![^>]*src=)|<style|\sstyle=|\son(click|change|submit|input|load)=", text), path


def test_an_unknown_variable_in_a_template_of_ours_is_caught(tmp_path, monkeypatch):
    monkeypatch.setattr("tests.house.unknown.OURS", "")
    template = engines["django"].engine.from_string("{{ household.nmae }}")
    with pytest.raises(AssertionError, match="nmae"):
        template.render(Context({"household": object()}))

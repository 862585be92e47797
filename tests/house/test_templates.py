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
    named |= {part.template(use) for part in PARTS for use in ("", "_written")}
    names = {str(path.relative_to(TEMPLATES)) for path in TEMPLATES.rglob("*.html")}
    unused = {name for name in names - named if not name.startswith(CALLED_BY_LIBRARIES)}
    assert unused == set()


def test_a_tag_is_closed_on_the_line_on_which_it_is_opened():
    """Django shows one that is not as plain words."""
    opened = re.compile(r"\{(?:%(?!.*%\})|\{(?!.*\}\})|#(?!.*#\})).*")
    templates = ((path, path.read_text(encoding="utf-8")) for path in TEMPLATES.rglob("*.html"))
    assert not [f"{path.name}: {found}" for path, text in templates for found in opened.findall(text)]


def whole(name):
    """The text of a template with all that it includes by name."""
    text = (TEMPLATES / name).read_text(encoding="utf-8")
    return text + "".join(map(whole, re.findall(r"{% include \"([^\"]+)\"", text)))


def test_a_page_with_folded_parts_has_their_style():
    pages = {str(path.relative_to(TEMPLATES)) for path in TEMPLATES.rglob("*.html")}
    folded = {
        name: text
        for name in pages
        if "{% extends" in (text := whole(name)) and re.search(r'"[^"]*\bfold\b[^"]*"', text)
    }
    assert len(folded) > 5 and not {name for name, text in folded.items() if "css/fold.css" not in text}


def test_nothing_is_inline():
    for path in TEMPLATES.rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"<script(?![^>]*src=)|<style|\sstyle=|\son(click|change|submit|input|load)=", text), path


POSTED = re.compile(r'<form\b(?=[^>]*method="post")(?![^>]*data-submit-often)[^>]*>(.*?)</form>', re.DOTALL)
FILLED_IN = re.compile(r"ui/_fields?\.html|ui/_chips|ui/_stale|<textarea|<select|<input(?![^>]*type=\"hidden\")")
WITHOUT_KEY = {
    *("account/login.html", "account/password_change.html", "core/setup.html", "core/me.html", "issues/card.html"),
    "doorstep/new.html",
    "roster/_way_out.html",
}
"""Logging in, choices that are no rows, and what has a key or a guard of its own."""


def test_a_form_that_is_filled_in_has_a_key_by_which_it_is_saved_once():
    found = {
        str(path.relative_to(TEMPLATES))
        for path in TEMPLATES.rglob("*.html")
        for form in POSTED.findall(path.read_text(encoding="utf-8"))
        if FILLED_IN.search(form) and "{% once" not in form
    }
    assert found - WITHOUT_KEY == set()


def test_an_unknown_variable_in_a_template_of_ours_is_caught(tmp_path, monkeypatch):
    monkeypatch.setattr("tests.house.unknown.OURS", "")
    template = engines["django"].engine.from_string("{{ household.nmae }}")
    with pytest.raises(AssertionError, match="nmae"):
        template.render(Context({"household": object()}))

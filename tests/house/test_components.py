"""Every component in Chromium: nothing scrolls sideways, axe finds nothing, targets are large, the policy holds."""

from pathlib import Path

import pytest
from django.conf import settings as project

AXE = (Path(__file__).parents[1] / "vendor" / "axe.min.js").read_text(encoding="utf-8")
SMALL_TARGETS = """(least) => [...document.querySelectorAll('.btn, .chip, .tabs a, .tabs-bar a, .form-control')]
    .filter((e) => e.offsetParent && e.getBoundingClientRect().height < least).map((e) => e.outerHTML.slice(0, 90))"""


@pytest.fixture
def styleguide(settings, live_server):
    settings.ROOT_URLCONF = "tests.house.styleguide"
    templates = [dict(project.TEMPLATES[0])]
    templates[0]["DIRS"] = [*templates[0]["DIRS"], Path(__file__).parent / "templates"]
    settings.TEMPLATES = templates
    return live_server.url


@pytest.mark.parametrize(
    ("width", "size", "least"), [(360, "a", 44), (360, "a-plus", 44), (360, "a-plus-plus", 60), (1280, "a", 24)]
)
@pytest.mark.parametrize("page", ["components", "today", "login"])
def test_component_page(styleguide, browser, width, size, least, page):
    tab = browser.new_page(viewport={"width": width, "height": 780})
    complaints = []
    tab.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    tab.goto(f"{styleguide}/?page={page}&size={size}&saved=1")
    assert tab.evaluate("document.documentElement.scrollWidth") <= width
    assert tab.evaluate(SMALL_TARGETS, least) == []
    found = tab.evaluate(
        f"(async () => {{ {AXE}; return (await axe.run({{resultTypes: ['violations']}})).violations }})()"
    )
    assert [(rule["id"], rule["nodes"][0]["html"]) for rule in found] == []
    assert complaints == []
    tab.close()

"""What can be set has an effect: no field of a table of codes, no kind of notice and no right that nothing reads."""

import re
from functools import cache
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings

from caseload.core.models import CatalogueItem, Notice
from caseload.core.permissions import P

KEEPING = {"migrations", "forms", "seed.py", "catalogues.py", "demo", "bench"}
"""What only fills a field in, or shows it where it is set."""
COMMON = {field.name for field in CatalogueItem._meta.fields}


@cache
def code():
    """All that could read a setting: the code and the templates, without what only keeps settings."""
    found = [path for room in ("caseload", "households", "visits") for path in (settings.BASE_DIR / room).rglob("*.py")]
    found = [path for path in found if not KEEPING & {*path.relative_to(settings.BASE_DIR).parts}]
    found += Path(settings.BASE_DIR / "templates").rglob("*.html")
    return "\n".join(path.read_text() for path in found)


def is_read(name):
    return re.search(rf"\.{name}\b|__{name}\b|[\"']{name}[\"']|\b{name}__", code())


FIELDS = [
    (model._meta.label, field.name)
    for model in apps.get_models()
    if issubclass(model, CatalogueItem)
    for field in model._meta.fields
    if field.name not in COMMON
]


@pytest.mark.parametrize(("table", "name"), FIELDS)
def test_whatever_an_administrator_sets_in_a_table_of_codes_is_read(table, name):
    assert is_read(name), f"{table}.{name} is set and never read"


@pytest.mark.parametrize("kind", Notice.Kind.names)
def test_each_kind_of_notice_is_sent(kind):
    assert re.search(rf"\.{kind}\b", code()), f"nobody is ever told {kind}"


@pytest.mark.parametrize("right", P.names)
def test_each_right_opens_something(right):
    opening = re.sub(r"(?s)ROLES = .*?\n}\n", "", code())
    assert re.search(rf"\bP\.{right}\b", opening), f"{right} opens nothing"

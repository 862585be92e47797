"""The compiled catalogue is made where it is missing or older than its source."""

import os
import shutil
import subprocess
import sys

import pytest
from django.core.exceptions import ImproperlyConfigured

from caseload.core import compiled


@pytest.fixture
def elsewhere(tmp_path, monkeypatch):
    """A copy of the catalogue, so that no other test reads one that is being made."""
    source = tmp_path / "django.po"
    source.write_bytes(compiled.CATALOGUE.read_bytes())
    monkeypatch.setattr(compiled, "CATALOGUE", source)
    monkeypatch.setattr(compiled, "COMPILED", source.with_suffix(".mo"))
    return source


def test_missing_or_older_it_is_made_anew_and_else_left(elsewhere):
    compiled.ensure()
    whole = compiled.COMPILED.read_bytes()
    assert len(whole) > 100_000
    compiled.COMPILED.write_bytes(b"left alone")
    compiled.ensure()
    assert compiled.COMPILED.read_bytes() == b"left alone"
    os.utime(compiled.COMPILED, (1, 1))
    compiled.ensure()
    assert compiled.COMPILED.read_bytes() == whole
    assert {path.name for path in elsewhere.parent.iterdir()} == {"django.po", "django.mo"}


FIRST_START = """
import sys
from django.conf import settings
settings.LOCALE_PATHS = [sys.argv[1]]
import django
django.setup()
from django.utils.translation import gettext
print(gettext("Households"))
"""


def test_the_process_that_makes_it_speaks_chinese_already(tmp_path):
    shutil.copytree(compiled.CATALOGUE.parents[2], tmp_path / "locale", ignore=shutil.ignore_patterns("*.mo"))
    command = [sys.executable, "-c", FIRST_START, str(tmp_path / "locale")]
    surroundings = {**os.environ, "DJANGO_SETTINGS_MODULE": "caseload.settings"}
    said = subprocess.run(command, capture_output=True, text=True, env=surroundings, cwd=compiled.CATALOGUE.parents[3])
    assert said.stdout == "住户\n", said.stderr


def test_where_it_cannot_be_written_the_start_ends_in_a_sentence(elsewhere, monkeypatch):
    def refuse(*paths):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "replace", refuse)
    with pytest.raises(ImproperlyConfigured, match=r"cannot be compiled.*Permission denied.*compile_catalogue"):
        compiled.ensure()

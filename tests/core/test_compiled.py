"""The compiled catalogue is made where it is missing or older than its source."""

import os

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


def test_where_it_cannot_be_written_the_start_ends_in_a_sentence(elsewhere, monkeypatch):
    def refuse(*paths):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "replace", refuse)
    with pytest.raises(ImproperlyConfigured, match=r"cannot be compiled.*Permission denied.*compile_catalogue"):
        compiled.ensure()

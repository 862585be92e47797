"""Rosters spoilt at random: never a traceback, never half a write, and every rejected row says why."""

import random
from copy import copy
from datetime import date, time
from functools import cache

import pytest
from django.db import transaction

from caseload.core.sheets import Sheet, SheetError, read
from households.models import Household, Member
from households.roster import pipeline
from households.roster.services.files import RosterFile
from households.roster.services.imports import Rejected, import_roster
from households.roster.writing.saving import save_sources
from tests.roster.rosters import ROSTERS

FILES = ["dibao_two_header_rows.xlsx", "damaged_ids.xlsx", "export_gb18030.csv"]
SPOILT = [
    "",
    None,
    "\0",
    "a\0b",
    "=1+1",
    "𠮷",
    "\ufffd",
    "长" * 300,
    "1e400",
    float("inf"),
    float("nan"),
    1e300,
    -5,
    True,
]
SPOILT += [
    date(2020, 1, 1),
    time(3),
    "²",
    "१२",
    "2020.1",
    "١" * 18,
    "9" * 400,
    "0" * 18,
    "×",
    "\u202e",
    "户主",
    "A" * 41,
]


def mutant(seed, sheet):
    chance = random.Random(seed)
    rows, merges = [list(row) for row in sheet.rows], list(sheet.merges)
    for _ in range(chance.randint(1, 40)):
        row, kind = chance.choice(rows), chance.random()
        if kind < 0.7 and row:
            row[chance.randrange(len(row))] = chance.choice(SPOILT)
        elif kind < 0.8:
            rows.insert(chance.randrange(len(rows)), list(row))
        elif kind < 0.9:
            del row[chance.randrange(len(row) + 1) :]
        else:
            top, left = chance.randrange(len(rows)), chance.randrange(12)
            merges.append((top, left, top + chance.randint(0, 4), left + chance.randint(0, 3)))
    return Sheet("表", rows, list(range(1, len(rows) + 1)), typed=chance.random() < 0.5, merges=merges)


@cache
def original(name):
    return read(ROSTERS / name)[0]


@cache
def any_file():
    """To be copied: to unpack one takes longer than to import it."""
    return RosterFile("x.csv", "姓名,户编号,身份证号\n甲,1,2\n".encode())


def spoilt(seed):
    file = copy(any_file())
    file.sheets, file.found = [mutant(seed, original(FILES[seed % len(FILES)]))], {}
    return file


def state():
    return Household.objects.count(), Member.objects.count()


@pytest.mark.parametrize("seed", range(24))
def test_a_spoilt_roster_is_read_or_refused(areas, seed):
    file = spoilt(seed)
    if not file.tables():
        return
    try:
        report = import_roster(by=None, file=file)
    except Rejected as rejected:
        assert state() == (0, 0)
        named = {(p["sheet"], p["row"]) for p in rejected.report["problems"] if p["level"] == "error"}
        assert len(named) == rejected.report["rows"]["rejected"]
        report = import_roster(by=None, file=spoilt(seed), skip_invalid=True)
    assert state() == (report["households"]["new"], report["members"]["new"])
    again = import_roster(by=None, file=spoilt(seed), skip_invalid=True)
    assert (again["households"]["new"], again["households"]["changed"]) == (0, 0)
    assert (again["members"]["new"], again["members"]["changed"]) == (0, 0)


def test_nothing_is_left_of_an_import_that_breaks(areas, monkeypatch):
    def broken(part):
        raise RuntimeError("broken")

    stages = [broken if stage is save_sources else stage for stage in pipeline.WRITE]
    assert broken in stages
    monkeypatch.setattr(pipeline, "WRITE", stages)
    file = RosterFile("x.csv", (ROSTERS / "national_members.xlsx").read_bytes())
    with pytest.raises(RuntimeError), transaction.atomic():
        import_roster(by=None, file=file)
    assert state() == (0, 0)


@pytest.mark.parametrize("seed", range(40))
def test_a_file_with_broken_bytes_is_read_or_refused(db, seed):
    chance = random.Random(seed)
    data = bytearray((ROSTERS / chance.choice(["damaged_ids.xlsx", "export_gb18030.csv"])).read_bytes())
    for _ in range(chance.randint(1, 30)):
        data[chance.randrange(len(data))] = chance.randrange(256)
    try:
        assert RosterFile("x", bytes(data[: chance.randint(100, len(data))])).tables()
    except SheetError as refused:
        assert str(refused)

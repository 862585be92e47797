"""Files that are no rosters, or traps: each refused with a sentence, quickly, at no cost to the process that asks."""

import io
import resource
import signal
import subprocess
import time
import zipfile
from pathlib import Path

import openpyxl
import pytest

from caseload.core.sheets import SheetError, read
from caseload.core.sheets import read as reading
from caseload.core.sheets.errors import SENTENCES
from caseload.core.sheets.read import COMMAND
from caseload.core.unpack import Refused, limits, unpack, workbook

BASE = Path(__file__).parents[2]
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
MB = 1024 * 1024


def book(change=lambda sheet: None):
    made = openpyxl.Workbook()
    for row in [["姓名", "身份证号"], ["王芳", "370799195503216134"]]:
        made.active.append(row)
    change(made.active)
    content = io.BytesIO()
    made.save(content)
    return content.getvalue()


def archive(members, level=9):
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED, compresslevel=level) as made:
        for name, data in members.items():
            made.writestr(name, data)
    return content.getvalue()


def with_members(data, **more):
    content = io.BytesIO(data)
    with zipfile.ZipFile(content, "a", zipfile.ZIP_DEFLATED) as made:
        for name, text in more.items():
            made.writestr(name.replace("__", "/").replace("_bin", ".bin"), text)
    return content.getvalue()


def encrypted_zip():
    data = bytearray(book())
    data[6] |= 1
    at = data.find(b"PK\x01\x02")
    while at >= 0:
        data[at + 8] |= 1
        at = data.find(b"PK\x01\x02", at + 1)
    return bytes(data)


def zeros(size):
    return archive({"xl/workbook.xml": b"0" * size})


BAD = {
    "nothing": (b"", "empty"),
    "blank lines": (b" \r\n\r\n", "empty"),
    "empty cells": (b",,,\n,,,\n", "empty"),
    "an empty workbook": (book(lambda sheet: sheet.delete_rows(1, 9)), "empty"),
    "no archive": (b"PK\x03\x04 no archive", "damaged"),
    "the start of a workbook": (book()[:100], "damaged"),
    "half a workbook": (book()[: len(book()) // 2], "damaged"),
    "all but the end of a workbook": (book()[:-30], "damaged"),
    "a damaged xls": (OLE + b"\1" * 3000, "damaged"),
    "a protected workbook": (OLE + b"\0" * 3000 + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
    "a protected archive": (encrypted_zip(), "encrypted"),
    "macros": (with_members(book(), xl__vbaProject_bin=b"Sub Auto_Open()"), "macros"),
    "macros in an xls": (OLE + b"\0" * 3000 + "_VBA_PROJECT_CUR".encode("utf-16-le"), "macros"),
    "a bomb": (zeros(60 * MB), "bomb"),
    "a bigger bomb": (zeros(201 * MB), "too_big"),
    "very many members": (archive({f"xl/{n}": b"" for n in range(limits.MAX_MEMBERS + 1)}), "too_big"),
    "a text of Word": (archive({"word/document.xml": "<w/>"}), "unknown"),
    "a PDF": (b"%PDF-1.7 ...", "unknown"),
    "a picture": (b"\x89PNG\r\n\x1a\n....", "unknown"),
    "a program": (b"\x7fELF" + bytes(200), "unknown"),
    "noise": (bytes(range(256)) * 40, "unknown"),
    "two cells at opposite corners": (book(lambda sheet: sheet.cell(1_048_576, 16_384, "x")), "too_big"),
    "a page that nests": (b"<table><tr><td>" + b"<![" * 400_000, None),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_refused_in_two_seconds_with_a_sentence(name):
    data, code = BAD[name]
    held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    began = time.monotonic()
    with pytest.raises(SheetError) as problem:
        read(data)
    assert time.monotonic() - began < 2
    assert problem.value.code == code if code else problem.value.code in SENTENCES
    assert len(str(problem.value)) > 15
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - held
    assert grown < 20 * 1024, f"{grown} KB more in this process"


def test_a_long_table_gets_the_time_that_it_needs():
    row = ["东关社区", "王建国", "370799195503216134", "户主", "和平路12号楼3单元", "13800000001", "小学", "健康"]
    cells = "".join(f"<td>{cell}</td>" for cell in row)
    assert len(read(f"<table>{f'<tr>{cells}</tr>' * 10_000}</table>".encode())[0].rows) == 10_000


def test_a_path_is_judged_by_its_size_before_it_is_opened(tmp_path):
    huge = tmp_path / "huge.xlsx"
    with huge.open("wb") as file:
        file.truncate(1024 * MB)
    began = time.monotonic()
    with pytest.raises(SheetError) as problem:
        read(huge)
    assert problem.value.code == "too_big"
    assert time.monotonic() - began < 0.5


def test_an_archive_that_lies_about_its_size(monkeypatch):
    honest = (3_000_000).to_bytes(4, "little")
    data = zeros(3_000_000).replace(honest, (10).to_bytes(4, "little"))
    monkeypatch.setattr(workbook, "MAX_UNPACKED", 1_000_000)
    with pytest.raises(Refused) as problem:
        unpack(data)
    assert problem.value.code in ("too_big", "damaged")
    assert workbook.MAX_UNPACKED == 1_000_000


def test_members_that_share_their_bytes_are_a_trap():
    data = archive({f"xl/{n}": bytes(range(256)) for n in range(3)})
    with zipfile.ZipFile(io.BytesIO(data)) as made, pytest.raises(Refused) as problem:
        for member in made.infolist():
            member.compress_size = len(data) // 2
        limits.judge_zip(made, data)
    assert problem.value.code == "bomb"


def hungry(code):
    """The unpacking process with other work to do: its limits hold whatever it does."""
    work = f"from caseload.core.unpack.limits import confine; confine()\n{code}"
    return subprocess.run([COMMAND[0], "-c", work], cwd=BASE, stderr=subprocess.PIPE, timeout=20)


def test_the_process_is_stopped_at_its_limits():
    assert hungry("while True: pass").returncode == -signal.SIGXCPU
    assert b"MemoryError" in hungry("x = bytearray(2 << 30)").stderr
    assert hungry("open('/tmp/caseload-proof', 'wb', 0).write(b'x' * 9)").returncode != 0


def test_a_process_that_takes_too_long_or_dies_has_its_sentence(monkeypatch):
    endings = {
        "while True: pass": "too_slow",
        "import os; os.kill(os.getpid(), 9)": "too_slow",
        "import os; os.abort()": "too_big",
        "raise ValueError": "damaged",
        "print('half')": "damaged",
    }
    module = __import__("sys").modules[reading.__module__]
    for code, ending in endings.items():
        work = f"from caseload.core.unpack.limits import confine; confine()\n{code}"
        monkeypatch.setattr(module, "COMMAND", [COMMAND[0], "-c", work])
        with pytest.raises(SheetError) as problem:
            read(b"x")
        assert problem.value.code == ending, code


def test_the_process_gets_no_key_and_no_database(monkeypatch):
    module = __import__("sys").modules[reading.__module__]
    seen = "import os, sys; sys.exit(any('CASELOAD' in name or 'DATABASE' in name for name in os.environ))"
    monkeypatch.setattr(module, "COMMAND", [COMMAND[0], "-c", seen])
    monkeypatch.setenv("CASELOAD_ID_KEY", "secret")
    done = []
    run = subprocess.run
    monkeypatch.setattr(subprocess, "run", lambda *a, **k: done.append(run(*a, **k)) or done[-1])
    with pytest.raises(SheetError):
        read(b"x")
    assert done[0].returncode == 0


def test_unpacking_never_meets_django():
    code = "import sys, caseload.core.unpack.wire; sys.exit('django' in sys.modules)"
    assert subprocess.run([COMMAND[0], "-c", code], cwd=BASE).returncode == 0

"""Large rosters: a fixed number of questions, time that grows with the rows and not faster, memory within bounds."""

import csv
import io
import json
import os
import subprocess
import sys

import pytest
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext

from caseload.core.personal import check_digit
from caseload.core.sheets import read, write_xlsx
from households.roster.services.files import RosterFile
from households.roster.services.imports import check_roster, import_roster
from tests.roster.rosters import COMMUNITIES, ROSTERS

pytestmark = pytest.mark.prove
CAPTIONS = [
    "村",
    "姓名",
    "证件号码",
    "与户主关系",
    "家庭住址",
    "户联系电话",
    "文化程度",
    "健康状况",
    "务工月数",
    "工资性收入",
]
MOST_QUERIES, MOST_MEMORY = 60, 600
"""Of a roster of 5,000 rows; in MB of one of 100,000."""
LINEAR = 13
"""So many times as long as a tenth of the rows, at most: what others do on the machine meanwhile is in it."""
WORK = """
import json, resource, sys, time, django
from pathlib import Path
from django.conf import settings
django.setup()
from django.db import connection
connection.settings_dict["NAME"] = sys.argv[1]
from households.roster.services.files import RosterFile
from households.roster.services.imports import import_roster
start, worked = time.perf_counter(), time.process_time()
report = import_roster(by=None, file=RosterFile("x.xlsx", Path(sys.argv[2])))
told = [time.perf_counter() - start, time.process_time() - worked, report["households"], report["members"]]
peaks = [resource.getrusage(who).ru_maxrss / 1024 for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
print(json.dumps([*told, *peaks]))
"""


def rows(many, *, year=0, numbered=True, first=0):
    """Households of two. Another ``year`` changes every one of them and every person."""
    yield ["户编号", *CAPTIONS] if numbered else CAPTIONS
    for n in range(first, first + many):
        home, is_head = n // 2, n % 2 == 0
        first17 = f"370799{1940 + n // 5000 % 60}{n // 500 % 10 + 1:02}{n // 25 % 20 + 1:02}{n % 25 * 2 + is_head:03}"
        told = [
            COMMUNITIES[home % 10],
            f"{'王李张刘陈'[home % 5]}{'建国秀英德福玉兰'[home % 7]}",
            first17 + check_digit(first17),
        ]
        told += ["户主" if is_head else "配偶", f"和平路{home % 40 + year}号{home}", f"1991{home:07}", "小学", "健康"]
        told += [str((n + year) % 12), str(10_000 + home + year)]
        yield [f"N{home:07}", *told] if numbered else told


def book(*given, **more):
    return write_xlsx({"名册": rows(*given, **more)})


def form(many, *, first=0):
    """The same people in every column of the national form, as its sample fills them in. As text: a workbook of
    100,000 such rows would be above what a file may unpack to."""
    _, _, captions, head, wife, *_ = read((ROSTERS / "national_members.xlsx").read_bytes())[0].rows
    written, place = io.StringIO(), {caption: n for n, caption in enumerate(captions)}
    out = csv.writer(written)
    out.writerow(captions)
    people = rows(many, first=first)
    next(people)
    for n, (number, village, name, id_number, relation, address, phone, *_) in enumerate(people, first):
        is_head = n % 2 == 0
        told = {"村": village, "户编号": number, "人口编号": f"P{n:08}", "姓名": name, "证件号码": id_number}
        told |= {"与户主关系": relation, "家庭住址": address, "户联系电话": phone, "家庭成员联系电话": f"1992{n:07}"}
        told |= {"性别": "男" if is_head else "女", "出生日期": id_number[6:14], "户主姓名": "", "户主证件号码": ""}
        row = [*(head if is_head else wife)]
        for caption, cell in told.items():
            row[place[caption]] = cell
        out.writerow(row)
    return written.getvalue().encode()


def asked(work, **given):
    with CaptureQueriesContext(connection) as found:
        report = work(by=None, **given)
    return len(found), report


@pytest.mark.parametrize("numbered", [True, False])
def test_five_thousand_rows_ask_a_fixed_number_of_questions(areas, numbered):
    for year, kind in ((0, "new"), (1, "changed")):
        file = RosterFile("x.xlsx", book(5_000, year=year, numbered=numbered))
        for work in (check_roster, import_roster):
            many, report = asked(work, file=file)
            assert report["members"][kind] == 5_000
            assert many <= MOST_QUERIES, (work, kind)


def imported(path):
    """Import the file in a process of its own, as the job worker does."""
    database = connection.settings_dict["NAME"]
    surroundings = {**os.environ, "DJANGO_SETTINGS_MODULE": "caseload.settings"}
    command = [sys.executable, "-c", WORK, database, str(path)]
    done = subprocess.run(command, cwd=settings.BASE_DIR, env=surroundings, stdout=subprocess.PIPE, check=True)
    return json.loads(done.stdout)


@pytest.mark.parametrize("make", [book, form])
def test_a_hundred_thousand_rows_cost_ten_times_as_much_as_ten_thousand(committed, areas, tmp_path, make):
    small, large = tmp_path / "small", tmp_path / "large"
    small.write_bytes(make(10_000))
    large.write_bytes(make(100_000, first=10_000))
    few, many, again = imported(small), imported(large), imported(large)
    for name, (wall, worked, homes, members, memory, unpacking) in {"few": few, "many": many, "again": again}.items():
        print(
            f"{name}: {wall:.1f} s, {worked:.1f} s of processor, {memory:.0f} + {unpacking:.0f} MB, {homes}, {members}"
        )
    assert many[2]["new"] == 50_000 and many[3]["new"] == 100_000
    assert again[2]["unchanged"] == 50_000 and again[3]["unchanged"] == 100_000
    assert max(many[4], many[5], again[4], again[5]) < MOST_MEMORY
    assert many[0] < LINEAR * few[0] and many[1] < LINEAR * few[1]

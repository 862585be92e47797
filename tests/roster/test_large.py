"""A large roster is never read within a request: the worker reads, checks and imports it, and a page shows how far."""

import csv
import io
import json
import os
import subprocess
import sys

import openpyxl
import pytest
from django.conf import settings
from django.db import connection
from procrastinate.contrib.django.models import ProcrastinateJob

from caseload.core.sheets import SheetError, read
from caseload.core.unpack.limits import PLAIN
from households.models import Household, Member
from households.roster.models import ColumnMapping, ColumnName, RosterBatch, RosterProgress
from tests.jobs import run_jobs
from tests.roster.rosters import IMPORT, ROSTERS, checked, send, step
from tests.roster.test_size import MOST_MEMORY, book

FILE = "national_members.xlsx"


@pytest.fixture
def impatient(monkeypatch):
    """Every file is a large one."""
    monkeypatch.setattr("households.roster.forms.wizard.AT_ONCE", 100)


def shown(client, address):
    return client.get(address, follow=True).content.decode()


def test_a_large_roster_goes_from_upload_to_result_by_the_worker(wizard, impatient):
    address = send(wizard, FILE).url
    batch = RosterBatch.objects.get()
    assert (batch.status, batch.understood, RosterProgress.objects.get().step) == ("reading", {}, "waiting")
    for name in ("understood", "check", "error_workbook", "confirm", "result"):
        assert "The roster is being read" in shown(wizard, step(name, batch))
    done = run_jobs()
    assert "headings in row 3" in shown(wizard, address)
    for _ in range(2):  # a double click
        wizard.post(address, {})
    assert "The roster is being checked" in shown(wizard, step("check", batch))
    assert wizard.get(step("progress", batch)).status_code == 200
    done = run_jobs(done)
    assert wizard.get(step("progress", batch), headers={"HX-Request": "true"}).headers["HX-Redirect"]
    assert "谢万仓" in shown(wizard, step("result", batch))
    wizard.post(step("confirm", batch))
    run_jobs(done)
    assert (Household.objects.count(), Member.objects.count()) == (60, 160)
    assert RosterBatch.objects.get().status == "applied"


def test_a_small_roster_is_read_and_checked_at_once(wizard):
    batch = checked(wizard, FILE)
    assert batch.status == "read" and "谢万仓" in shown(wizard, step("check", batch))
    assert not ProcrastinateJob.objects.exists()


def test_what_the_worker_finds_to_be_no_roster_is_refused_in_a_sentence_and_not_kept(wizard, impatient):
    page = send(wizard, "x.csv", b"a,b\n1,2\n" * 20).url
    batch = RosterBatch.objects.get()
    stored = batch.file.storage, batch.file.name
    run_jobs()
    told = shown(wizard, page)
    assert "The file was refused" in told and "No table was found" in told
    assert not stored[0].exists(stored[1]) and not RosterBatch.objects.get().file
    assert wizard.get(step("download", batch)).status_code == 404
    assert "Refused" in shown(wizard, IMPORT)


def test_what_a_column_means_is_said_of_a_large_roster_too(wizard, impatient):
    page = send(
        wizard, "x.csv", "小区,姓名,证件号码,与户主关系\n东关社区,谢万仓,370799195503216134,户主\n".encode()
    ).url
    done = run_jobs()
    batch = RosterBatch.objects.get()
    said = {"sheet": "sheet0", "sheet0-column_0": "village"}
    assert "The roster is being read" in wizard.post(step("map_columns", batch), said, follow=True).content.decode()
    done = run_jobs(done)
    assert "by hand" in shown(wizard, page)
    ColumnMapping.objects.all().delete()
    ColumnName.objects.create(caption="小区", key="小区", column="village")
    assert "The roster is being read" in shown(wizard, page)
    run_jobs(done)
    assert "not known" not in shown(wizard, page)


def test_a_job_that_fell_silent_is_begun_anew_and_one_that_comes_late_finds_the_work_done(wizard, impatient):
    page = send(wizard, FILE).url
    batch = RosterBatch.objects.get()
    RosterProgress.objects.update(at="2026-01-01T00:00Z")
    ProcrastinateJob.objects.all().delete()  # its worker died
    assert "Start again" in shown(wizard, page)
    wizard.post(step("start_again", batch))
    done = run_jobs()
    assert "headings in row 3" in shown(wizard, page)
    wizard.post(page, {})
    run_jobs(done)
    run_jobs(done)
    assert RosterBatch.objects.get().status == "checked"


def test_a_check_that_fails_is_said_and_the_roster_can_be_checked_again(wizard, impatient):
    page = send(wizard, FILE).url
    done = run_jobs()
    wizard.post(page, {})
    batch = RosterBatch.objects.get()
    batch.file.storage.delete(batch.file.name)
    done = run_jobs(done)
    assert "is no longer kept" in shown(wizard, page)
    batch.file.storage.save(batch.file.name, io.BytesIO((ROSTERS / FILE).read_bytes()))
    wizard.post(page, {})
    run_jobs(done)
    assert RosterBatch.objects.get().status == "checked"


def test_the_wrong_cells_of_a_large_roster_are_marked_by_the_worker_once(wizard, impatient):
    page = send(wizard, "damaged_ids.xlsx").url
    done = run_jobs()
    wizard.post(page, {})
    done = run_jobs(done)
    batch = RosterBatch.objects.get()
    ask = {"headers": {"HX-Request": "true"}}
    assert "could not be made" in wizard.get(step("error_workbook", batch), **ask).content.decode()
    for _ in range(2):
        assert "are being marked" in shown(wizard, step("error_workbook", batch))
    assert "are being marked" in wizard.get(step("error_workbook", batch), **ask).content.decode()
    assert ProcrastinateJob.objects.filter(pk__gt=done).count() == 1
    run_jobs(done)
    assert "is ready" in wizard.get(step("error_workbook", batch), **ask).content.decode()
    assert (
        openpyxl.load_workbook(io.BytesIO(wizard.get(step("error_workbook", batch)).content)).worksheets[0].max_row > 28
    )
    wizard.post(page, {})
    run_jobs(ProcrastinateJob.objects.latest("pk").pk - 1)
    assert not RosterBatch.objects.get().error_workbook


def test_a_file_is_weighed_by_its_cells_and_judged_all_the_same():
    rows = io.StringIO()
    csv.writer(rows).writerows([["姓名", "证件号码"], *[["甲", "1"]] * 100])
    text = rows.getvalue().encode()
    assert read(text, PLAIN * len(text))
    for data, most, code in [
        (text, PLAIN * len(text) - 1, "large"),
        (book(20), 1000, "large"),
        (b"%PDF", 1, "unknown"),
    ]:
        with pytest.raises(SheetError) as problem:
            read(data, most)
        assert problem.value.code == code


# --- a hundred thousand rows ---

WEB = '''
import json, sys, time, django
django.setup()
from django.conf import settings
settings.ALLOWED_HOSTS = ["*"]
from django.db import connection
connection.settings_dict["NAME"] = sys.argv[1]
from django.test import Client
from django.urls import reverse
from caseload.core.models import User
from households.models import RosterBatch
client = Client()
client.force_login(User.objects.get(username="gao"))
def held():
    """At most until now, in MB; what getrusage tells begins with what the parent held."""
    found = [line for line in open("/proc/self/status") if line.startswith("VmHWM")]
    return int(found[0].split()[1]) / 1024
def timed(method, address, *given):
    start = time.perf_counter()
    response = getattr(client, method)(address, *given)
    assert response.status_code in (200, 302), response.status_code
    return time.perf_counter() - start
def step(name):
    return reverse("households:import_" + name, args=[RosterBatch.objects.latest("pk").pk])
def upload(path):
    with open(path, "rb") as file:
        return timed("post", reverse("roster:upload"), {"file": file})
STEPS = {
    "upload": lambda: [upload(sys.argv[3]), timed("get", step("result"))],
    "understood": lambda: [timed("get", step("understood")), timed("post", step("understood"), {})],
    "check": lambda: [timed("get", step("check")), timed("get", step("check") + "?show=new&q=4999")],
    "confirm": lambda: [timed("get", step("confirm")), timed("post", step("confirm"), {})],
    "result": lambda: [timed("get", step("result"))],
}
upload(sys.argv[4])
RosterBatch.objects.latest("pk").delete()
before = held()
print(json.dumps([STEPS[sys.argv[2]](), before, held()]))
'''
JOBS = """
import json, resource, sys, time, django
django.setup()
from django.db import connection
connection.settings_dict["NAME"] = sys.argv[1]
from django.core.management import call_command
start = time.perf_counter()
call_command("procrastinate", "worker", "--one-shot")
print(json.dumps([time.perf_counter() - start, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024]))
"""
AT_ONCE_SECONDS, GROWTH = 5, 30
"""Of each answer, with others at work on the machine; in MB, of the web process beside what a small upload takes: the
client, which is in it here, holds the file while it sends it."""


def run(work, *given):
    surroundings = {**os.environ, "DJANGO_SETTINGS_MODULE": "caseload.settings"}
    command = [sys.executable, "-c", work, connection.settings_dict["NAME"], *map(str, given)]
    done = subprocess.run(command, cwd=settings.BASE_DIR, env=surroundings, stdout=subprocess.PIPE, check=True)
    return json.loads(done.stdout.splitlines()[-1])


@pytest.mark.prove
def test_a_hundred_thousand_rows_in_the_wizard(committed, importer, tmp_path):
    large, small = tmp_path / "large.xlsx", ROSTERS / FILE
    large.write_bytes(book(100_000))
    for name, status in [("upload", "read"), ("understood", "checked"), ("check", ""), ("confirm", "applied")]:
        answers, before, after = run(WEB, name, large, small)
        seconds, held = run(JOBS) if status else (0, 0)
        told = ", ".join(f"{answer:.2f} s" for answer in answers)
        print(f"{name}: {told}; web {before:.0f} → {after:.0f} MB; the worker {seconds:.0f} s, {held:.0f} MB")
        assert max(answers) < AT_ONCE_SECONDS and after - before < GROWTH and held < MOST_MEMORY
        assert not status or RosterBatch.objects.get().status == status
    assert (Household.objects.count(), Member.objects.count()) == (50_000, 100_000)

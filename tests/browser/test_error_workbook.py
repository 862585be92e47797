"""A damaged roster is put right through the marked workbook, and imported."""

from pathlib import Path

import openpyxl
import pytest
from django.core.management import call_command

from households.models import Household, Member
from tests.jobs import run_jobs
from tests.roster.correcting import correct

ROSTER = Path(__file__).parents[1] / "rosters" / "damaged_ids.xlsx"


@pytest.fixture
def street(transactional_db):
    call_command("demo", areas_only=True, verbosity=0)


def test_the_damaged_file_is_fixed_and_imported(street, visitor, tmp_path):
    admin, path = visitor("admin", language="zh-hans", width=1280, height=800), ROSTER
    for number in range(4):
        upload(admin, path)
        if not admin.tab.locator(".tile-late").count():
            break
        path = corrected(admin, tmp_path / f"round{number}.xlsx")
    assert number, "the file had errors to begin with"
    admin.press("a[href$='/confirm/']")
    admin.press("form.card button.btn-primary")
    run_jobs()
    assert Member.objects.count() == 67 and Household.objects.open().count() > 18


def upload(admin, path):
    admin.go("/households/import/")
    admin.tab.set_input_files("input[type=file]", path)
    admin.press("form[enctype] button.btn-primary")
    admin.press("form.card button.btn-primary")


def corrected(admin, path):
    with admin.tab.expect_download() as download:
        admin.tab.click("a[href$='/errors/']")
    download.value.save_as(path)
    book = openpyxl.load_workbook(path)
    correct(book, 2)
    book.save(path)
    return path

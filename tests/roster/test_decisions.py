"""Batches after the check: conflicts, the job, taking back, who sees them."""

import pytest
from django.db import connection
from django.urls import reverse

from caseload.core.audit import acting
from caseload.core.models import AccessRecord
from households.models import Household, Member
from households.roster.models import OverwriteRule, RosterBatch, RosterLine, RosterProgress
from households.roster.services import decisions
from households.roster.services.files import RosterFile
from households.roster.services.imports import import_roster
from households.roster.services.overwriting import set_rules
from households.services.households import update_household
from households.services.members import update_member
from households.support.giving.models import Need
from tests import make
from tests.jobs import run_jobs
from tests.roster.rosters import ROSTERS, checked, step

FIRST, NEXT = "national_members.xlsx", "national_members_next_year.xlsx"
CHECKSUM = """
SELECT md5(string_agg(doc, chr(10) ORDER BY doc)) FROM (
    SELECT to_jsonb(t)::text AS doc FROM households_household t
    UNION ALL SELECT to_jsonb(t)::text FROM households_member t
    UNION ALL SELECT to_jsonb(t)::text FROM households_categoryperiod t
    UNION ALL SELECT to_jsonb(t)::text FROM households_assignment t
) AS rows
"""
"""Of the registry: every column of every household, member, category and assignment."""


def checksum():
    with connection.cursor() as cursor:
        cursor.execute(CHECKSUM)
        return cursor.fetchone()[0]


def put(name, by=None):
    """Import a sample file; its batch."""
    import_roster(by=by, file=RosterFile(name, (ROSTERS / name).read_bytes()), skip_invalid=True)
    return RosterBatch.objects.latest("pk")


@pytest.fixture
def registry(areas):
    return put(FIRST)


@pytest.fixture
def worker_here(areas):
    return make.person("li", "李秀兰", "worker", post=areas[0])


# --- conflicts ---


def correct(worker, household, **changes):
    with acting(worker):
        return update_household(by=worker, household=household, **changes)


@pytest.fixture
def moved(registry, worker_here):
    """A household whose address the next roster changes, corrected by a worker in between."""
    return correct(worker_here, Household.objects.get(number="370781006030033"), address="工人新村1号")


def test_what_a_worker_corrected_is_a_conflict_and_stays(moved):
    batch = put(NEXT)
    moved.refresh_from_db()
    assert (moved.address, moved.area.name) == ("工人新村1号", "东关社区")
    line = RosterLine.objects.get(batch=batch, household_key=moved.pk, what="household")
    assert [cell["column"] for cell in line.cells if cell["outcome"] == "conflict"] == ["address"]
    again = put(NEXT)
    assert again.report["households"]["changed"] == again.report["members"]["changed"] == 0
    assert again.report["conflicts"] == {"address": 1}


def test_a_conflict_is_taken_one_by_one_or_by_column_or_left_again(wizard, moved):
    batch = checked(wizard, NEXT)
    shown = wizard.get(step("check", batch)).content.decode()
    assert "工人新村1号" in shown and "stays as a worker wrote it" in shown
    line = RosterLine.objects.get(batch=batch, conflicts__gt=0)
    for asked, taken in [
        ({"which": "picked", "pick": line.pk, "do": "take"}, True),
        ({"which": "picked", "pick": line.pk, "do": "leave"}, False),
        ({"which": "all", "column": "household_phone", "do": "take"}, False),
        ({"which": "all", "column": "address", "do": "take"}, True),
    ]:
        wizard.post(step("decide", batch), asked)
        line.refresh_from_db()
        assert [cell["take"] for cell in line.cells if cell["column"] == "address"] == [taken]
    wizard.post(step("confirm", batch))
    run_jobs()
    moved.refresh_from_db()
    assert moved.address == "东关街216号"


@pytest.mark.parametrize(
    ("may", "address"), [("always", "东关街216号"), ("never", "工人新村1号"), ("fill", "工人新村1号")]
)
def test_a_rule_of_the_source_decides(moved, may, address):
    set_rules(by=None, source="poverty", rules={"address": may})
    batch = put(NEXT)
    moved.refresh_from_db()
    assert (moved.address, batch.report["conflicts"]) == (address, {})
    assert batch.report["kept"] == ({} if may == "always" else {"address": 1})


def test_a_members_correction_and_a_head_chosen_by_a_worker_stay(registry, worker_here):
    gone = Member.objects.get(person_no="37078100602002702")
    with acting(worker_here):
        update_member(by=worker_here, member=gone, name="改过的")
    batch = put(FIRST)
    gone.refresh_from_db()
    assert gone.name == "改过的" and batch.report["conflicts"] == {"name": 1}


def test_the_rules_are_kept_on_a_page(client, en, admin, worker):
    client.force_login(admin)
    address = reverse("roster:overwrite_edit", args=["dibao"])
    shown = client.get(address)
    assert shown.status_code == 200
    form = {field.html_name: "ask" for field in shown.context["form"]}
    client.post(address, {**form, "address": "never"})
    assert list(OverwriteRule.objects.values_list("source", "column", "may")) == [("dibao", "address", "never")]
    assert "1 column is treated otherwise" in client.get(reverse("roster:overwrite_rules")).content.decode()
    client.post(address, form)
    assert not OverwriteRule.objects.exists()
    client.force_login(worker)
    assert client.get(address).status_code == 403


# --- the job ---


def test_confirmed_twice_it_is_imported_once_and_a_silent_job_can_be_started_again(wizard, settings):
    batch = checked(wizard, FIRST)
    for _ in range(2):
        wizard.post(step("confirm", batch))
    assert "Waiting for its turn" in wizard.get(step("progress", batch)).content.decode()
    wizard.post(step("start_again", batch))
    RosterProgress.objects.update(at="2026-01-01T00:00Z")
    assert "Start again" in wizard.get(step("result", batch)).content.decode()
    wizard.post(step("start_again", batch))
    run_jobs()
    run_jobs()
    assert (Household.objects.count(), RosterBatch.objects.get().status) == (60, "applied")
    done = wizard.get(step("progress", batch), headers={"HX-Request": "true"})
    assert done.headers["HX-Redirect"] == step("result", batch)


def test_what_hinders_the_job_is_said_and_nothing_is_written(wizard, importer):
    batch = checked(wizard, FIRST)
    wizard.post(step("confirm", batch))
    batch.refresh_from_db()
    batch.file.storage.delete(batch.file.name)
    run_jobs()
    batch.refresh_from_db()
    assert (batch.status, batch.failure, Household.objects.count()) == ("checked", "missing", 0)
    assert "is no longer kept" in wizard.get(step("check", batch)).content.decode()


# --- taking back ---


def test_undone_the_registry_is_what_it_was(areas):
    empty = checksum()
    first = put(FIRST)
    before = checksum()
    second = put(NEXT)
    assert before != checksum()
    assert decisions.undo_batch(by=None, batch=second) == {}
    assert checksum() == before
    assert decisions.undo_batch(by=None, batch=first) == {}
    assert checksum() == empty
    with pytest.raises(decisions.NotUndoable):
        decisions.undo_batch(by=None, batch=first)
    assert put(FIRST).report["households"]["new"] == 60


def test_what_depends_on_it_stays_and_the_rest_goes(registry, worker_here, areas):
    seen, given, edited, asked_for, *_ = Household.objects.order_by("pk")
    make.visit(seen, worker_here)
    make.issue(worker_here, given)
    correct(worker_here, edited, address="新地址")
    Need.objects.create(household=asked_for, sort="wish", what="书包", by=worker_here)
    kept = decisions.undo_batch(by=None, batch=registry)
    assert set(kept) == {seen.pk, given.pk, edited.pk, asked_for.pk}
    assert set(Household.objects.values_list("pk", flat=True)) == set(kept)
    registry.refresh_from_db()
    assert registry.status == "partly"
    assert {str(reason) for reason, _ in kept[edited.pk].reasons} == {"edit"}


def test_what_a_later_roster_changed_or_lists_stays(registry):
    later = put(NEXT)
    kept = decisions.kept_of(registry)
    listed = set(
        RosterLine.objects.filter(batch=later, what="household")
        .exclude(kind="absent")
        .values_list("household_key", flat=True)
    )
    assert set(kept) >= listed - {None} and len(kept) < 62
    decisions.undo_batch(by=None, batch=later)
    assert len(decisions.kept_of(registry)) < len(kept)


def test_the_page_of_a_batch(wizard, importer, client, areas):
    batch = checked(wizard, FIRST)
    wizard.post(step("confirm", batch))
    run_jobs()
    batch.refresh_from_db()
    shown = wizard.get(step("result", batch)).content.decode()
    assert batch.sha256 in shown and importer.name in shown
    file = wizard.get(step("download", batch))
    assert b"".join(file.streaming_content) == (ROSTERS / FIRST).read_bytes()
    assert AccessRecord.objects.get().subject == FIRST
    assert wizard.get(step("error_workbook", batch)).status_code == 200
    assert AccessRecord.objects.filter(user=importer, subject=FIRST).count() == 2, "the marked one holds people too"
    assert "60 households are put back" in wizard.get(step("undo", batch)).content.decode()
    wizard.post(step("undo", batch))
    assert (
        Household.objects.count() == 60
        and "The import is being undone" in wizard.get(step("result", batch)).content.decode()
    )
    run_jobs()
    assert not Household.objects.exists()
    assert "The import was undone" in wizard.get(step("result", batch)).content.decode()
    assert FIRST in wizard.get(reverse("roster:list")).content.decode()


def test_an_imported_roster_is_seen_by_those_who_look_after_all_of_its_areas(client, areas, registry):
    street = areas[0].parent
    for areas_of, status in [([street], 200), ([areas[0]], 404)]:
        client.force_login(make.person(f"gao{status}", "高远", "admin", post=street, areas=areas_of))
        for name in ("result", "undo", "download"):
            assert client.get(step(name, registry)).status_code == status
    client.force_login(make.person("du", "杜鹃", "supervisor", post=street, areas=[street]))
    assert client.get(step("undo", registry)).status_code == 403


@pytest.mark.parametrize("name", [FIRST, NEXT])
def test_an_import_asks_a_fixed_number_of_questions(areas, name, django_assert_max_num_queries):
    if name == NEXT:
        put(FIRST)
    with django_assert_max_num_queries(61):
        put(name)

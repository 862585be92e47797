"""The end of the work on a roster: cancelled, it has written nothing; ended, those whom it concerns are told."""

import pytest

from caseload.core.models import Notice
from households.models import Household
from households.roster.models import RosterBatch, RosterProgress
from households.roster.services import import_jobs
from households.roster.writing.progress import Progress
from tests import make
from tests.jobs import run_jobs
from tests.roster.rosters import checked, step
from tests.roster.test_decisions import FIRST, NEXT, checksum, put

# --- cancelling ---


@pytest.fixture
def waiting(wizard):
    """Confirmed, and waiting for the job worker."""
    batch = checked(wizard, FIRST)
    wizard.post(step("confirm", batch))
    return batch


def test_an_import_that_waits_for_its_turn_is_cancelled_at_once(wizard, waiting):
    assert "Cancel: write nothing" in wizard.get(step("result", waiting)).content.decode()
    page = wizard.post(step("cancel", waiting), follow=True).content.decode()
    assert "Cancelled. Nothing was written." in page and "Go on to confirm" in page
    run_jobs()
    waiting.refresh_from_db()
    assert (waiting.status, waiting.failure, Household.objects.count()) == ("checked", "cancelled", 0)
    wizard.post(step("confirm", waiting))
    run_jobs()
    assert Household.objects.count() == 60


class CancelledWhileWriting(Progress):
    """Somebody cancels while the job is at its longest."""

    def __call__(self, step, done, total):
        if step == "writing":
            with self.connection.cursor() as cursor:
                cursor.execute("UPDATE roster_rosterprogress SET is_cancelled = true")
        super().__call__(step, done, total)


def test_an_import_at_work_that_is_cancelled_writes_nothing(committed, waiting, monkeypatch):
    monkeypatch.setattr(import_jobs, "Progress", CancelledWhileWriting)
    run_jobs()
    waiting.refresh_from_db()
    assert (waiting.status, waiting.failure, Household.objects.count()) == ("checked", "cancelled", 0)


def test_cancelled_at_the_last_moment_it_writes_nothing(waiting):
    """The job's other connection does not see what this test did: only the last look does."""
    RosterProgress.objects.update(is_cancelled=True)
    run_jobs()
    waiting.refresh_from_db()
    assert (waiting.status, waiting.failure, Household.objects.count()) == ("checked", "cancelled", 0)


def test_what_is_finished_is_not_cancelled(wizard, waiting):
    run_jobs()
    page = wizard.post(step("cancel", waiting), follow=True).content.decode()
    assert "The roster was imported" in page and Household.objects.count() == 60


def test_a_cancelled_job_that_was_killed_is_not_begun_anew(waiting):
    RosterProgress.objects.update(is_cancelled=True, at="2026-01-01T00:00Z")
    assert not import_jobs.start_again(by=waiting.by, batch=waiting)
    waiting.refresh_from_db()
    assert (waiting.status, waiting.failure) == ("checked", "cancelled")


def test_undoing_can_be_cancelled_and_what_was_written_stays(wizard, waiting):
    done = run_jobs()
    before = checksum()
    wizard.post(step("undo", waiting))
    wizard.post(step("cancel", waiting))
    run_jobs(done)
    waiting.refresh_from_db()
    assert (waiting.status, checksum()) == ("applied", before)
    assert "It was cancelled" in wizard.get(step("result", waiting)).content.decode()


def test_an_undo_that_left_some_households_can_be_done_again(wizard, waiting, areas):
    done = run_jobs()
    visited = Household.objects.first()
    make.visit(visited, make.person("li", "李秀兰", "worker", post=areas[0]))
    wizard.post(step("undo", waiting))
    done = run_jobs(done)
    page = wizard.get(step("result", waiting)).content.decode()
    assert "partly undone" in page and "1 household stays as it is" in page
    wizard.post(step("undo", waiting))
    run_jobs(done)
    assert RosterBatch.objects.get().status == "partly" and Household.objects.get() == visited


# --- telling ---


def told(user):
    return [(notice.kind, notice.text, notice.url) for notice in Notice.objects.filter(user=user).order_by("pk")]


@pytest.fixture
def supervisors(areas):
    return [make.person(f"z{n}", "赵国庆", "supervisor", post=area, areas=[area]) for n, area in enumerate(areas[:2])]


def test_importer_and_supervisors_learn_how_many_households_have_no_worker(
    wizard, waiting, importer, supervisors, django_capture_on_commit_callbacks
):
    stranger = make.person("wen", "温良", "supervisor", post=importer.area, areas=[])
    with django_capture_on_commit_callbacks(execute=True):
        run_jobs()
    assert [kind for kind, _text, _url in told(importer)] == ["roster_unassigned"]
    assert not told(stranger)
    for user in (importer, *supervisors):
        ((_kind, text, url),) = told(user)
        wizard.force_login(user)
        page = wizard.get(url)
        many = page.context["page"].total
        assert many and f" {many} " in text


def test_one_whose_households_all_have_workers_is_told_that_it_is_imported(
    importer, areas, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        put(FIRST, by=importer)
        Household.objects.update(worker=make.person("li", "李秀兰", "worker", post=areas[0]))
        batch = put(FIRST, by=importer)
    kind, text, url = told(importer)[-1]
    assert (kind, url) == ("roster_applied", step("result", batch)) and FIRST in text


def test_what_came_to_nothing_is_told_to_the_importer(waiting, importer, django_capture_on_commit_callbacks):
    waiting.refresh_from_db()
    waiting.file.storage.delete(waiting.file.name)
    with django_capture_on_commit_callbacks(execute=True):
        run_jobs()
    assert [kind for kind, *_rest in told(importer)] == ["roster_hindered"]


def test_the_end_of_an_undo_is_told(importer, django_capture_on_commit_callbacks):
    batch = put(NEXT, by=importer)
    import_jobs.queue_undo(by=importer, batch=batch)
    with django_capture_on_commit_callbacks(execute=True):
        run_jobs()
    assert [kind for kind, *_rest in told(importer)] == ["roster_undone"]

"""Pictures that go with the steps of an issue: kept for ever, shown in scope, before and after beside each other."""

import pytest
from django.db import DatabaseError, transaction

from tests import make
from visits.issues.models import Issue, StepPicture

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def kept_apart(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def resolve(client, issue, **files):
    issue.refresh_from_db()
    data = {"result": "屋顶修好了", "version": issue.version, **files}
    return client.post(f"/issues/{issue.pk}/resolve/", data)


def test_reported_with_a_photo_and_resolved_with_another(enter, worker, own, en):
    client = enter(worker)
    said = {"title": "屋顶漏雨", "kind": "problem", "category": "housing", "priority": "normal", "source": "patrol"}
    client.post(f"/issues/new/?household={own.pk}", {**said, "pictures_before": [make.picture_file()]})
    issue = Issue.objects.get()
    assert resolve(client, issue, pictures_after=[make.picture_file(), make.picture_file()]).status_code == 302
    steps = {step.verb: [row.shows for row in step.pictures.all()] for step in issue.steps.all()}
    assert steps == {"report": ["before"], "resolve": ["after", "after"]}
    page = client.get(issue.get_absolute_url())
    rows = dict(page.context["pictures"])
    assert [len(pictures) for pictures in rows.values()] == [1, 2]
    assert [len(entry["pictures"]) for entry in page.context["timeline"]] == [2, 1]
    small = client.get(list(rows.values())[1][0]["url"] + "?small")
    assert small["Content-Type"] == "image/jpeg" and small.status_code == 200


def test_solved_on_the_spot_is_one_step_with_its_result(enter, worker, own):
    said = {"title": "灯坏了", "kind": "problem", "category": "housing", "priority": "normal", "source": "patrol"}
    files = {"pictures_before": [make.picture_file()], "pictures_after": [make.picture_file()]}
    enter(worker).post(f"/issues/new/?household={own.pk}", {**said, "result": "换了灯泡", **files})
    issue = Issue.objects.get()
    step = issue.steps.get()
    assert (issue.status, issue.result, issue.resolved_by, issue.call_back_due) == (
        "resolved",
        "换了灯泡",
        worker,
        True,
    )
    assert step.verb == "solve_on_spot" and sorted(step.pictures.values_list("shows", flat=True)) == ["after", "before"]


def test_what_is_no_picture_is_refused_and_the_words_stay(enter, worker, own):
    issue = make.issue(worker, own)
    text = make.picture_file("a.jpg")
    text.file.seek(0)
    text.file.write(b"no picture at all")
    text.seek(0)
    answer = resolve(enter(worker), issue, pictures_after=[text])
    assert answer.status_code == 200 and "pictures_after" in answer.context["form"].errors
    assert "屋顶修好了" in answer.content.decode()
    assert not StepPicture.objects.exists()


def test_overtaken_it_asks_for_the_photos_once_more(enter, worker, supervisor, own, en):
    issue = make.issue(worker, own)
    data = {"result": "修好了", "version": 7, "pictures_after": [make.picture_file()]}
    answer = enter(worker).post(f"/issues/{issue.pk}/resolve/", data)
    assert answer.status_code == 409 and "Choose the photos and documents once more" in answer.content.decode()


@pytest.mark.parametrize("change", [lambda rows: rows.update(shows="after"), lambda rows: rows.delete()])
def test_the_database_keeps_them_as_they_are(worker, own, change):
    make.step_picture(make.issue(worker, own), worker)
    with pytest.raises(DatabaseError), transaction.atomic():
        change(StepPicture.objects.all())


def test_photos_of_the_visit_are_before_for_who_may_read_its_notes(enter, worker, office, own):
    visit = make.visit(own, worker)
    make.photo(visit.pk, worker)
    issue = make.issue(worker, own, visit=visit)
    assert [len(row) for _heading, row in enter(worker).get(issue.get_absolute_url()).context["pictures"]] == [1, 0]
    assert enter(office).get(issue.get_absolute_url()).context["pictures"] == []


def test_what_may_be_the_same_matter_is_proposed(enter, worker, own):
    first, second = make.issue(worker, own), make.issue(worker, own)
    make.issue(worker, own, category="water")
    client = enter(worker)
    assert client.get(second.get_absolute_url()).context["alike"] == [first]
    form = client.get(f"/issues/{second.pk}/merge/").context["form"]
    assert form["into"].initial == first

"""Documents go with steps of issues, and with pictures also of errands: private, saved not shown, kept for ever."""

from urllib.parse import unquote

import pytest
from django.core.files.storage import default_storage
from django.db import DatabaseError, transaction
from django.utils import timezone

from tests import make
from visits.errands.models import ErrandDocument, ErrandPicture
from visits.issues.models import StepDocument

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def kept_apart(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def test_a_letter_goes_with_the_result_and_is_saved_by_who_may_read(enter, worker, colleague, own):
    issue, client = make.issue(worker, own), enter(worker)
    data = {"result": "医院开了证明", "version": issue.version, "documents": [make.document_file("诊断证明.pdf")]}
    assert client.post(f"/issues/{issue.pk}/resolve/", data).status_code == 302
    entry = client.get(issue.get_absolute_url()).context["timeline"][0]
    assert [row["name"] for row in entry["documents"]] == ["诊断证明.pdf"]
    url = entry["documents"][0]["url"]
    answer = client.get(url)
    assert b"".join(answer.streaming_content) == make.PDF
    assert answer["Content-Type"] == "application/octet-stream" and answer["X-Content-Type-Options"] == "nosniff"
    assert "attachment" in answer["Content-Disposition"] and "诊断证明.pdf" in unquote(answer["Content-Disposition"])
    assert enter(colleague).get(url).status_code == 404
    default_storage.delete(StepDocument.objects.get().file.name)
    assert enter(worker).get(url).status_code == 404


def test_reported_with_a_document(enter, worker, own):
    said = {"title": "低保金没到账", "kind": "problem", "category": "benefits", "priority": "normal", "source": "visit"}
    enter(worker).post(f"/issues/new/?household={own.pk}", {**said, "documents": [make.document_file()]})
    assert StepDocument.objects.get().step.verb == "report"


def test_what_is_no_document_is_refused_and_the_words_stay(enter, worker, own):
    issue = make.issue(worker, own)
    files = [make.document_file("病毒.pdf", b"MZ\0\0")]
    data = {"result": "屋顶修好了", "version": issue.version, "documents": files}
    answer = enter(worker).post(f"/issues/{issue.pk}/resolve/", data)
    assert answer.status_code == 200 and "病毒.pdf" in answer.context["form"].errors["documents"][0]
    assert "屋顶修好了" in answer.content.decode() and not StepDocument.objects.exists()
    many = {**data, "documents": [make.document_file() for _ in range(6)]}
    assert "documents" in enter(worker).post(f"/issues/{issue.pk}/resolve/", many).context["form"].errors


def test_steps_of_an_errand_take_pictures_and_documents(enter, worker, own):
    errand, client = make.receipt(worker, own).errand, enter(worker)
    said = {"handed_to": "医保所", "handed_on": timezone.localdate()}
    files = {"pictures_": [make.picture_file()], "documents": [make.document_file("受理回执.pdf")]}
    assert client.post(f"/issues/{errand.issue_id}/errand/submit/", {**said, **files}).status_code == 302
    timeline = client.get(errand.get_absolute_url()).context["timeline"]
    entry = next(entry for entry in timeline if entry.get("documents"))
    assert [row["name"] for row in entry["documents"]] == ["受理回执.pdf"] and len(entry["pictures"]) == 1
    assert client.get(entry["pictures"][0]["url"] + "?small")["Content-Type"] == "image/jpeg"
    assert client.get(entry["documents"][0]["url"]).status_code == 200


@pytest.mark.parametrize("kind", [StepDocument, ErrandPicture, ErrandDocument])
def test_the_database_keeps_them_as_they_are(worker, own, kind):
    make.step_document(make.issue(worker, own), worker)
    make.errand_step_files(make.receipt(worker, own).errand, worker)
    for change in (lambda rows: rows.update(size=1), lambda rows: rows.delete()):
        with pytest.raises(DatabaseError), transaction.atomic():
            change(kind.objects.all())

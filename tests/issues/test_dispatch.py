"""Departments without accounts: their list goes out as a sheet, and their answers come back by number."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from caseload.core.sheets import read, write_xlsx
from tests import make
from visits.issues.models import Department, Issue
from visits.issues.services.dispatch import apply_answers, check_answers
from visits.issues.services.issues import move_issue

pytestmark = pytest.mark.django_db
HEAD = ["编号", "事项", "答复", "说明"]


@pytest.fixture
def issues(worker, own, foreign, colleague):
    disabled = Department.objects.get(pk="disabled")
    make.issue(colleague, foreign, department=disabled)
    return [make.issue(worker, own, title=f"轮椅{n}", department=disabled) for n in range(4)]


def answers(*rows):
    return SimpleUploadedFile("answers.xlsx", write_xlsx({"转办单": [HEAD, *rows]}))


def post(client, **data):
    return client.post(reverse("issues:dispatch_answers"), data)


def test_the_department_reads_what_it_is_asked(enter, worker, supervisor, own):
    issue, disabled = make.issue(worker, own, description="轮椅坏了半年"), Department.objects.get(pk="disabled")
    move_issue(by=supervisor, issue=issue, verb="transfer", department=disabled, note="请上门评估")
    client, asked = enter(supervisor), {"department": "disabled"}
    page = client.get(reverse("issues:dispatch"), asked).content.decode()
    assert "请上门评估" in page and "轮椅坏了半年" in page
    sheet = read(client.post(reverse("issues:dispatch_export"), asked).content)[0].rows
    assert sheet[1][4] == "请上门评估\n轮椅坏了半年"
    assert client.post(reverse("issues:dispatch_export"), {"department": "nowhere"}).status_code == 302


def test_out_as_a_sheet_and_back(issues, enter, supervisor):
    client = enter(supervisor)
    page = client.get(reverse("issues:dispatch"), {"department": "disabled"})
    assert len(page.context["issues"]) == 4 and [(row.name, n) for row, n in page.context["departments"]] == [
        ("残联", 4)
    ]
    sheet = read(client.post(reverse("issues:dispatch_export"), {"department": "disabled"}).content)[0].rows
    assert {row[0] for row in sheet[1:]} == {issue.number for issue in issues}
    sheet[1] = [*sheet[1][:7], "办结", "轮椅已送到"]
    checked = post(client, file=SimpleUploadedFile("a.xlsx", write_xlsx({"x": sheet})))
    assert [line.problem for line in checked.context["answers"]] == [""]
    assert not Issue.objects.filter(status="resolved").exists(), "nothing before it is confirmed"
    line = checked.context["fit"][0]
    post(client, confirmed=1, number=[line.number], answer=[line.answer], words=[line.words])
    assert Issue.objects.get(status="resolved").result == "轮椅已送到"


def test_problems_are_told_by_row(issues, enter, supervisor, foreign):
    numbers = [issue.number for issue in issues]
    elsewhere = Issue.objects.get(household=foreign).number
    rows = [
        [numbers[0], "", "办结", ""],
        [numbers[1], "", "好了", "x"],
        [numbers[2], "", "办结", "送到"],
        [numbers[2], "", "办结", "送到"],
        [elsewhere, "", "办结", "x"],
        [numbers[3], "", "", ""],
    ]
    page = post(enter(supervisor), file=answers(*rows))
    lines = page.context["answers"]
    assert [line.row for line in lines] == [2, 3, 4, 5, 6]
    assert [bool(line.problem) for line in lines] == [True, True, False, True, True]
    assert lines[4].issue is None, "another's number is as good as none"


def test_entered_by_number_on_the_page(issues, enter, supervisor):
    client, numbers = enter(supervisor), [issue.number for issue in issues]
    asked = {"number": numbers, "answer": ["办结", "", "", ""], "words": ["已办", "", "", ""]}
    assert [line.number for line in post(client, **asked).context["fit"]] == numbers[:1]
    post(client, confirmed=1, **asked)
    issues[0].refresh_from_db()
    assert issues[0].status == "resolved"


def test_answers_taken_are_counted_and_those_with_a_problem_are_left(issues, supervisor):
    lines = [(n, issue.number, "办结", "送到") for n, issue in enumerate(issues, 2)]
    checked = check_answers(by=supervisor, lines=[*lines[:2], (4, issues[2].number, "好了", "x")], issues=Issue.objects)
    assert apply_answers(by=supervisor, answers=checked) == (2, [])
    assert Issue.objects.filter(status="resolved").count() == 2


def test_what_is_no_answered_sheet(issues, enter, supervisor):
    client = enter(supervisor)
    for file in (
        SimpleUploadedFile("x.xlsx", b"no"),
        SimpleUploadedFile("x.xlsx", write_xlsx({"x": [["a"]]})),
        answers(),
    ):
        assert post(client, file=file).status_code == 302
    assert post(client).status_code == 302


def test_who_may(enter, worker):
    assert enter(worker).get(reverse("issues:dispatch")).status_code == 403


def test_more_than_stand_on_the_page_are_told(issues, enter, supervisor, monkeypatch):
    monkeypatch.setattr("visits.issues.views.dispatch.ON_PAPER", 3)
    page = enter(supervisor).get(reverse("issues:dispatch"), {"department": "disabled"}).content.decode()
    assert "4 件" in page and "这里列出最先到期的 3 件" in page

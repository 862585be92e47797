"""Departments without accounts: what is sent to them, and their answers by number, checked before they are applied."""

from dataclasses import dataclass

from django.db.models import Count, OuterRef, Subquery, TextField, Value
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from caseload.core import catalogues
from caseload.core.casework.moves import MoveRefused, Overtaken, find_move
from caseload.core.sheets import read
from visits.issues.models import MOVES, Department, Issue, IssueStep
from visits.issues.services.issues import move_issue

NUMBER, ANSWER, WORDS = "编号", "答复", "说明"
"""The captions that an answered sheet is read by: those of the sheet sent out, whatever its reader's language."""
SOLVED, BACK = "办结", "退回"
ANSWERS = {SOLVED: gettext_lazy("Solved"), BACK: gettext_lazy("Handed back")}
VERBS = {SOLVED: ("resolve", "result"), BACK: ("hand_back", "reason")}
MOST = 2000
"""So many answers at once."""


@dataclass
class Answer:
    """One line: as it was written, the issue it is for, and what is wrong with it, if anything."""

    row: int
    number: str
    answer: str
    words: str
    issue: Issue | None = None
    problem: str = ""


def dispatched(issues):
    """The issues that wait for a department."""
    return issues.filter(status__in=Issue.RUNNING, department__isnull=False)


def with_request(issues):
    """Each with what the department was ``asked`` to do when it was transferred."""
    words = IssueStep.objects.filter(issue=OuterRef("pk"), verb="transfer").order_by("-at", "-pk").values("words")[:1]
    return issues.annotate(asked=Coalesce(Subquery(words), Value(""), output_field=TextField()))


def departments(issues):
    """(department, how many issues wait for it), in the order of the memory."""
    counts = dict(dispatched(issues).order_by().values_list("department").annotate(n=Count("pk")))
    return [(row, counts[code]) for code, row in catalogues.rows(Department).items() if code in counts]


def dispatch_sheet(issues):
    """The rows of the sheet that a department gets and sends back with the last two columns filled in.

    ``issues`` come ``with_request``.
    """
    head = [NUMBER, "事项", "类别", "住户", "情况", "上报日期", "期限", ANSWER, WORDS]
    rows = [
        [
            issue.number,
            issue.title,
            issue.category.name,
            issue.household.head_name if issue.household else "",
            "\n".join(filter(None, [issue.asked, issue.description])),
            issue.opened_on,
            issue.due_at.date(),
            "",
            "",
        ]
        for issue in issues
    ]
    return [head, *rows]


def read_answers(content):
    """(row, number, answer, words) of each line of an answered sheet that has an answer.

    Raises SheetError, or ValueError with the reason in words.
    """
    found = []
    for sheet in read(content):
        columns = None
        for row, cells in zip(sheet.numbers, sheet.rows, strict=True):
            texts = [str(cell).strip() for cell in cells]
            if columns is None and {NUMBER, ANSWER, WORDS} <= set(texts):
                columns = [texts.index(name) for name in (NUMBER, ANSWER, WORDS)]
            elif columns is not None and (answer := _cells(texts, columns))[1]:
                found.append((row, *answer))
        if columns:
            return found[:MOST]
    raise ValueError(_("The sheet needs the columns 编号, 答复 and 说明, as in the one that was sent out."))


def _cells(texts, columns):
    return [texts[column] if column < len(texts) else "" for column in columns]


def check_answers(*, by, lines, issues):
    """Each (row, number, answer, words) with its issue among ``issues`` and its problem. One query."""
    numbers = {number for _row, number, _answer, _words in lines}
    rows = issues.filter(number__in=numbers).select_related("owner", "household", "category")
    known, seen, found = {issue.number: issue for issue in rows}, set(), []
    for row, number, answer, words in lines:
        line = Answer(row, number, answer, words, known.get(number))
        line.problem = _("This number stands in the sheet twice.") if number in seen else _problem(line, by)
        seen.add(number)
        found.append(line)
    return found


def _problem(line, by):
    if line.issue is None:
        return _("There is no issue with this number.")
    if line.answer not in ANSWERS:
        return _("The answer is to be 办结 or 退回.")
    if not line.words:
        return _("What was done, or why it comes back, is missing.")
    move = find_move(MOVES, VERBS[line.answer][0])
    if move is None:
        return _("This answer cannot be entered here.")
    return str(move.refusal(line.issue, by) or "")


def apply_answers(*, by, answers):
    """Take the step of each answer without a problem. Returns (how many, [(answer, why not)])."""
    refused, count = [], 0
    for answer in answers:
        if answer.problem:
            continue
        verb, name = VERBS[answer.answer]
        try:
            move_issue(by=by, issue=answer.issue, verb=verb, **{name: answer.words})
            count += 1
        except MoveRefused as why:
            refused.append((answer, str(why)))
        except Overtaken:
            refused.append((answer, _("Somebody else changed it at the same moment.")))
    return count, refused

"""A few open matters at departments without accounts, so that the demo has a list to dispatch."""

from visits.issues.models import Department, Issue
from visits.issues.models.moves import NOT_BEGUN
from visits.issues.services.issues import move_issue

ASKED = {
    "education": "请了解孩子在校和资助情况，能减免的帮助办理。",
    "water": "请派人查看水表井和管道，及时修复。",
    "housing": "请派人现场鉴定房屋等级。",
}
"""What is asked of the department of the same code as the category."""
MOST = 3


def transfer_some(overseer):
    """Those that have the most time left, for the departments that they concern."""
    found = Issue.objects.filter(category__in=ASKED, status__in=NOT_BEGUN)
    for issue in found.order_by("-due_at", "number")[:MOST]:
        department = Department.objects.get(pk=issue.category_id)
        move_issue(by=overseer, issue=issue, verb="transfer", department=department, note=ASKED[issue.category_id])

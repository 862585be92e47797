"""A few open matters at departments without accounts, so that the demo has a list to dispatch."""

from visits.issues.models import Department, Issue
from visits.issues.models.moves import NOT_BEGUN
from visits.issues.services.issues import move_issue

ASKED = {
    "education": ("education", "请了解孩子在校和资助情况，能减免的帮助办理。"),
    "water": ("water", "请派人查看水表井和管道，及时修复。"),
    "housing": ("housing", "请派人现场鉴定房屋等级。"),
    "benefits": ("civil_affairs", "请核对该户条件，符合的按程序办理。"),
    "medical": ("clinic", "请安排家庭医生上门看看，并告知报销办法。"),
    "disability": ("disabled", "请安排上门评定，辅助器具能配的尽早配发。"),
    "job": ("labour", "请按本人意愿推荐岗位或培训。"),
    "safety": ("safety", "请派人上门检查，排除隐患。"),
}
"""Of each category: which department is asked, and for what."""
MOST = 3


def transfer_some(overseer):
    """Those that have the most time left, for the departments that they concern."""
    found = Issue.objects.filter(category__in=ASKED, status__in=NOT_BEGUN)
    for issue in found.order_by("-due_at", "number")[:MOST]:
        department, words = ASKED[issue.category_id]
        to = Department.objects.get(pk=department)
        move_issue(by=overseer, issue=issue, verb="transfer", department=to, note=words)

"""Three errands under way, so that the demo has papers in hand, at an office, and one that needs correction."""

from django.db.models import Case, Value, When
from django.utils import timezone

from visits.errands.models import ErrandKind
from visits.errands.services.errands import begin_errand, move_errand
from visits.errands.services.papers import papers_to_move, take_papers
from visits.issues.models import Issue

CARD = {"name": "身份证", "kind": "original", "quantity": 1}
HUKOU = {"name": "户口本", "kind": "copy", "quantity": 2}
FEE = {"name": "工本费", "kind": "money", "quantity": 20}
NEEDED = "照片底色不对，要白底一寸 2 张。"


def carry_some(worker):
    """The first of them are ``worker``'s, where they have open issues with a household."""
    first = Case(When(owner=worker, then=Value(0)), default=Value(1))
    found = Issue.objects.filter(status__in=Issue.RUNNING, household__isnull=False, owner__is_active=True)
    for issue, steps in zip(
        found.order_by(first, "due_at", "number")[:3], ((), ("submit",), ("submit", "correct")), strict=False
    ):
        _carry(issue, steps)


def _carry(issue, steps):
    by, head = issue.owner, issue.household.head_name
    kinds = ErrandKind.objects.filter(category=issue.category_id)
    what = kinds.first() or ErrandKind.objects.get(pk="other_errand")
    errand = begin_errand(by=by, issue=issue, what=what, asked_by=head, authorisation="letter")
    take_papers(by=by, errand=errand, papers=[CARD, HUKOU, FEE], given_by=head, signed="paper")
    errand.refresh_from_db()
    for verb in steps:
        pieces = {paper.pk: 1 for paper, _n in papers_to_move(errand, "hand_in") if paper.kind != "money"}
        asked = {
            "handed_to": what.department.name if what.department else "政务服务窗口",
            "handed_on": timezone.localdate(),
            "pieces": pieces,
        }
        move_errand(by=by, errand=errand, verb=verb, **(asked if verb == "submit" else {"needed": NEEDED}))

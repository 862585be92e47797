"""Matters that the hotline passed on and nobody has yet, so that the demo has something to assign."""

from visits.issues.models import Issue, IssueCategory
from visits.issues.services.issues import report_issue

CALLS = (
    ("safety", "楼道灯坏了，老人夜里下楼看不清"),
    ("water", "水压不足，高层做饭时常停水"),
)
"""Category and what was said. No household is known, so the supervisor of the community says who takes it on."""


def pass_on_some(office, communities):
    """One for each of the first communities."""
    for (category, title), community in zip(CALLS, communities, strict=False):
        report_issue(
            by=office,
            area=community,
            category=IssueCategory.objects.get(pk=category),
            kind=Issue.Kind.DIFFICULTY,
            title=title,
            source=Issue.Source.HOTLINE,
        )

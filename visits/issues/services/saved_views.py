"""Views of one's own, and chasing 催办."""

from urllib.parse import parse_qsl, urlencode

from django.db import transaction

from caseload.core import catalogues
from caseload.core.models import Notice
from caseload.core.permissions import P
from caseload.core.services.notices import notify
from visits.issues.filters import IssueFilter
from visits.issues.models import IssueChase, IssueView
from visits.issues.services.ranks import Ranks

KEPT = {*IssueFilter.base_filters, "view"}


def views_for(user):
    """One's own and what colleagues share, from memory: every list of issues shows them. The rows behind them are still
    those that one may see."""
    return [view for view in catalogues.rows(IssueView).values() if view.is_shared or view.owner_id == user.pk]


def readable_query(text):
    """The part of a query string that the list of issues understands."""
    return urlencode([(name, value) for name, value in parse_qsl(text) if name in KEPT and value])


@transaction.atomic
def keep_view(*, by, name, query, is_shared=False):
    """Keep ``query`` under ``name``; a view of one's own with this name is replaced."""
    view, _created = IssueView.objects.update_or_create(
        owner=by, name=name, defaults={"query": readable_query(query)[:1000], "is_shared": is_shared}
    )
    catalogues.forget()
    return view


@transaction.atomic
def change_view(*, by, view, name, is_shared):
    view.name, view.is_shared = name, is_shared
    view.save(update_fields=["name", "is_shared"])
    catalogues.forget()
    return view


@transaction.atomic
def drop_view(*, by, view):
    view.delete()
    catalogues.forget()


def may_chase(issue, user):
    """Nobody asks themselves: neither its owner, nor of what is to be assigned those who assign it."""
    return issue.is_open and not (issue.owner_id == user.pk or (issue.owner is None and user.may(P.ISSUE_ASSIGN)))


@transaction.atomic
def chase_issue(*, by, issue):
    """Ask whose matter it is to hurry. Returns whether it was the first time today; then they are told."""
    chase = IssueChase(issue=issue, by=by)
    before = IssueChase.objects.filter(issue=issue, by=by, on=chase.on).exists()
    IssueChase.objects.bulk_create([chase], ignore_conflicts=True)
    if not before:
        facts = {"number": issue.number, "title": issue.title, "by": by.name}
        others = [user for user in Ranks().answering(issue) if user != by]
        notify(users=others, kind=Notice.Kind.ISSUE_CHASED, facts=facts, url=issue.get_absolute_url())
    return not before


def chase_many(*, by, issues):
    """Chase each of ``issues`` that is open and not one's own. Returns how many for the first time today."""
    return sum(chase_issue(by=by, issue=issue) for issue in issues if may_chase(issue, by))

"""What one save writes beside the visit's own row, and how it is taken back, in the order in which rows are locked:
cases before issues, issues before households."""

import uuid

from django.db.models import Count, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from caseload.core.services.attachments import attach, detach
from households.plans.services.reviews import follow_ups_of, record_follow_ups, take_back_follow_ups
from households.plans.services.work import Done, complete_actions, reopen_actions
from visits.doorstep.models import VisitLeaflet, VisitPhoto
from visits.doorstep.services.findings import take_back_facts, write_changes, write_findings
from visits.errands.models import Errand, Paper, Receipt
from visits.errands.services.errands import open_errand
from visits.errands.services.papers import move_papers, papers_to_move, take_papers
from visits.issues.models import Issue
from visits.issues.services.issues import report_issue, take
from visits.models import Visit


def write_issues(*, by, visit, rows):
    """``rows``: what ``report_issue`` takes. The clock begins when it was entered, also where that was offline."""
    for facts in rows:
        report_issue(by=by, household=visit.household, visit=visit, opened_at=visit.entered_at, **facts)


def write_errand(*, by, visit, rows):
    """``rows``: dicts of ``what`` (ErrandKind), ``names`` of the papers taken, ``money`` in yuan, ``given_by``."""
    for row in rows:
        errand = open_errand(by=by, household=visit.household, what=row["what"], visit=visit)
        papers = [{"name": name, "kind": Paper.Kind.ORIGINAL, "quantity": 1} for name in row["names"]]
        if row["money"]:
            papers.append({"name": row["what"].name, "kind": Paper.Kind.MONEY, "quantity": row["money"]})
        if papers:
            take_papers(by=by, errand=errand, papers=papers, given_by=row["given_by"], visit=visit)


def write_photos(*, by, visit, rows):
    for picture in rows:
        attach(VisitPhoto, by=by, picture=picture, visit=visit, consented=True)


def write_signature(*, by, visit, rows):
    for picture in rows:
        attach(VisitPhoto, by=by, picture=picture, visit=visit, kind=VisitPhoto.Kind.SIGNATURE)


def write_leaflets(*, by, visit, rows):
    """``rows``: dicts of ``leaflet``, ``count``, ``explained``."""
    VisitLeaflet.objects.bulk_create(VisitLeaflet(visit=visit, version=row["leaflet"].version, **row) for row in rows)


def write_actions(*, by, visit, rows):
    """``rows``: keys of the steps of case plans that were done; those that are not ``by``'s are left as they are."""
    complete_actions(by=by, done=[Done(key) for key in rows], on=visit.visited_on, visit=visit.pk)


def write_follow_up(*, by, visit, rows):
    """``rows``: how they are after their case was closed, at most one. It answers all looks that are due by then."""
    for outcome in rows:
        due = follow_ups_of(by, visit.household, timezone.localdate(visit.entered_at))
        record_follow_ups(by=by, due=due, outcome=outcome, words=visit.note, on=visit.visited_on, visit=visit.pk)


WRITERS = {
    "follow_up": write_follow_up,
    "issues": write_issues,
    "errands": write_errand,
    "photos": write_photos,
    "signature": write_signature,
    "findings": write_findings,
    "changes": write_changes,
    "handed": write_leaflets,
    "actions": write_actions,
}


def write_beside(*, by, visit, beside):
    for name, write in WRITERS.items():
        if beside.get(name):
            write(by=by, visit=visit, rows=beside[name])


def key_for(visit_key, household):
    """The key of the same visit for another household: sent again, it is the same again."""
    return uuid.uuid5(visit_key, str(household.pk))


def together(visit):
    """The visits that one save wrote with ``visit``, itself included."""
    if visit.group is None:
        return Visit.objects.filter(pk=visit.pk)
    return Visit.objects.filter(group=visit.group, worker_id=visit.worker_id)


def take_back(*, by, visit):
    """What was written beside ``visit``, where nobody has changed it since, in the order of the locks."""
    take_back_follow_ups(by=by, visit=visit.pk)
    withdraw_issues(by=by, visit=visit)
    take_back_facts(by=by, visit=visit)
    reopen_actions(by=by, visit=visit.pk)
    detach(visit.photos.all())


def withdraw_issues(*, by, visit):
    """Those that are as they were raised, papers given back first; the others stay, without the visit."""
    errands = list(untouched_errands(visit))
    for errand in errands:
        give_papers_back(by=by, errand=errand)
    as_raised = Q(version=1) | Q(errand__in=errands)
    for issue in Issue.objects.filter(as_raised, visit=visit).select_related("owner"):
        take(issue, "withdraw", by=by, asked={}, target=Issue.Status.WITHDRAWN)


def untouched_errands(visit):
    """Errands of ``visit`` with papers or money, for which nothing was done but to take these."""
    begun = Errand.objects.filter(issue__visit=visit, status=Errand.Status.TAKEN, issue__version=2)
    return begun.annotate(slips=Count("receipts")).filter(slips=1)


def give_papers_back(*, by, errand):
    """By a slip of its own: what stands on the account of papers is never struck out."""
    pieces = {paper.pk: quantity for paper, quantity in papers_to_move(errand, Receipt.Way.GIVE_BACK)}
    giver, words = errand.receipts.get().with_whom, _("The visit was taken back")
    move_papers(by=by, errand=errand, way=Receipt.Way.GIVE_BACK, pieces=pieces, with_whom=giver, words=words)

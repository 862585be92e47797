"""What one save writes beside the visit's own row, in the order in which rows are locked: issues before households."""

import uuid

from caseload.core.services.attachments import attach, detach
from households.services.plan_work import Done, complete_actions, reopen_action
from visits.models import Visit, VisitAction, VisitLeaflet, VisitPhoto
from visits.services.errands import open_errand
from visits.services.findings import write_changes, write_findings
from visits.services.issues import report_issue
from visits.services.papers import take_papers


def write_issues(*, by, visit, rows):
    for facts in rows:
        report_issue(by=by, household=visit.household, visit=visit, **facts)


def write_errand(*, by, visit, rows):
    """``rows``: dicts of ``what`` (ErrandKind), ``names`` of the papers taken, ``given_by``."""
    for row in rows:
        errand = open_errand(by=by, household=visit.household, what=row["what"], visit=visit)
        papers = [{"name": name, "kind": "original", "quantity": 1} for name in row["names"]]
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
    ended = complete_actions(by=by, done=[Done(key) for key in rows], on=visit.visited_on, visit=visit.pk)
    VisitAction.objects.bulk_create(VisitAction(visit=visit, action=action) for action in ended)


def take_back_actions(*, by, visit):
    for link in visit.actions.select_related("action__goal__plan"):
        reopen_action(by=by, action=link.action)


WRITERS = {
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


def remove_pictures(visit):
    detach(visit.photos.all())

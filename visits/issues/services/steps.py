"""What every move writes beside the issue itself: its step, the household's count, the notice to the owner."""

from django.db.models import F

from caseload.core.models import CatalogueItem, Notice
from caseload.core.services.attachments import attach, attach_document
from caseload.core.services.notices import notify
from households.models import Household
from visits.issues.models import IssueStep, StepDocument, StepPicture

WORDS = ("result", "reason", "question", "answer", "note")
"""Which of what a move asks for is its words; the rest are facts."""
FACTS = ("until", "satisfaction", "way", "solved", "extra", "department", "into", "tries", "rule")


def write_step(issue, *, by, verb, source, at, asked):
    """The step, with ``asked["pictures"]``, pairs of what each shows (StepPicture.Shows) and the picture, and
    ``asked["documents"]``.
    """
    step = IssueStep.objects.create(**step_facts(issue, by=by, verb=verb, source=source, at=at, asked=asked))
    for shows, picture in asked.get("pictures", ()):
        attach(StepPicture, by=by, picture=picture, step=step, shows=shows)
    for document in asked.get("documents", ()):
        attach_document(StepDocument, by=by, document=document, step=step)
    return step


def step_facts(issue, *, by, verb, source, at, asked):
    return {
        "issue": issue,
        "verb": verb,
        "from_status": source,
        "to_status": issue.status,
        "by": by,
        "at": at,
        "words": next((asked[name] for name in WORDS if asked.get(name)), ""),
        "facts": {name: _plain(asked[name]) for name in FACTS if asked.get(name) not in (None, "")},
        "owner": issue.owner,
    }


def _plain(value):
    """Of a row of a catalogue its code: it may be renamed, and is counted as one all the same."""
    if isinstance(value, CatalogueItem):
        return value.pk
    return value if isinstance(value, (bool, int, list)) else str(value)


def count_open(issue, *, was_open):
    """Keep the household's count of open issues."""
    change = issue.is_open - was_open
    if issue.household_id and change:
        Household.objects.filter(pk=issue.household_id).update(open_issue_count=F("open_issue_count") + change)


def tell(users, kind, issue, *, by=None):
    """Tell ``users``, each once, of ``issue``; nobody of what they did themselves."""
    facts = {"number": issue.number, "title": issue.title}
    told = {user.pk: user for user in users if user and user != by}
    notify(users=told.values(), kind=kind, facts=facts, url=issue.get_absolute_url())


def tell_owner(issue, kind=Notice.Kind.ISSUE_ASSIGNED, by=None):
    tell([issue.owner], kind, issue, by=by)

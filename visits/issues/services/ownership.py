"""Who an issue belongs to, and to whom it goes when its owner leaves or its household gets another worker.

``owner_left`` and ``households_handed_over`` are called by the floors below, in the transaction of what they follow
from: ``settings.CASELOAD_HOOKS`` names them.
"""

from collections import defaultdict

from django.db import transaction
from django.db.models import Case, F, Q, Value, When
from django.urls import reverse
from django.utils.translation import gettext as _

from caseload.core import wall_clock
from caseload.core.models import AreaGrant, Notice, User, paths_above, within
from caseload.core.permissions import ROLES, P
from caseload.core.services.notices import notify
from visits.issues.models import Issue, IssueStep
from visits.issues.services.following import tell_owner
from visits.issues.services.ranks import Ranks

OWNER_LEFT, HOUSEHOLD_HANDED_OVER, THIRD_HAND_BACK = "owner_left", "household_handed_over", "third_hand_back"
"""Why an issue went to somebody by rule, as its step remembers it."""
OWNING = [role for role, rights in ROLES.items() if rights & {P.ISSUE_HANDLE, P.ISSUE_ASSIGN}]
"""The roles of those who can have an issue."""
S = Issue.Status
GIVEN = {S.REPORTED: S.ASSIGNED}
"""Status → the one of what is given to somebody by rule: others stay as they are."""


def owners_for(issue):
    """Who may be given ``issue``: those who handle issues and are posted to, or look after, its area or household."""
    above = paths_above(issue.area_id)
    granted = AreaGrant.objects.current().filter(area_id__in=above).values("user")
    return User.objects.workers().filter(
        Q(area_id__in=above)
        | within("area_id", issue.area_id)
        | Q(pk__in=granted)
        | Q(pk=issue.household.worker_id if issue.household else None)
    )


def owner_by_rule(household, by):
    """Whose an issue that ``by`` reports is when nobody was chosen: the household's worker's, else theirs if they
    handle issues and assign none; else nobody's yet (None), and it is to be assigned.
    """
    worker = household.worker if household else None
    if worker and worker.is_worker:
        return worker
    return by if by.may(P.ISSUE_HANDLE) and not by.may(P.ISSUE_ASSIGN) else None


def whose_by_rule(household, by):
    """``owner_by_rule`` in words, as they stand after “for”."""
    return owner_by_rule(household, by) or _("whomever the supervisor assigns it to")


def owners_to_report_to(user, household):
    """To whom ``user`` may give an issue of ``household`` that they report: whoever assigns, to all who are fit for
    it; others keep it or hand it up."""
    if user.may(P.ISSUE_ASSIGN):
        return list(owners_for(Issue(area_id=household.area_id, household=household)).order_by("sort_key", "pk"))
    return [user, *(chief for chief in Ranks().chiefs(household.area_id) if chief != user)]


def right_owner(issue, ranks, *, other_than=None):
    """By rule: the household's worker, else the chief, else the centre, else the street office; None if nobody is."""
    worker = issue.household.worker if issue.household else None
    worker = worker if worker and worker.is_worker else None
    for user in [worker, *ranks.chiefs(issue.area_id), *ranks.street(issue.area_id)]:
        if user and user.is_active and user != other_than:
            return user
    return None


def owner_left(*, by, user):
    """Somebody has left, or does other work now: each of their open issues goes to the right person."""
    ranks = Ranks()
    issues = Issue.objects.open().filter(owner=user).select_related("household__worker")
    _pass_on(by, issues, lambda issue: right_owner(issue, ranks, other_than=user), OWNER_LEFT)


def households_handed_over(*, by, former, worker, note):
    """Households got another worker: what their former one had open for them goes along, also what went to the chief
    when that one left, and what is to be assigned. ``former``: keys by household.

    To nobody (None): it stays with the former worker, who still knows of it, until somebody has the household.
    """
    if worker is None:
        return
    theirs = Q(pk__in=[])
    for key, owner in former.items():
        theirs |= Q(household=key) & (Q(owner=owner) | Q(owner=None) | Q(owner__is_active=False))
    theirs |= Q(pk__in=_waiting_for_a_worker(former))
    issues = Issue.objects.open().filter(theirs).select_related("household")
    _pass_on(by, issues, lambda issue: worker, HOUSEHOLD_HANDED_OVER)


def _waiting_for_a_worker(households):
    """Keys of the open issues that went to somebody by rule when their owner left, and are still there."""
    given = IssueStep.objects.filter(verb="assign", issue__in=Issue.objects.open().filter(household__in=households))
    last = given.order_by("issue_id", "-at", "-pk").distinct("issue_id").select_related("issue")
    by_rule = [step for step in last if step.facts.get("rule") == OWNER_LEFT]
    return [step.issue_id for step in by_rule if step.owner_id == step.issue.owner_id]


@transaction.atomic
def leave_nothing_with_the_absent():
    """What is still with people who cannot have it goes to the right person; what nobody could take is tried each
    night."""
    absent = Q(is_active=False) | ~Q(role__in=OWNING)
    for user in User.objects.filter(absent, pk__in=Issue.objects.open().values("owner")):
        owner_left(by=None, user=user)


def to_the_office(issue):
    """Who takes what came back a third time: the street office; without any its owner keeps it."""
    return next(iter(Ranks().street(issue.area_id)), issue.owner)


def _pass_on(by, issues, owner_of, rule):
    """Give each of ``issues`` to ``owner_of`` it, in a fixed number of statements for each new owner."""
    found = defaultdict(list)
    for issue in issues.select_for_update(of=["self"], no_key=True).order_by("pk"):
        owner = owner_of(issue)
        if owner and owner.pk != issue.owner_id:
            found[owner].append(issue)
    for owner, theirs in found.items():
        _give(by, owner, theirs, rule)


def _given():
    """The same, for the database."""
    return Case(*(When(status=old, then=Value(new)) for old, new in GIVEN.items()), default=F("status"))


def _give(by, owner, issues, rule):
    given = Issue.objects.filter(pk__in=[issue.pk for issue in issues])
    given.update(owner=owner, status=_given(), version=F("version") + 1)
    now = wall_clock.now()
    for issue in issues:
        issue.owner = owner
    IssueStep.objects.bulk_create(
        IssueStep(
            issue=issue,
            verb="assign",
            from_status=issue.status,
            to_status=GIVEN.get(issue.status, issue.status),
            by=by,
            at=now,
            facts={"rule": rule},
            owner=owner,
        )
        for issue in issues
    )
    if len(issues) == 1:
        return tell_owner(issues[0], by=by)
    url = f"{reverse('issues:list')}?view=open&worker={owner.pk}"
    return notify(users=[owner], kind=Notice.Kind.ISSUES_ASSIGNED, facts={"count": len(issues)}, url=url)

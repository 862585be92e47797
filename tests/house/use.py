"""What a street does after its first day: all that has ever set a figure and its rows apart."""

import uuid
from datetime import timedelta

from django.db.models import F
from django.utils import timezone

from caseload.core.models import Area, User
from caseload.core.permissions import Role
from caseload.core.services.people import set_active
from households.models import Household
from households.services.closing import close_household
from households.services.households import update_household
from households.services.members import add_member, remove_member
from tests import make
from visits.doorstep.services.saving import record_not_home, undo_visit
from visits.issues.models import Department
from visits.issues.services.issues import move_issue
from visits.models import Visit
from visits.services.visits import correct_visit


def use():
    """Each act on other households than the last, through the services that the pages call."""
    people = User.objects.order_by("pk")
    office, supervisor = (people.filter(role=role).first() for role in (Role.OFFICE, Role.SUPERVISOR))
    homes = iter(Household.objects.open().filter(case_level="", worker__isnull=False).order_by("pk"))
    _visits(homes)
    _members(homes)
    _moves(homes, supervisor)
    _issues(homes, office, supervisor)
    _ends(homes, supervisor)


def _visits(homes):
    """A visit, a try, one taken back and one corrected."""
    first, second, third, fourth = (next(homes) for _ in range(4))
    make.visit(first, first.worker, leaflets=4)
    record_not_home(by=second.worker, id=uuid.uuid4(), household=second)
    undo_visit(by=third.worker, visit=make.visit(third, third.worker, leaflets=5))
    correct_visit(by=fourth.worker, visit=make.visit(fourth, fourth.worker, leaflets=6), leaflets=2)


def _members(homes):
    home = next(homes)
    make.visit(home, home.worker)
    add_member(by=home.worker, household=home, name="新生", relation="之子")
    other = home.members.active().exclude(pk=home.head_id).first() or add_member(
        by=home.worker, household=home, name="老人", relation="之父"
    )
    remove_member(by=home.worker, member=other, status="dead", on=timezone.localdate())


def _moves(homes, by):
    """To the community itself, to the street itself, and to another community, with visits and issues behind them."""
    community = Area.objects.get(path=next(homes).area_id).parent
    street = community.parent
    beside = Area.objects.filter(parent=street).exclude(pk=community.pk).order_by("code").first()
    for area in (community, street, beside):
        home = next(homes)
        make.visit(home, home.worker, leaflets=3)
        make.issue(home.worker, home, opened_at=timezone.now() - timedelta(days=3))
        update_household(by=by, household=home, area=area)


def _issues(homes, office, supervisor):
    """With office staff, with a department that hands back, closed and reopened, withdrawn, three in a month."""
    home = next(homes)
    worker = home.worker
    handed_back, reopened, withdrawn, *_more = [
        make.issue(worker, home, f"事情{n}", category=category, opened_at=timezone.now() - timedelta(days=n + 1))
        for n, category in enumerate(["water", "job", "job", "benefits", "safety"])
    ]
    make.issue(worker, home, "很久以前的事", opened_at=timezone.now() - timedelta(days=200))
    make.issue(office, make.household(home.area, "无人管"), "街道自己办的事")
    _step(handed_back, supervisor, "transfer", department=Department.objects.first(), note="请办理")
    _step(handed_back, supervisor, "hand_back", reason="不属于职责")
    _step(reopened, worker, "resolve", result="已办好")
    _step(reopened, supervisor, "call_back", way="phone", satisfaction="satisfied", solved=True, note="")
    _step(reopened, supervisor, "reopen", reason="又坏了")
    _step(withdrawn, worker, "withdraw", reason="报错了")


def _step(issue, by, verb, **asked):
    issue.refresh_from_db()
    move_issue(by=by, issue=issue, verb=verb, **asked)


def _ends(homes, by):
    """Files closed after help was given, and a worker who left."""
    for home, reason in zip(list(homes), ("lifted", "moved"), strict=False):
        make.visit(home, home.worker)
        if not home.open_issue_count:
            close_household(by=by, household=home, reason=reason, on=timezone.localdate())
    left = Household.objects.open().filter(worker__is_active=True).order_by("-pk").first().worker
    set_active(by=None, user=left, active=False)
    assert Visit.objects.exclude(area=F("happened_in")), "somebody moved with their visits"

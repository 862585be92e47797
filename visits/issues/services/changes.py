"""What a move writes on the issue besides its status: CHANGES, by verb."""

from django.utils import timezone
from django.utils.translation import gettext as _

from caseload.core.casework.moves import MoveRefused
from visits.issues.models import Issue
from visits.issues.services.callbacks import answered, is_sampled
from visits.issues.services.deadlines import clock_after_pause, clock_extended, clock_from
from visits.issues.services.ownership import owners_for, right_owner, to_the_office
from visits.issues.services.ranks import Ranks

HANDED_BACK_ENOUGH = 3


def _assigned(taking):
    owner = taking.asked["owner"]
    if not owners_for(taking.row).filter(pk=owner.pk).exists():
        raise MoveRefused(_("%(name)s does not work in this area.") % {"name": owner})
    return {"owner": owner}


def _taken(taking):
    return {"owner": taking.by}


def _transferred(taking):
    return {"department": taking.asked["department"]}


def _ended(taking):
    return {"closed_at": taking.at, "closed_on": timezone.localdate(taking.at)}


def _merged(taking):
    issue, into = taking.row, taking.asked["into"]
    same = into.pk != issue.pk and into.household_id == issue.household_id and into.area_id == issue.area_id
    if not same or not into.is_open:
        raise MoveRefused(_("It can be merged only with another open issue of the same household."))
    return {"merged_into": into, **_ended(taking)}


def _asked(taking):
    return {"asked_at": taking.at}


def _answered(taking):
    return {"asked_at": None}


def _suspended(taking):
    return {"suspended_at": taking.at, "suspended_until": taking.asked["until"]}


def _resumed(taking):
    return {**clock_after_pause(taking.row, taking.at).facts(), "suspended_at": None, "suspended_until": None}


def _extended(taking):
    issue, extra = taking.row, taking.asked["extra"]
    if not 1 <= extra <= issue.allowed:
        raise MoveRefused(_("An extension is at most as long as the original limit."))
    return {**clock_extended(issue, extra).facts(), "extended_by": extra, "more_time_asked": None}


def _time_asked(taking):
    issue, extra = taking.row, taking.asked["extra"]
    if not 1 <= extra <= issue.allowed:
        raise MoveRefused(_("An extension is at most as long as the original limit."))
    return {"more_time_asked": extra}


def _time_refused(taking):
    return {"more_time_asked": None}


def _handed_back(taking):
    issue = taking.row
    count = issue.hand_backs + 1
    taking.asked["department"] = issue.department
    owner = to_the_office(issue) if count >= HANDED_BACK_ENOUGH else issue.owner
    return {"hand_backs": count, "department": None, "owner": owner}


def _resolved(taking):
    result, due = taking.asked["result"], is_sampled(taking.row)
    return {"result": result, "resolved_at": taking.at, "resolved_by": taking.by, "call_back_due": due}


def _returned(taking):
    return {"result": "", "resolved_at": None, "resolved_by": None}


def _called_back(taking):
    outcome = answered(taking.row, taking.asked, taking.by, taking.at)
    if outcome.reopens:
        return {**_reopened(taking), "status": Issue.Status.PROCESSING}
    if outcome.again:
        return {"status": taking.row.status}
    return {"satisfaction": outcome.satisfaction, **_ended(taking)}


def _goes_on_with(taking):
    """Who has it when it is opened again. What had ended for a household goes to whoever answers for that one now:
    the household may have another worker, and lie in another area; all else stays with its owner while they are here.
    """
    issue = taking.row
    kept = issue.owner if issue.owner and issue.owner.is_active else None
    if kept and (issue.is_open or not issue.household):
        return kept
    return right_owner(issue, Ranks()) or kept or taking.by


def _reopened(taking):
    return {**_clock_anew(taking), "owner": _goes_on_with(taking)}


def _clock_anew(taking):
    """The result and the rating given so far stay in the steps."""
    issue = taking.row
    return {
        **clock_from(issue.category_id, issue.priority, taking.at).facts(),
        **{"extended_by": None, "more_time_asked": None, "reopened_count": issue.reopened_count + 1},
        **{"result": "", "satisfaction": "", "resolved_at": None, "resolved_by": None},
        **{"closed_at": None, "closed_on": None},
    }


def _disputed(taking):
    """To nobody: those above its handler say who takes it on."""
    issue, asked = taking.row, taking.asked
    if "satisfaction" in asked:
        answered(issue, {**asked, "note": asked.get("reason")}, taking.by, taking.at)
    return {**_clock_anew(taking), "owner": None}


CHANGES = {
    "assign": _assigned,
    "take": _taken,
    "transfer": _transferred,
    "reject": _ended,
    "withdraw": _ended,
    "merge": _merged,
    "ask": _asked,
    "answer": _answered,
    "suspend": _suspended,
    "resume": _resumed,
    "extend": _extended,
    "ask_time": _time_asked,
    "refuse_time": _time_refused,
    "take_back": _returned,
    "hand_back": _handed_back,
    "resolve": _resolved,
    "return": _returned,
    "call_back": _called_back,
    "close": _ended,
    "reopen": _reopened,
    "dispute": _disputed,
}

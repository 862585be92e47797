"""Who is told what of a case. A notice carries the number and whose household it is, never a word of the case."""

from caseload.core.models import Notice
from caseload.core.services.notices import notify
from caseload.core.services.ranks import supervisors_of
from households.plans.models import CasePlan


def tell_supervisors(plan, kind, *, by):
    """Returns how many were told."""
    people = [user for user in supervisors_of(plan.household.area_id) if user != by]
    _tell(people, kind, plan)
    return len(people)


def tell_of_move(plan, move, by):
    """Those whose answer is asked for now, or the case worker whose case was answered."""
    if plan.waiting in CasePlan.FOR_SUPERVISOR and move.owner_only:
        tell_supervisors(plan, Notice.Kind.PLAN_TO_AGREE, by=by)
    elif move.others_only and plan.worker and plan.worker != by:
        _tell([plan.worker], Notice.Kind.PLAN_ANSWERED, plan)


def tell_of_handing_over(plan, former, by):
    if plan.worker and plan.worker != by:
        _tell([plan.worker], Notice.Kind.PLAN_HANDED_OVER, plan)


def _tell(people, kind, plan):
    facts = {"number": plan.number, "household": plan.household.head_name}
    notify(users=people, kind=kind, facts=facts, url=plan.get_absolute_url())

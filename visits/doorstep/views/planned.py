"""A gap is taken into the case plan with one tap on the page of the household."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from caseload.core.permissions import P, allow
from caseload.core.templatetags.reading import full_day
from caseload.core.views.posted import posted_from
from households.support.eligibility.models import Standing
from households.support.eligibility.views.gaps import fetch, page_of
from visits.doorstep.services import planned_gaps


@allow(P.PLAN_WORK)
@posted_from(page_of)
def plan_gap(request, pk):
    row = fetch(request.user, pk)
    if row.kind != Standing.Kind.GAP:
        messages.warning(request, _("It is no gap any more: nothing was taken into the case plan."))
        return redirect(row)
    what = {"household": row.household, "policy": row.policy, "member": row.member}
    action, is_new = planned_gaps.take_in(by=request.user, **what)
    if action is None:
        why = planned_gaps.plan_for(request.user, row.household).why
        messages.warning(request, _("Not taken into the case plan.\n%(why)s") % {"why": why})
    elif is_new:
        words = _("In the case plan, to be done by %(day)s\n%(what)s")
        messages.success(request, words % {"day": full_day(action.due_on), "what": action.what})
    else:
        messages.info(request, _("It stands in the case plan already\n%(what)s") % {"what": action.what})
    return redirect(row)

"""Benefits that files and rosters tell of, taken over as entitlements, and taken back."""

from django.contrib import messages
from django.db.models import Count
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from caseload.core import catalogues
from caseload.core.models import Area
from caseload.core.permissions import P, allow
from caseload.core.views.posted import posted_from
from households.support.policies.models import Entitlement, Policy, TakeOver
from households.support.policies.services import taking_over as service

SHOWN = 200
"""So many proposals are shown; all are taken over."""
DONE = 20


@allow(P.HOUSEHOLD_EDIT)
def take_overs(request):
    policies = catalogues.rows(Policy)
    kinds = [
        {"policy": policies[code], "words": words, "n": len(service.proposed(request.user, code))}
        for code, words in service.KINDS.items()
        if code in policies
    ]
    done = list(TakeOver.objects.visible_to(request.user).select_related("policy")[:DONE])
    counted = Entitlement.objects.filter(taken_over__in=done).order_by().values("taken_over")
    counts = dict(counted.annotate(n=Count("pk")).values_list("taken_over", "n"))
    for one in done:
        one.n = counts.get(one.pk, 0)
    context = {"kinds": kinds, "done": done, "page_back": reverse("policies:list")}
    return render(request, "policies/take_overs.html", context)


@allow(P.HOUSEHOLD_EDIT)
def take_over(request, code):
    policy = catalogues.rows(Policy).get(code)
    if code not in service.KINDS or policy is None:
        raise Http404
    if request.method == "POST":
        done = service.take_over(by=request.user, code=code)
        n = Entitlement.objects.filter(taken_over=done).count() if done else 0
        words = ngettext("%(n)s benefit taken over", "%(n)s benefits taken over", n) % {"n": n}
        messages.success(request, words if done else _("Nothing is to be taken over."))
        return redirect("policies:take_overs")
    found, areas = service.proposed(request.user, code), catalogues.by(Area, "path")
    for one in found[:SHOWN]:
        one.area = areas.get(one.household.area_id)
    context = {
        "policy": policy,
        "words": service.KINDS[code],
        "found": found[:SHOWN],
        "total": len(found),
        "page_back": reverse("policies:take_overs"),
    }
    return render(request, "policies/take_over.html", context)


@allow(P.HOUSEHOLD_EDIT)
@posted_from(lambda request, pk: reverse("policies:take_overs"))
def undo(request, pk):
    done = get_object_or_404(TakeOver.objects.visible_to(request.user), pk=pk)
    told = service.undo_take_over(by=request.user, done=done)
    if told:
        gone, stay = told
        words = ngettext("%(n)s benefit taken back", "%(n)s benefits taken back", gone) % {"n": gone}
        if stay:
            kept = ngettext("%(n)s stays: somebody has worked on it.", "%(n)s stay: somebody has worked on them.", stay)
            words += "\n" + kept % {"n": stay}
        messages.success(request, words)
    return redirect("policies:take_overs")

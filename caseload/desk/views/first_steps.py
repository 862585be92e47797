"""The way from nothing to a working street, with what of it is done: for the administrator of an empty registry."""

from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from caseload.core.models import Area, User
from caseload.core.permissions import P, Role, allow
from households.models import Household


@allow(P.AREAS)
@require_safe
def first_steps(request):
    steps = _steps(request.user)
    current = next((step for step in steps if not step["done"]), None)
    return render(request, "desk/first_steps.html", {"walk": steps, "current": current})


def _steps(user):
    """Each with how far it is, and the page on which it is done."""
    areas, people = Area.objects.visible_to(user), User.objects.visible_to(user).active()
    homes = Household.objects.visible_to(user).open()
    registered, alone = homes.count(), homes.without_worker().count()
    workers, chiefs = people.workers().count(), people.filter(role=Role.SUPERVISOR).count()
    counted = [
        (_("Areas"), _("Communities and grids below the street, each with its level."), areas.count() - 1, "areas"),
        (_("Workers"), _("Each gets a one-time password on paper."), workers, "people"),
        (_("Supervisors"), _("With the areas they look after: they see and assign there."), chiefs, "people"),
        (_("Rosters"), _("As the offices send them; undone as a whole if need be."), registered, "roster:upload"),
    ]
    steps = [
        {"name": name, "text": text, "figure": figure, "url": reverse(url), "done": figure > 0}
        for name, text, figure, url in counted
    ]
    households = f"{reverse('households:list')}?worker=nobody"
    given = {"name": _("Households without a worker"), "text": _("Give all that a filter finds to a worker at once.")}
    return [*steps, {**given, "figure": alone, "url": households, "done": registered > 0 and not alone}]

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
    """Each with the page on which it is done, and how far it is: a number that opens what it counts."""
    areas, people = Area.objects.visible_to(user), User.objects.visible_to(user).filter(is_active=True)
    homes = Household.objects.visible_to(user).open()
    registered, alone = homes.count(), homes.without_worker().count()
    workers, chiefs = people.filter(role=Role.WORKER).count(), people.filter(role=Role.SUPERVISOR).count()
    staff, listed = reverse("people"), reverse("households:list")
    by_role = f"{staff}?active=1&role="
    what_for = _("With the areas they look after: they see and assign there.")
    undoable = _("As the offices send them; undone as a whole if need be.")
    nobody, at_once = _("Households without a worker"), _("Give all that a filter finds to a worker at once.")
    last = _step(nobody, at_once, alone, f"{listed}?worker=nobody")
    return [
        _step(_("Areas"), _("Communities and grids below the street, each with its level."), areas.count(), least=2),
        _step(_("Workers"), _("Each gets a one-time password on paper."), workers, by_role + Role.WORKER, begin=staff),
        _step(_("Supervisors"), what_for, chiefs, by_role + Role.SUPERVISOR, begin=staff),
        _step(_("Rosters"), undoable, registered, listed, begin=reverse("roster:upload")),
        {**last, "done": registered > 0 and not alone},
    ]


def _step(name, text, figure, opens=None, *, begin=None, least=1):
    """``opens``: what the figure counts; ``begin``: where the step is done, if that is another page."""
    opens = opens or reverse("areas")
    done = figure >= least
    return {"name": name, "text": text, "figure": figure, "opens": opens, "url": begin or opens, "done": done}

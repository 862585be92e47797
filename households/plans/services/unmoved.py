"""Goals on which something was done, and which a later review found where they began."""

from django.db.models import F, OuterRef, Q, Subquery

from caseload.core import wall_clock
from households.plans.models import Action, Goal, GoalReview
from households.services.effects import SEEN_AFTER, days_to_look_at


def unmoved_goals(plans, day=None):
    """Goals under way of ``plans``: an action is done, and the newest review so long after it measured no change for
    the better. ``helped_on``: when that action was done."""
    first, last = days_to_look_at(day or wall_clock.today())
    done = Action.objects.filter(goal=OuterRef("pk"), state=Action.State.DONE, ended_on__gte=first, ended_on__lte=last)
    helped_on = Subquery(done.order_by("-ended_on").values("ended_on")[:1])
    looks = GoalReview.objects.filter(goal=OuterRef("pk"), value__isnull=False)
    looks = looks.filter(review__on__gte=OuterRef("helped_on") + SEEN_AFTER).order_by("-review__on", "-review__pk")
    more_is_better = Q(target__gt=F("baseline"), measured__lte=F("baseline"))
    less_is_better = Q(target__lt=F("baseline"), measured__gte=F("baseline"))
    goals = Goal.objects.filter(plan__in=plans).under_way().annotate(helped_on=helped_on)
    return goals.annotate(measured=Subquery(looks.values("value")[:1])).filter(more_is_better | less_is_better)

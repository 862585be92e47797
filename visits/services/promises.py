"""What was promised on visits and is not kept."""

from django.db.models import Case, Exists, F, OuterRef, Q, When

from households.models import is_visit_overdue
from visits.models import Visit


def promises_not_kept(homes, day=None):
    """Those of ``homes`` where what was promised on a visit stands, though the next visit is overdue on ``day``
    (today), or was made and said that it is not done yet. ``late_since``: the day of that visit, or from which it is
    overdue."""
    last = Visit.objects.made().filter(household=OuterRef("pk"), visited_on=OuterRef("last_visit_on"))
    standing = homes.open().exclude(promise="").annotate(not_yet=Exists(last.filter(promise_kept=False)))
    since = Case(When(is_visit_overdue(day), then=F("overdue_from")), default=F("last_visit_on"))
    return standing.filter(is_visit_overdue(day) | Q(not_yet=True)).annotate(late_since=since)

"""What an activity adds up to: how many came, and what was put in."""

from decimal import Decimal

from django.db.models import Count, F, OuterRef, Subquery, Sum
from django.db.models.functions import Coalesce

from visits.activities.models import Attendance, Contribution

PUT_IN = {"hours": "volunteer", "yuan": "cost", "gifts": "gift"}


def with_came(rows):
    """Each with how many ``came``, by name or counted."""
    here = Attendance.objects.filter(activity=OuterRef("pk"), came=True)
    return rows.annotate(came=Coalesce(_of_each(here, Count("pk")), 0) + F("outsiders"))


def with_sums(rows):
    """Each with how many ``came``, and with the ``hours``, ``yuan`` and ``gifts`` put in."""
    put_in = Contribution.objects.filter(activity=OuterRef("pk"))
    sums = {name: _of_each(put_in.filter(kind=kind), Sum("quantity")) for name, kind in PUT_IN.items()}
    return with_came(rows).annotate(**{name: Coalesce(total, Decimal(0)) for name, total in sums.items()})


def _of_each(rows, total):
    return Subquery(rows.order_by().values("activity").annotate(n=total).values("n"))

"""Facts that stand on rows although they follow from others, compared with these, and put right.

Each room recounts its own: it answers the event ``facts_recounted`` with its Differences, one by one.
"""

from dataclasses import dataclass

from django.db.models import BooleanField, F, Func

from caseload.core.events import facts_recounted
from caseload.core.models import Notice, User
from caseload.core.permissions import Role
from caseload.core.services.notices import notify


@dataclass
class Difference:
    """``what``: which row, as people know it; its ``column``, what that holds, and what the rows say."""

    what: str
    column: str
    kept: object
    counted: object


class IsDistinct(Func):
    """Whether two differ, of which either may be empty."""

    template, arg_joiner, output_field = "(%(expressions)s)", " IS DISTINCT FROM ", BooleanField()


def recount(*, fix=False):
    """Every Difference of all rooms; with ``fix`` each is put right before it is told."""
    for differences in facts_recounted.ask(fix=fix):
        yield from differences


def recount_column(rows, column, counted, *, name, fix):
    """Yield where ``column`` of ``rows`` is not what the expression ``counted`` says. ``name``: the column that people
    know the row by."""
    wrong = rows.order_by("pk").annotate(counted=counted).filter(IsDistinct(F(column), F("counted")))
    for key, what, kept, right in list(wrong.values_list("pk", name, column, "counted")):
        if fix:
            rows.model.objects.filter(pk=key).update(**{column: right})
        yield Difference(what, column, kept, right)


def tell_of_differences(count):
    """Administrators learn that something was not as its rows say."""
    administrators = User.objects.active().filter(role=Role.ADMIN)
    notify(users=administrators, kind=Notice.Kind.FACTS_DIFFERED, facts={"count": count})

"""What stands on households and issues of issues and their call-backs, compared with these, and put right."""

from django.contrib.postgres.aggregates import BoolAnd
from django.db.models import Count, OuterRef, Subquery, Value
from django.db.models.functions import Coalesce

from caseload.core.services.recounting import recount_column
from households.models import Household
from visits.issues.models import CallBack, Issue, IssueStep


def recount(*, fix):
    """Called by the ground floor: ``settings.CASELOAD_HOOKS`` names it."""
    of_household = Issue.objects.open().filter(household=OuterRef("pk"))
    yield from recount_column(
        Household.objects.all(), "open_issue_count", how_many(of_household, "household"), name="number", fix=fix
    )
    said = CallBack.objects.filter(issue=OuterRef("pk"), reached=True).order_by().values("issue")
    solved = Subquery(said.annotate(all_say=BoolAnd("solved")).values("all_say"))
    yield from recount_column(Issue.objects.all(), "said_solved", solved, name="number", fix=fix)
    back = how_many(IssueStep.objects.filter(issue=OuterRef("pk"), verb="hand_back"), "issue")
    yield from recount_column(Issue.objects.all(), "hand_backs", back, name="number", fix=fix)


def how_many(rows, of):
    """The number of ``rows``, which belong to the row outside by their field ``of``."""
    return Coalesce(Subquery(rows.order_by().values(of).annotate(n=Count("pk")).values("n")), Value(0))

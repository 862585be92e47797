"""How many originals and sums of money are out, as it stands on the issue, compared with the papers."""

from django.db.models import OuterRef, Q

from caseload.core.services.recounting import recount_column
from visits.errands.models import Paper
from visits.issues.models import Issue
from visits.issues.services.recounting import how_many


def recount(*, fix):
    """Called by the ground floor: ``settings.CASELOAD_HOOKS`` names it."""
    away = Q(in_hand__gt=0) | Q(at_office__gt=0)
    out = Paper.objects.filter(away, errand__issue=OuterRef("pk"), kind__in=["original", "money"])
    yield from recount_column(
        Issue.objects.filter(errand__isnull=False), "papers_out", how_many(out, "errand__issue"), name="number", fix=fix
    )

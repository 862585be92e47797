"""The level of the open case as it stands on the household, compared with the case."""

from django.db.models import CharField, OuterRef, Subquery, Value
from django.db.models.functions import Coalesce

from caseload.core.services.recounting import recount_column
from households.models import Household
from households.plans.models import CasePlan


def recount(*, fix):
    """Called by the ground floor: ``settings.CASELOAD_HOOKS`` names it."""
    level = CasePlan.objects.open().filter(household=OuterRef("pk")).order_by().values("level")[:1]
    rows = Household.objects.open()
    yield from recount_column(
        rows, "case_level", Coalesce(Subquery(level), Value(""), output_field=CharField()), name="number", fix=fix
    )

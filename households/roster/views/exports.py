"""The list of households, with its filters, as a workbook."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from caseload.core.downloads import xlsx_response
from caseload.core.permissions import P, allow
from households.filters import HouseholdFilter
from households.models import Household
from households.roster.forms.exports import ExportForm
from households.roster.services.exports import export_households

EXPORTED = 5_000
"""So many households leave at once; more are exported area by area."""


@allow(P.EXPORT)
@require_http_methods(["GET", "HEAD", "POST"])
def export(request):
    """Asks what is to be in it; then the workbook of what the list shows."""
    filters = HouseholdFilter(request.GET, Household.objects.visible_to(request.user), user=request.user)
    back = f"{reverse('households:list')}?{request.GET.urlencode()}"
    total = filters.qs.count()
    if total > EXPORTED:
        words = _("Not exported: more than %(n)s households.\nChoose an area or another filter first.")
        messages.warning(request, words % {"n": f"{EXPORTED:,}"})
        return redirect(back)
    form = ExportForm(request.POST if request.method == "POST" else None, by=request.user)
    if form.is_valid():
        found, order = filters.sorted(filters.qs, filters.order)
        rows = list(found.order_by(*order).select_related("head", "worker"))
        content = export_households(by=request.user, households=rows, **form.cleaned_data)
        return xlsx_response(content, f"households-{timezone.localdate():%Y-%m-%d}")
    context = {"form": form, "total": total, "page_back": back}
    return render(request, "roster/export.html", context)

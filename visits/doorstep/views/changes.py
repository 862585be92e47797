"""Changes at home that were said on a visit, until the file says them too."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from caseload.core.permissions import P, allow
from visits.doorstep.models import HouseholdChange
from visits.doorstep.services.findings import enter_change


@allow(P.HOUSEHOLD_EDIT)
@require_POST
def entered(request, pk):
    rows = HouseholdChange.objects.visible_to(request.user).select_related("household")
    change = get_object_or_404(rows, pk=pk)
    enter_change(by=request.user, change=change)
    messages.success(request, _("In the file: %(what)s") % {"what": change.get_kind_display()})
    return redirect("households:detail", change.household_id)

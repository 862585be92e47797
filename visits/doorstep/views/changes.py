"""Changes at home that were said on a visit, until the file says them too."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from caseload.core.permissions import P, allow
from caseload.core.views.posted import posted_from
from visits.doorstep.models import HouseholdChange
from visits.doorstep.services.findings import enter_change


def change_of(user, pk):
    return get_object_or_404(HouseholdChange.objects.visible_to(user).select_related("household"), pk=pk)


@allow(P.HOUSEHOLD_EDIT)
@posted_from(lambda request, pk: reverse("households:detail", args=[change_of(request.user, pk).household_id]))
def entered(request, pk):
    change = change_of(request.user, pk)
    enter_change(by=request.user, change=change)
    messages.success(request, _("In the file: %(what)s") % {"what": change.get_kind_display()})
    return redirect("households:detail", change.household_id)

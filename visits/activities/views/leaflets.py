"""Which leaflets were handed out at an activity that was held."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from caseload.core.permissions import P, allow
from visits.activities.forms.leaflets import LeafletsForm
from visits.activities.services.leaflets import hand_out
from visits.activities.views.activities import changeable, head


@allow(P.ACTIVITY_RUN)
def leaflets(request, pk):
    activity = changeable(request.user, pk)
    if not activity.was_held:
        messages.info(request, _("First say that it was held."))
        return redirect(activity)
    form = LeafletsForm(request.POST or None, activity=activity)
    if form.is_valid():
        hand_out(by=request.user, activity=activity, **form.cleaned_data)
        messages.success(request, _("Leaflets saved"))
        return redirect(activity)
    return render(request, "activities/leaflets.html", {"form": form, **head(activity)})

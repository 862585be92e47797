"""A picture that goes with a step of an issue, for those who may read the issue."""

from django.shortcuts import get_object_or_404

from caseload.core.permissions import P, allow
from caseload.core.views.attachments import send_picture
from visits.models import StepPicture


@allow(P.ISSUE_VIEW)
def step_picture(request, pk):
    return send_picture(request, get_object_or_404(StepPicture.objects.visible_to(request.user), pk=pk))

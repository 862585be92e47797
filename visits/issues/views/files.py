"""What goes with a step of an issue, for those who may read the issue."""

from django.shortcuts import get_object_or_404

from caseload.core.permissions import P, allow
from caseload.core.views.attachments import send_document, send_picture
from visits.issues.models import StepDocument, StepPicture


@allow(P.ISSUE_VIEW)
def step_picture(request, pk):
    return send_picture(request, get_object_or_404(StepPicture.objects.visible_to(request.user), pk=pk))


@allow(P.ISSUE_VIEW)
def step_document(request, pk):
    return send_document(request, get_object_or_404(StepDocument.objects.visible_to(request.user), pk=pk))

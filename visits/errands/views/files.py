"""What goes with a step of an errand, for those who may read its issue."""

from django.shortcuts import get_object_or_404

from caseload.core.permissions import P, allow
from caseload.core.views.attachments import send_document, send_picture
from visits.errands.models import ErrandDocument, ErrandPicture


@allow(P.ISSUE_VIEW)
def errand_picture(request, pk):
    return send_picture(request, get_object_or_404(ErrandPicture.objects.visible_to(request.user), pk=pk))


@allow(P.ISSUE_VIEW)
def errand_document(request, pk):
    return send_document(request, get_object_or_404(ErrandDocument.objects.visible_to(request.user), pk=pk))

"""A photo or signature of a visit, for those who may read what was noted on it."""

from django.shortcuts import get_object_or_404

from caseload.core.permissions import P, allow
from caseload.core.views.attachments import send_picture
from visits.models import VisitPhoto


@allow(P.CASE_NOTES)
def photo(request, pk):
    return send_picture(request, get_object_or_404(VisitPhoto.objects.visible_to(request.user), pk=pk))

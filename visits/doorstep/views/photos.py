"""A photo or signature of a visit, for those who may read what was noted on it."""

from django.shortcuts import get_object_or_404
from django.urls import reverse

from caseload.core.permissions import P, allow
from caseload.core.views.attachments import send_picture
from visits.doorstep.models import VisitPhoto
from visits.issues.views.page import Carried


@allow(P.CASE_NOTES)
def photo(request, pk):
    return send_picture(request, get_object_or_404(VisitPhoto.objects.visible_to(request.user), pk=pk))


def photos_of_issue(*, issue, user):
    """What the visit shows on which the issue was found, to those who may read what was noted there."""
    if not issue.visit_id or not user.may(P.CASE_NOTES):
        return None
    photos = VisitPhoto.objects.visible_to(user).photos().filter(visit=issue.visit_id)
    return Carried(
        pictures=[{"url": reverse("doorstep:photo", args=[row.pk]), "label": row.get_kind_display()} for row in photos]
    )

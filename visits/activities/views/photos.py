"""Photos of an activity, for those who may know of it."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from caseload.core.permissions import P, allow
from caseload.core.views.attachments import send_picture
from visits.activities.forms.photos import PhotosForm
from visits.activities.models import ActivityPhoto
from visits.activities.services.activities import change_photos
from visits.activities.views.activities import changeable, head, pictures_of


@allow(P.ACTIVITY_RUN)
def photos(request, pk):
    activity = changeable(request.user, pk)
    kept = list(activity.photos.all())
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = PhotosForm(*sent, kept=kept)
    if form.is_valid():
        said = form.cleaned_data
        change_photos(by=request.user, activity=activity, photos=said["photos"], removed=said["removed"])
        messages.success(request, _("Photos saved"))
        return redirect(activity)
    context = {"form": form, "kept": list(zip(pictures_of(kept), form["removed"], strict=True)), **head(activity)}
    return render(request, "activities/photos.html", context)


@allow(P.ACTIVITY_VIEW)
def photo(request, pk):
    return send_picture(request, get_object_or_404(ActivityPhoto.objects.visible_to(request.user), pk=pk))

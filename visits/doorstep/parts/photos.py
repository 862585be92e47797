"""Photos that the household agreed to."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from caseload.core.forms.pictures import PicturesField
from caseload.core.services.attachments import attach, detach
from visits.doorstep.models import VisitPhoto
from visits.doorstep.parts.base import Part, Place


class Photos(Part):
    name = "photos"
    place = Place.PICTURES
    heading = gettext_lazy("Photos")
    fields = {
        "photos": PicturesField(label=gettext_lazy("Photos"), help_text=gettext_lazy("optional; ask first")),
        "photo_consent": forms.BooleanField(label=gettext_lazy("The household agreed to the photos"), required=False),
    }

    def clean(self, form, cleaned):
        if cleaned.get("photos") and not cleaned.get("photo_consent"):
            form.add_error("photo_consent", _("Photos are kept only with the household's consent."))

    def rows(self, form):
        return form.cleaned_data["photos"]

    def write(self, *, by, visit, rows):
        for picture in rows:
            attach(VisitPhoto, by=by, picture=picture, visit=visit, consented=True)

    def take_back(self, *, by, visit):
        detach(visit.photos.photos())

    def written(self, visit):
        if photos := visit.photos.photos().count():
            yield ngettext("photo %(n)s", "photos %(n)s", photos) % {"n": photos}

    def shown(self, visit, user):
        photos = list(visit.photos.photos())
        return {"photos": photos} if photos else {}

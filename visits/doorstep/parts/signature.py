"""The signature of the household: by finger, as a picture, or on paper."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from caseload.core.forms.pictures import SignatureField
from caseload.core.services.attachments import attach, detach
from visits.doorstep.models import VisitPhoto
from visits.doorstep.parts.base import Part
from visits.models import Visit

KIND, SIGNED = VisitPhoto.Kind.SIGNATURE, Visit.Signed


class Signature(Part):
    """That it was signed, and how, stands on the visit's own row."""

    name = "signature"
    only_met = True
    heading = gettext_lazy("Signature")
    stays = gettext_lazy("A signature stays as it was given.")
    fields = {
        "signature": SignatureField(label=gettext_lazy("Signature")),
        "signed_paper": forms.BooleanField(label=gettext_lazy("Signed on paper"), required=False),
    }

    def rows(self, form):
        """At most one: (how it was signed, the picture or None)."""
        if pictures := form.cleaned_data["signature"]:
            return [(SIGNED.SCREEN, pictures[0])]
        return [(SIGNED.PAPER, None)] if form.cleaned_data["signed_paper"] else []

    def mark(self, visit, rows):
        visit.signed = rows[0][0]

    def write(self, *, by, visit, rows):
        for _how, picture in rows:
            if picture:
                attach(VisitPhoto, by=by, picture=picture, visit=visit, kind=KIND)

    def take_back(self, *, by, visit):
        detach(visit.photos.filter(kind=KIND))

    def written(self, visit):
        if visit.signed == SIGNED.SCREEN:
            yield _("signature 1")

    def shown(self, visit, user):
        pictures = list(visit.photos.filter(kind=KIND)) if visit.signed == SIGNED.SCREEN else []
        return {"pictures": pictures} if pictures else {}

"""Photos that the household agreed to."""

from django import forms
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from caseload.core.forms.pictures import PicturesField
from caseload.core.services.attachments import attach, detach
from caseload.core.templatetags.reading import moment
from visits.doorstep.models import VisitPhoto
from visits.doorstep.parts.base import Part, Place


class RemovedField(forms.MultipleChoiceField):
    """Keys of pictures that are kept; one that is gone already is no mistake."""

    widget = forms.CheckboxSelectMultiple

    def valid_value(self, value):
        return True

    def clean(self, value):
        kept = {key for key, _label in self.choices}
        return [key for key in super().clean(value) if key in kept]


class Photos(Part):
    name = "photos"
    place = Place.PICTURES
    heading = gettext_lazy("Photos")
    fields = {
        "photos": PicturesField(label=gettext_lazy("Photos"), help_text=gettext_lazy("optional; ask first")),
        "photo_consent": forms.BooleanField(label=gettext_lazy("The household agreed to the photos"), required=False),
    }
    asked_again = {"photos_removed": RemovedField(label=gettext_lazy("Photos to be removed"), required=False)}

    def begin(self, form):
        """Those that are kept, where a visit is corrected."""
        kept = list(form.visit.photos.photos()) if form.visit else []
        if form.visit:
            choices = [(str(row.pk), _("Photo %(n)s") % {"n": n}) for n, row in enumerate(kept, 1)]
            form.fields["photos_removed"].choices = choices
        return kept

    def entry(self, form):
        kept = form.known[self.name]
        return {"kept": list(zip(kept, form["photos_removed"], strict=True)) if kept else []}

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

    def said(self, visit):
        """The moments at which they were added: what stays of one that is removed."""
        return {"photos": [at.isoformat() for at in visit.photos.photos().values_list("created_at", flat=True)]}

    def rows_again(self, form):
        """(pictures to be added, keys of those to be removed)."""
        return self.rows(form), form.cleaned_data["photos_removed"]

    def correct(self, *, by, visit, rows):
        added, removed = rows
        detach(visit.photos.photos().filter(pk__in=removed))
        self.write(by=by, visit=visit, rows=added)

    def written(self, visit):
        if photos := visit.photos.photos().count():
            yield ngettext("photo %(n)s", "photos %(n)s", photos) % {"n": photos}

    def shown(self, visit, user):
        photos = list(visit.photos.photos())
        return {"photos": photos} if photos else {}

    def words(self, name, listed, to):
        if name != "photos":
            return super().words(name, listed, to)
        added = _(", ").join(moment(parse_datetime(at)) for at in listed)
        words = ngettext("%(n)s photo, added %(when)s", "%(n)s photos, added %(when)s", len(listed))
        return words % {"n": len(listed), "when": added}

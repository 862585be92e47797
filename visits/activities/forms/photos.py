"""Photos of an activity: new ones, to which those who can be seen agreed, and those to be taken away."""

from django import forms
from django.utils.translation import gettext_lazy as _

from caseload.core.forms.fields import asked_sometimes
from caseload.core.forms.pictures import PicturesField


class PhotosForm(forms.Form):
    photos = PicturesField(label=_("Photos"), help_text=_("ask first"))
    consented = forms.BooleanField(label=_("Those who can be seen agreed to it"), required=False)
    removed = forms.MultipleChoiceField(
        label=_("Photos to be removed"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args, kept, **kwargs):
        super().__init__(*args, **kwargs)
        asked_sometimes(self, "photos")
        self.fields["removed"].choices = [
            (str(photo.pk), _("Photo %(n)s") % {"n": n}) for n, photo in enumerate(kept, start=1)
        ]

    def clean(self):
        said = super().clean()
        if not self.errors and not said["photos"] and not said["removed"]:
            self.add_error("photos", _("Choose photos to add, or tick those to be removed."))
        if said.get("photos") and not said.get("consented"):
            self.add_error("consented", _("Photos are kept only where those who can be seen agreed."))
        return said

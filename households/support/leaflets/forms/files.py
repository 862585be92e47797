"""The pictures and files of a version: new ones, and those to be taken away."""

from django import forms
from django.utils.translation import gettext_lazy as _

from caseload.core.forms.documents import DocumentsField
from caseload.core.forms.fields import asked_sometimes
from caseload.core.forms.pictures import PicturesField


class FilesForm(forms.Form):
    pictures = PicturesField(label=_("Pages as pictures"), help_text=_("shown on the phone in this order"))
    files = DocumentsField(label=_("Files to print"))
    removed = forms.MultipleChoiceField(label=_("To be removed"), required=False, widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args, kept, **kwargs):
        """``kept``: (key, name) of each picture and file there is."""
        super().__init__(*args, **kwargs)
        asked_sometimes(self, "pictures", "files")
        self.fields["removed"].choices = kept
        if not kept:
            del self.fields["removed"]

    def clean(self):
        said = super().clean()
        if not self.errors and not any(said.values()):
            self.add_error("pictures", _("Choose what to add, or tick what is to be removed."))
        return said

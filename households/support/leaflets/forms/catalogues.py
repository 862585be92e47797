"""What the form of a version asks otherwise than its fields do."""

from django import forms
from django.utils.translation import gettext_lazy as _


class VersionForm(forms.ModelForm):
    """A new version begins on its day; the one before it ends there."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["text"].help_text = _("One line a paragraph; it is shown on the phone in large letters.")
        self.fields["valid_from"].help_text = _("The version before it is handed out until then.")

"""What the form of a version asks otherwise than its fields do."""

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from caseload.core.forms.fields import DateField
from households.support.leaflets.models import LeafletVersion


class VersionForm(forms.ModelForm):
    """A new version begins on its day; the one before it ends there."""

    valid_from = DateField(label=capfirst(LeafletVersion._meta.get_field("valid_from").verbose_name), required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["text"].help_text = _("One line a paragraph; it is shown on the phone in large letters.")
        self.fields["valid_from"].help_text = _("The version before it is handed out until then.")

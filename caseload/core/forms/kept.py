"""The form of what is kept for an area."""

from django import forms
from django.utils.translation import gettext_lazy as _

from caseload.core.forms.versioned import VersionedForm
from caseload.core.picking import AREAS, AreaField


class KeptForm(VersionedForm, forms.ModelForm):
    """``by`` keeps it for an area within their own."""

    area = AreaField(AREAS, label=_("For households in"), to_field_name="path")

    def __init__(self, *args, by, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["area"].offer(by)
        if not self.instance.pk and by.reach:
            self.initial["area"] = min(by.reach, key=len)

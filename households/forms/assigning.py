"""Who is to look after the households that were ticked."""

from django import forms
from django.utils.translation import gettext_lazy as _

from caseload.core.picking import WORKERS, PersonField


class AssignForm(forms.Form):
    worker = PersonField(WORKERS, label=_("New worker"), empty_label=_("Choose"))
    note = forms.CharField(label=_("Note"), required=False, max_length=500, widget=forms.Textarea(attrs={"rows": 2}))

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["worker"].offer(user)

"""Who is to look after the households that were chosen."""

from django import forms
from django.utils.translation import gettext_lazy as _

from caseload.core.picking import WORKERS, PersonField


class AssignForm(forms.Form):
    worker = PersonField(WORKERS, label=_("New worker"), empty_label=_("Choose"))
    note = forms.CharField(label=_("Note"), required=False, max_length=500, widget=forms.Textarea(attrs={"rows": 2}))

    def __init__(self, *args, user, count, **kwargs):
        """``count``: how many are chosen now; whoever confirmed another number is asked again."""
        super().__init__(*args, **kwargs)
        self.fields["worker"].offer(user)
        self.count = count

    def clean(self):
        confirmed = self.data.get("confirmed", "")
        if confirmed.isdecimal() and confirmed != str(self.count):
            raise forms.ValidationError(_("The list changed meanwhile. Look again at how many households it is now."))
        return super().clean()

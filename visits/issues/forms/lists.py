"""Forms of the list of issues: a view of one's own, and what is done to many issues at once."""

from django import forms
from django.utils.translation import gettext_lazy as _

from caseload.core.picking import WORKERS, PersonField
from visits.issues.forms.issues import ASKS
from visits.issues.models import IssueView


class ViewForm(forms.ModelForm):
    class Meta:
        model = IssueView
        fields = ["name", "is_shared"]

    def clean_name(self):
        name, view = self.cleaned_data["name"], self.instance
        if view.pk and IssueView.objects.filter(owner=view.owner, name=name).exclude(pk=view.pk).exists():
            raise forms.ValidationError(_("Another view of yours has this name."))
        return name


class ManyForm(forms.Form):
    """What ``move`` asks for, once for all ``issues``."""

    def __init__(self, *args, issues, move, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.row, self.move = issues[0], move
        for name in move.asks:
            if name == "owner":
                self.fields[name] = PersonField(WORKERS, label=_("New owner"), empty_label=_("Choose"))
                self.fields[name].offer(user)
            else:
                self.fields[name] = ASKS[name](self)

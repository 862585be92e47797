"""Forms of the list of issues: a view of one's own, and what is done to many issues at once."""

from django import forms
from django.utils.translation import gettext_lazy as _

from caseload.core.models import User
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
                people = User.objects.workers().visible_to(user)
                self.fields[name] = forms.ModelChoiceField(
                    label=_("New owner"), queryset=people, empty_label=_("Choose")
                )
            else:
                self.fields[name] = ASKS[name](self)

"""Who is put on the list of an activity, and who is ticked as having come."""

from django import forms
from django.utils.translation import gettext_lazy as _

from caseload.core.forms.fields import asked_sometimes
from caseload.core.keys import read_keys
from households.models import Member


class SignUpForm(forms.Form):
    """``members``: those offered, of the households that were found."""

    members = forms.ModelMultipleChoiceField(queryset=Member.objects.none(), required=False)
    outsider = forms.CharField(label=_("Somebody who is in no household here"), max_length=60, required=False)
    came = forms.BooleanField(required=False)

    def __init__(self, *args, members, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["members"].queryset = members
        asked_sometimes(self, "outsider")

    def clean(self):
        said = super().clean()
        if not self.errors and not said["members"] and not said["outsider"]:
            self.add_error("outsider", _("Tick somebody, or write a name."))
        return said


class TicksForm(forms.Form):
    """Who came of ``rows``, and how many others. ``version`` is the list as the person saw it: how many others it said,
    then the keys of those ticked. Only what this person changed is told on, so that the ticks of others stay. Who was
    taken off the list meanwhile can be ticked: they came all the same."""

    version = forms.CharField(widget=forms.HiddenInput, required=False)
    outsiders = forms.IntegerField(label=_("Others who came, not named"), min_value=0, max_value=10_000)

    def __init__(self, data, *, rows, outsiders):
        ticked = [row.pk for row in rows if row.came]
        super().__init__(data, initial={"outsiders": outsiders, "version": " ".join(map(str, [outsiders, *ticked]))})
        self.known = {row.pk for row in rows}
        self.ticked = set(read_keys(data.getlist("came"))) if data else set(ticked)

    def clean(self):
        said = super().clean()
        said["version"] = read_keys(said.get("version", "").split())
        if not said["version"]:
            self.add_error(None, _("Open the list once more."))
        return said

    def changes(self):
        """As ``services.attending.tick`` takes them."""
        others, *was = self.cleaned_data["version"]
        was = self.known & set(was)
        more = self.cleaned_data["outsiders"] - others
        return {"came": self.ticked - was, "did_not": was - self.ticked, "more": more}


class OffForm(forms.Form):
    """Who of ``rows`` is taken off the list."""

    off = forms.MultipleChoiceField(label=_("Take off the list"), widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args, rows, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["off"].choices = [(str(row.pk), row.name) for row in rows]

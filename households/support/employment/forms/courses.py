"""The forms of a course, of signing somebody up, and of how it went for each."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from caseload.core.forms.fields import DateField
from caseload.core.forms.kept import KeptForm
from caseload.core.forms.stored import keep_stored
from households.models import Member
from households.support.employment.forms.placements import called
from households.support.employment.models import Course


class CourseForm(KeptForm):
    class Meta:
        model = Course
        fields = ["title", "organiser", "place", "starts_on", "ends_on", "hours", "certificate", "area"]
        field_classes = {"starts_on": DateField, "ends_on": DateField}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["certificate"].help_text = _("What whoever completes it is given.")
        keep_stored(self)

    def clean(self):
        said = super().clean()
        if said.get("starts_on") and said.get("ends_on") and said["ends_on"] < said["starts_on"]:
            self.add_error("ends_on", _("This day lies before the first one."))
        return said


class SignUpForm(forms.Form):
    """``cleaned_data`` is what ``sign_up`` takes."""

    member = forms.ModelChoiceField(
        Member.objects.none(), label=pgettext_lazy("course", "Who"), empty_label=_("Choose")
    )
    course = forms.ModelChoiceField(
        Course.objects.none(), label=pgettext_lazy("course", "Course"), empty_label=_("Choose")
    )

    def __init__(self, *args, household, courses, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["member"].queryset = household.members.active().order_by("-is_head", "pk")
        self.fields["member"].label_from_instance = called
        self.fields["course"].queryset = courses


TOLD = ("came", "completed", "certificate")


class ResultsForm(forms.Form):
    """How it went for ``rows``, and who is taken off the list. With each travels what the person saw of it: only what
    they changed is told on, so that what others say meanwhile stays."""

    def __init__(self, data, *, rows):
        super().__init__(data)
        self.rows = rows
        for row in rows:
            asked = fields_about(row)
            self.fields |= {f"{name}-{row.pk}": field for name, field in asked.items()}
            row.asked = {name: self[f"{name}-{row.pk}"] for name in asked}

    def clean(self):
        for row in self.rows:
            if self._of(row, "off") and any(self._of(row, name) for name in TOLD):
                words = _("%(name)s either took part or is taken off the list.") % {"name": row}
                self.add_error(f"off-{row.pk}", words)

    def changes(self):
        """(trainee, what is told) of each that was changed and stays."""
        for row in self.rows:
            said, seen = {name: self._of(row, name) for name in TOLD}, self._of(row, "seen")
            if seen and as_seen(said) != seen and not self._of(row, "off"):
                yield row, said

    def taken_off(self):
        return [row for row in self.rows if self._of(row, "off")]

    def _of(self, row, name):
        return self.cleaned_data.get(f"{name}-{row.pk}")


def fields_about(row):
    seen = as_seen({name: getattr(row, name) for name in TOLD})
    return {
        "came": forms.BooleanField(label=_("Took part"), required=False, initial=row.came),
        "completed": forms.BooleanField(label=_("Completed"), required=False, initial=row.completed),
        "certificate": forms.CharField(
            label=_("Number of the certificate"), required=False, max_length=60, initial=row.certificate
        ),
        "off": forms.BooleanField(label=_("Take off the list"), required=False),
        "seen": forms.CharField(required=False, widget=forms.HiddenInput, initial=seen),
    }


def as_seen(said):
    """What is told of one of them, as one word."""
    return f"{said['came']:d}{said['completed']:d}{said['certificate']}"

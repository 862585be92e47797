"""Notes on contacts, with facts, observation and analysis apart; case conferences."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from caseload.core.forms.fields import A_YEAR, DateField, DateTimeInput, past_day, recent_day
from households.plans.forms.plans import during
from households.plans.models import Conference, SessionNote

SMALL, LARGE = forms.Textarea(attrs={"rows": 2}), forms.Textarea(attrs={"rows": 4})


class NoteForm(forms.ModelForm):
    class Meta:
        model = SessionNote
        fields = [
            *["form", "began_at", "ended_at", "place", "present", "aim"],
            *["facts", "observation", "analysis", "tasks", "next_on"],
        ]
        widgets = {
            "form": forms.RadioSelect,
            "began_at": DateTimeInput,
            "ended_at": DateTimeInput,
            "facts": LARGE,
            "observation": SMALL,
            "analysis": SMALL,
        }
        field_classes = {"next_on": DateField}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if not self.instance.pk:
            self.initial["began_at"] = timezone.localtime().replace(second=0, microsecond=0)
            self.initial["form"] = SessionNote.Form.HOME

    def clean(self):
        data = super().clean()
        began, ended = data.get("began_at"), data.get("ended_at")
        for name in ("began_at", "ended_at"):
            self._check_past(name)
        if began and ended and ended < began:
            self.add_error("ended_at", _("It ends before it begins."))
        if began and data.get("next_on"):
            self._check_next(data["next_on"], timezone.localdate(began))
        return data

    def _check_next(self, day, began):
        if not began < day <= began + A_YEAR:
            self.add_error("next_on", _("The next contact lies after this one, and within a year."))

    def _check_past(self, name):
        moment = self.cleaned_data.get(name)
        if moment and moment > timezone.now():
            self.add_error(name, _("This time has not come yet."))
        elif moment and name in self.changed_data:
            try:
                recent_day(timezone.localdate(moment))
            except forms.ValidationError as wrong:
                self.add_error(name, wrong)


class ConferenceForm(forms.ModelForm):
    class Meta:
        model = Conference
        fields = ["on", "participants", "question", "opinions", "decision"]
        field_classes = {"on": DateField}
        widgets = {"question": SMALL, "opinions": LARGE, "decision": SMALL}

    def __init__(self, *args, plan, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["on"].validators += [past_day, during(plan)]

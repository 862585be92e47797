"""Notes on contacts, with facts, observation and analysis apart; case conferences."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from caseload.core.forms.fields import DateInput, DateTimeInput, past_day
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
            "next_on": DateInput,
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if not self.instance.pk:
            self.initial["began_at"] = timezone.localtime().replace(second=0, microsecond=0)
            self.initial["form"] = SessionNote.Form.HOME

    def clean(self):
        data = super().clean()
        began, ended = data.get("began_at"), data.get("ended_at")
        if began and began > timezone.now():
            self.add_error("began_at", _("This time has not come yet."))
        if began and ended and ended < began:
            self.add_error("ended_at", _("It ends before it begins."))
        return data


class ConferenceForm(forms.ModelForm):
    class Meta:
        model = Conference
        fields = ["on", "participants", "question", "opinions", "decision"]
        widgets = {"on": DateInput, "question": SMALL, "opinions": LARGE, "decision": SMALL}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["on"].validators.append(past_day)

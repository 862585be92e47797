"""A referral, and the step taken with it."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from caseload.core.casework.forms import MoveForm
from caseload.core.services.calendar import add_working_days
from households.plans.forms.plans import past_day, words
from households.plans.models import Referral


class ReferralForm(forms.ModelForm):
    class Meta:
        model = Referral
        fields = ["to", "to_person", "reason", "urgency", "shared"]
        widgets = {"reason": forms.Textarea(attrs={"rows": 3}), "shared": forms.Textarea(attrs={"rows": 3})}


class ReferralMoveForm(MoveForm):
    ASKS = {"words": lambda form: words(_("Note"), required=False)}
    PAST = ("consent_on", "sent_on", "replied_on", "result_on")
    USUAL = {"reply_by": 10, "result_by": 30}
    """Working days that are proposed for an answer, and for a result."""

    def ask(self, name):
        super().ask(name)
        if name in self.PAST:
            self.fields[name].validators.append(past_day)
            self.initial[name] = timezone.localdate()
        elif name in self.USUAL:
            self.initial[name] = add_working_days(timezone.localdate(), self.USUAL[name])

    def clean(self):
        data = super().clean()
        for begun, until in (("sent_on", "reply_by"), ("replied_on", "result_by")):
            if data.get(begun) and data.get(until) and data[until] < data[begun]:
                self.add_error(until, _("This day lies before the step itself."))
        return data

"""A referral, and the step taken with it."""

from django import forms

from caseload.core.casework.forms import MoveForm
from households.plans.models import Referral


class ReferralForm(forms.ModelForm):
    class Meta:
        model = Referral
        fields = ["to", "to_person", "reason", "urgency", "shared"]
        widgets = dict.fromkeys(["reason", "shared"], forms.Textarea(attrs={"rows": 3}))


class ReferralMoveForm(MoveForm):
    TODAY = ("consent_on", "sent_on", "replied_on", "result_on")
    WORKING_DAYS = {"reply_by": 10, "result_by": 30}
    NOT_BEFORE = {"sent_on": "consent_on", "reply_by": "sent_on", "replied_on": "sent_on"}
    NOT_BEFORE |= {"result_by": "replied_on", "result_on": "replied_on"}

"""Moving the next visit of a household to another day."""

from datetime import timedelta

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from caseload.core.forms.fields import DateField

MOVED_AT_MOST = timedelta(days=92)


class MoveForm(forms.Form):
    to_day = DateField(label=_("New day"))
    reason = forms.CharField(label=_("Why it is moved"), max_length=200)

    def __init__(self, *args, household, **kwargs):
        self.household = household
        super().__init__(*args, **kwargs)

    def clean_to_day(self):
        day, today = self.cleaned_data["to_day"], timezone.localdate()
        if not today <= day <= today + MOVED_AT_MOST:
            raise forms.ValidationError(_("Choose a day from today on, within three months."))
        if day == self.household.next_visit_on:
            raise forms.ValidationError(_("The visit is due on this day already."))
        return day

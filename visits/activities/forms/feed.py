"""What the feed for one's own calendar tells."""

from django import forms

from caseload.core.forms.fields import RadioChips
from caseload.core.forms.stored import keep_stored
from visits.activities.models import ActivityFeed


class FeedForm(forms.ModelForm):
    class Meta:
        model = ActivityFeed
        fields = ["covers"]
        widgets = {"covers": RadioChips}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        keep_stored(self)

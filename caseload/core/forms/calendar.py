from django import forms
from django.utils.translation import gettext_lazy as _

from caseload.core.forms.fields import DateField
from caseload.core.models import CalendarDay


class CalendarDayForm(forms.ModelForm):
    """A day that differs from Monday-to-Friday. Adding a day that is there already changes it."""

    day = DateField(label=_("Day"))
    is_workday = forms.TypedChoiceField(
        label=_("It is"),
        widget=forms.RadioSelect,
        coerce=lambda value: value == "True",
        choices=[("False", _("a day off")), ("True", _("a working day"))],
    )
    name = forms.CharField(label=_("Name"), max_length=60, required=False, help_text=_("Such as 国庆节 or 调休上班."))

    class Meta:
        model = CalendarDay
        fields = ["day", "is_workday", "name"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if not self.instance._state.adding:
            self.fields["day"].disabled = True

    def validate_unique(self):
        """The same day again is a change, not a mistake."""

"""Inputs that every form of the house uses."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from caseload.core.personal import OLDEST, age_on


def past_day(value):
    if value and value > timezone.localdate():
        raise forms.ValidationError(_("This day has not come yet; choose today or earlier."))


def asked_sometimes(form, *names):
    """Fields that are asked for where something else is said: nothing calls them optional."""
    for name in names:
        form.fields[name].widget.says_optional = True


def not_before(first, words):
    """The validator of a day that cannot lie before ``first``; ``words`` say why not."""

    def check(value):
        if value and first and value < first:
            raise forms.ValidationError(words)

    return check


def birth_day(value):
    if value and value > timezone.localdate():
        raise forms.ValidationError(_("This day has not come yet."))
    if value and age_on(value, timezone.localdate()) > OLDEST:
        raise forms.ValidationError(_("Nobody alive was born that long ago: look at the year again."))


class DateInput(forms.DateInput):
    """A native date input reads ISO dates only; Django would fill in the language's own format, shown as empty."""

    input_type = "date"

    def __init__(self, attrs=None):
        super().__init__(attrs, format="%Y-%m-%d")


class DateTimeInput(forms.DateTimeInput):
    input_type = "datetime-local"

    def __init__(self, attrs=None):
        super().__init__(attrs, format="%Y-%m-%dT%H:%M")


class TimeInput(forms.TimeInput):
    input_type = "time"

    def __init__(self, attrs=None):
        super().__init__(attrs, format="%H:%M")


class RadioChips(forms.RadioSelect):
    """One of a few, each a button; the label says that it may be left out."""

    says_optional = True

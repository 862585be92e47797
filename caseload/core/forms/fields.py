"""Inputs that every form of the house uses."""

from datetime import date, timedelta
from decimal import Decimal

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from caseload.core.dates import DateProblem, parse_date
from caseload.core.personal import OLDEST, age_on

FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2100, 12, 31)
BEYOND = _("Check the year.")
IN_OUR_TIME = [MinValueValidator(FIRST_DAY, BEYOND), MaxValueValidator(LAST_DAY, BEYOND)]
A_YEAR = timedelta(days=366)


def past_day(value):
    if value and value > timezone.localdate():
        raise forms.ValidationError(_("This day has not come yet; choose today or earlier."))


def recent_day(value):
    """A day of our own work, written down soon after."""
    past_day(value)
    if value and value < timezone.localdate() - A_YEAR:
        raise forms.ValidationError(_("This day lies more than a year back: check the year."))


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


def not_after(last, words):
    """The validator of a day that cannot lie after ``last``; ``words`` say why not."""

    def check(value):
        if value and value > last:
            raise forms.ValidationError(words)

    return check


def from_today(form, *names):
    """Days still to come, within a year. A stored one can stay as it is, and be put off from where it lies."""
    today = timezone.localdate()
    for name in names:
        stored = form.get_initial_for_field(form.fields[name], name) or today
        form.fields[name].validators += [
            not_before(min(stored, today), _("This day is over: choose today or a later one.")),
            not_after(max(stored, today + A_YEAR), _("This day lies more than a year ahead: check the year.")),
        ]


def birth_day(value):
    if value and value > timezone.localdate():
        raise forms.ValidationError(_("This day has not come yet."))
    if value and age_on(value, timezone.localdate()) > OLDEST:
        raise forms.ValidationError(_("Nobody alive was born that long ago: check the year."))


class DateInput(forms.DateInput):
    """A native date input reads ISO dates only; Django would fill in the language's own format, shown as empty."""

    input_type = "date"

    def __init__(self, attrs=None):
        super().__init__({"min": FIRST_DAY, "max": LAST_DAY, **(attrs or {})}, format="%Y-%m-%d")


class DateTimeInput(forms.DateTimeInput):
    input_type = "datetime-local"

    def __init__(self, attrs=None):
        super().__init__(attrs, format="%Y-%m-%dT%H:%M")


class DateField(forms.DateField):
    """A day of our time: any other year is a slip of the finger."""

    widget = DateInput
    default_validators = IN_OUR_TIME


class MonthInput(forms.DateInput):
    input_type = "month"

    def __init__(self, attrs=None):
        ends = {"min": f"{FIRST_DAY:%Y-%m}", "max": f"{LAST_DAY:%Y-%m}"}
        super().__init__({**ends, **(attrs or {})}, format="%Y-%m")


class MonthField(DateField):
    """A month, as its first day; typed where the browser has no picker, as people write it: 2026-03, 2026年3月."""

    widget = MonthInput

    def to_python(self, value):
        try:
            month = parse_date(value)
        except DateProblem:
            month = None
        if month and month.month:
            return month.first_day.replace(day=1)
        if value in self.empty_values:
            return None
        raise forms.ValidationError(_("Write year and month, as 2026-03."), code="invalid")


def says_something(text):
    """Not “xx”, “111” or one word that fits every look: whoever reads the record must learn what it was for."""
    if len({*text} - {*" ,.，。、"}) < 4:
        raise forms.ValidationError(_("Say in a few words what it is needed for, such as “application for housing”."))


class ReasonField(forms.CharField):
    """Why somebody looks at what is masked, as the record keeps it."""

    default_validators = [says_something]

    def __init__(self, **kwargs):
        super().__init__(max_length=200, **kwargs)


class NumberField(forms.DecimalField):
    """A number as people write it: 3.5 where 3.50 is stored."""

    def prepare_value(self, value):
        return f"{value.normalize():f}" if isinstance(value, Decimal) and value.is_finite() else value


class TimeInput(forms.TimeInput):
    input_type = "time"

    def __init__(self, attrs=None):
        super().__init__(attrs, format="%H:%M")


class RadioChips(forms.RadioSelect):
    """One of a few, each a button; the label says that it may be left out."""

    says_optional = True

"""Forms for the categories of issues and their time limits, and for samples of call-backs."""

from django import forms
from django.core.validators import MinValueValidator
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from caseload.core import catalogues
from caseload.core.catalogues.forms import DatedForm, NewCode
from caseload.core.forms.fields import asked_sometimes
from visits.issues.models import CallBackRule, Issue, Priority, TimeLimit


class NewCategoryForm(NewCode, DatedForm):
    working_days = forms.IntegerField(
        label=_("Working days for a normal matter"), min_value=1, max_value=250, initial=5
    )

    field_order = ["code", "name", "name_en", "working_days"]


class SamplesForm(forms.Form):
    """Of every hundred solved issues of each kind so many households are asked."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        rules = catalogues.rows(CallBackRule)
        for kind, label in Issue.Kind.choices:
            percent = rules[kind].percent if kind in rules else 100
            self.fields[kind] = forms.IntegerField(label=label, min_value=0, max_value=100, initial=percent)


LIMITS = ("working_days", "hours", "response_days", "response_hours")
"""Of days and hours one is given, for the solution and for the first response."""


class LimitForm(forms.ModelForm):
    class Meta:
        labels = {
            "working_days": _("To be solved within, working days"),
            "hours": _("To be solved within, hours"),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in LIMITS:
            self.fields[name].min_value = 1
            asked_sometimes(self, name)
            self.fields[name].validators.append(MinValueValidator(1, _("At least 1.")))

    def clean(self):
        data = super().clean()
        for names in (LIMITS[:2], LIMITS[2:]):
            given = [name for name in names if data.get(name) is not None]
            if not any(name in self.errors for name in names) and len(given) != 1:
                self.add_error(names[0], _("Give working days or hours: one of the two."))
        return data


class NewLimitForm(LimitForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["priority"].choices = Priority.choices
        self.fields["category"].empty_label = _("All other categories")
        self.fields["valid_from"].required = True
        self.fields["valid_from"].initial = timezone.localdate

    def clean(self):
        data = super().clean()
        same = TimeLimit.objects.filter(
            category=data.get("category"), priority=data.get("priority"), valid_from=data.get("valid_from")
        )
        if not self.errors and same.exists():
            self.add_error("valid_from", _("There is a limit from this day already: change that one."))
        return data

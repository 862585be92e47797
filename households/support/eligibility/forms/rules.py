"""What is asked of a draft beside its conditions: where it comes from, and the cases that prove it."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from caseload.core.forms.fields import DateField, NumberField, RadioChips
from caseload.core.forms.stored import keep_stored
from caseload.core.forms.versioned import VersionedForm
from households.support.eligibility.facts import CODE, CODES, DAY, NUMBER
from households.support.eligibility.forms.trees import several
from households.support.eligibility.models import Rule, RuleCase
from households.support.eligibility.services.rules import SOURCE, every_told


class SourceForm(VersionedForm, forms.ModelForm):
    class Meta:
        model = Rule
        fields = SOURCE
        field_classes = {"paper_on": DateField, "valid_from": DateField, "valid_to": DateField}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["paper"].required = True
        self.fields["valid_from"].help_text = _("Left empty: from the day on which it is put in force.")
        self.fields["note"].help_text = _("What the registry cannot tell and somebody has to look at.")
        keep_stored(self)

    def clean(self):
        data = super().clean()
        if data.get("valid_from") and data.get("valid_to") and data["valid_to"] < data["valid_from"]:
            self.add_error("valid_to", _("It would end before it begins."))
        return data


class CaseForm(forms.Form):
    """Somebody made up: ``cleaned_data`` is what ``save_case`` takes. What is left empty is not known."""

    tries = forms.CharField(
        label=gettext_lazy("What it tries"),
        max_length=120,
        help_text=gettext_lazy("In a few words: the day before the 80th birthday."),
    )
    day = DateField(label=gettext_lazy("Judged on"))
    expected = forms.ChoiceField(
        label=gettext_lazy("The rule must say"), choices=RuleCase.Answer.choices, widget=RadioChips
    )

    def __init__(self, data=None, *, rule, case=None):
        super().__init__(data)
        self.rule, self.case = rule, case
        said = case.facts if case else {}
        self.told = every_told(rule.whom, rule.tree)
        for fact in self.told:
            self.fields[f"fact-{fact.code}"] = _told_field(fact, said.get(fact.code))
        if case:
            self.initial |= {"tries": case.tries, "day": case.day, "expected": case.expected}

    def clean_tries(self):
        others = self.rule.cases.filter(tries=self.cleaned_data["tries"])
        if (others.exclude(pk=self.case.pk) if self.case else others).exists():
            raise forms.ValidationError(_("Another case tries this already: say what is different."))
        return self.cleaned_data["tries"]

    def clean(self):
        """Facts that the conditions do not ask for any more stay as they are."""
        data = super().clean()
        asked = {fact.code: data.pop(f"fact-{fact.code}", None) for fact in self.told}
        return {**data, "facts": {**(self.case.facts if self.case else {}), **asked}}


def _told_field(fact, value):
    facts = {"label": fact.label, "required": False, "initial": value}
    if fact.kind == NUMBER:
        return NumberField(max_digits=12, decimal_places=2, min_value=0, **facts)
    if fact.kind == DAY:
        return DateField(**facts)
    if fact.kind == CODES:
        return several(fact, **facts)
    if fact.kind == CODE:
        return forms.ChoiceField(choices=[("", _("not known")), *fact.options().items()], **facts)
    facts["initial"] = {True: "yes", False: "no"}.get(value, "")
    return forms.ChoiceField(choices=[("", _("not known")), ("yes", _("yes")), ("no", _("no"))], **facts)

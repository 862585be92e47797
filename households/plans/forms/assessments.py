"""The assessment with its problems in order, and the scored screen."""

from django import forms
from django.utils.translation import gettext_lazy as _

from caseload.core.forms.fields import asked_sometimes
from caseload.core.forms.stored import keep_stored
from caseload.core.forms.versioned import VersionedForm
from households import vocab
from households.forms.fields import Word
from households.plans.models import Assessment, Screen
from households.plans.vocab import ANSWERS, NEEDS, PRESSING, SCREEN

CAUSES = 3
PROBLEMS = 3
AREA = forms.Textarea(attrs={"rows": 2})


class AssessmentForm(VersionedForm, forms.ModelForm):
    class Meta:
        model = Assessment
        fields = [
            *["person", "family", "economy", "housing", "network", "strengths"],
            *["risk_self", "risk_others", "risk_neglect", "risk_words"],
        ]
        widgets = dict.fromkeys(fields[:6], AREA)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        asked_sometimes(self, "risk_self", "risk_others", "risk_neglect")  # wanted before the plan is drawn up


class CausesForm(forms.Form):
    """The causes of hardship, the gravest first."""

    cause1 = Word(vocab.CAUSES, label=_("Most serious cause"))
    cause2 = Word(vocab.CAUSES, label=_("Second cause"))
    cause3 = Word(vocab.CAUSES, label=_("Third cause"))

    def __init__(self, data=None, *, causes=()):
        super().__init__(data, initial={f"cause{n}": cause for n, cause in enumerate(causes, 1)})
        keep_stored(self)

    def causes(self):
        named = [self.cleaned_data[f"cause{n + 1}"] for n in range(CAUSES)]
        return list(dict.fromkeys(filter(None, named)))


class ProblemForm(forms.Form):
    what = forms.CharField(label=_("Problem"), max_length=200, required=False)
    severity = forms.TypedChoiceField(
        label=_("Severity"), choices=[("", "—"), *((n, f"{n} / 5") for n in range(1, 6))], coerce=int, required=False
    )
    cause = Word(vocab.CAUSES, label=_("Cause"))
    member = forms.ModelChoiceField(
        label=_("Whose"), queryset=None, required=False, empty_label=_("The whole household")
    )
    place = forms.IntegerField(label=_("Priority, 1 is first"), min_value=1, max_value=99, required=False)

    def __init__(self, *args, members, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["member"].queryset = members
        asked_sometimes(self, "what", "severity")
        keep_stored(self)

    def clean(self):
        data = super().clean()
        if data.get("what") and not data.get("severity"):
            self.add_error("severity", _("Say how serious it is."))
        return data


ProblemForms = forms.formset_factory(ProblemForm, extra=0)


def problem_forms(data, assessment, members):
    """Rows in order of priority: those there are, and empty ones up to PROBLEMS."""
    known = [
        {"what": row.what, "severity": row.severity, "cause": row.cause, "member": row.member_id, "place": place}
        for place, row in enumerate(assessment.problems.all(), 1)
    ]
    count = max(len(known) + 1, PROBLEMS)
    empty = [{"place": place} for place in range(len(known) + 1, count + 1)]
    return ProblemForms(data, initial=[*known, *empty], form_kwargs={"members": members})


def problems_of(formset):
    """In the order that was given; those without a place, and of two with the same one the second, come after."""
    rows = [form.cleaned_data for form in formset if form.cleaned_data.get("what")]
    rows.sort(key=lambda row: row["place"] or len(rows) + 1)
    return [{name: value for name, value in row.items() if name != "place"} for row in rows]


def coded(words):
    """Choices whose values are texts: 0 is an answer, not the want of one."""
    return [(str(value), label) for value, label in words.items()]


class ScreenForm(forms.Form):
    moment = forms.ChoiceField(label=_("When"), choices=Screen.Moment.choices, widget=forms.RadioSelect)

    def __init__(self, data=None, *, moment):
        super().__init__(data, initial={"moment": moment})
        for n, question in enumerate(SCREEN):
            self.fields[f"item{n}"] = forms.TypedChoiceField(
                label=question, choices=coded(ANSWERS), coerce=int, widget=forms.RadioSelect
            )
        for code, label in NEEDS.items():
            self.fields[f"need_{code}"] = forms.TypedChoiceField(
                label=label, choices=coded(PRESSING), coerce=int, initial=0
            )

    def said(self):
        data = self.cleaned_data
        return {
            "moment": data["moment"],
            "items": [data[f"item{n}"] for n in range(len(SCREEN))],
            "needs": {code: data[f"need_{code}"] for code in NEEDS},
        }

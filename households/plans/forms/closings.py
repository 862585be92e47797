"""Reviews, the closing report, satisfaction and follow-up."""

from django import forms
from django.utils.translation import gettext_lazy as _

from caseload.core.casework.forms import words
from caseload.core.forms.fields import DateField, NumberField, asked_sometimes, past_day
from caseload.core.forms.stored import keep_stored
from households.plans.forms.plans import during
from households.plans.models import Closing, FollowUp, GoalReview, Review, Satisfaction, Settlement
from households.plans.templatetags.plan import measure


class ReviewForm(forms.Form):
    """Three fields for each goal in force, then the decision."""

    def __init__(self, data=None, *, goals):
        super().__init__(data)
        self.goals = goals
        for goal in goals:
            self.fields[f"outcome{goal.pk}"] = forms.ChoiceField(
                label=goal.title,
                choices=GoalReview.Outcome.choices,
                widget=forms.RadioSelect,
                help_text=self._so_far(goal),
            )
            unit = f" ({goal.unit})" if goal.unit else ""
            self.fields[f"value{goal.pk}"] = NumberField(
                label=f"{goal.indicator}{unit}", max_digits=12, decimal_places=2, required=False
            )
            self.fields[f"words{goal.pk}"] = forms.CharField(label=_("In words"), max_length=200, required=False)
            asked_sometimes(self, f"words{goal.pk}")
        self.fields["decision"] = forms.ChoiceField(
            label=_("Decision"), choices=Review.Decision.choices, widget=forms.RadioSelect
        )
        self.fields["words"] = words(_("Why"), required=False, help_text=_("Wanted unless the work goes on."))
        asked_sometimes(self, "words")

    @staticmethod
    def _so_far(goal):
        """Where the goal began, stood last and is to get to."""
        now = goal.baseline if goal.current is None else goal.current
        said = {"start": goal.baseline, "now": now, "target": goal.target}
        facts = {name: measure(value, goal.unit) for name, value in said.items()}
        return _("At the beginning %(start)s, so far %(now)s, target %(target)s") % facts

    def clean(self):
        data = super().clean()
        for goal in self.goals:
            if data.get(f"outcome{goal.pk}") == GoalReview.Outcome.DROPPED and not data.get(f"words{goal.pk}"):
                self.add_error(f"words{goal.pk}", _("Say why the goal is no longer wanted."))
        if data.get("decision") != Review.Decision.CONTINUE and not data.get("words"):
            self.add_error("words", _("Say why."))
        return data

    def said(self):
        data = self.cleaned_data
        names = ("outcome", "value", "words")
        goals = {goal: {name: data[f"{name}{goal.pk}"] for name in names} for goal in self.goals}
        return {"goals": goals, "decision": data["decision"], "words": data["words"]}


class ClosingForm(forms.ModelForm):
    """With a percentage for each goal, and what becomes of each open action and of ``matters`` of other rooms.

    Of a matter: (key, title, who may take it, what the report says of it already).
    """

    class Meta:
        model = Closing
        fields = ["reason", "words", "reaction", "handling", "remains"]
        widgets = {
            "reason": forms.RadioSelect,
            "words": forms.Textarea(attrs={"rows": 3}),
            "remains": forms.Textarea(attrs={"rows": 2}),
        }

    def __init__(self, *args, goals, actions, matters, **kwargs):
        super().__init__(*args, **kwargs)
        self.goals, self.actions, self.matters = goals, actions, matters
        known, settled = self._written()
        for goal in goals:
            self.fields[f"goal{goal.pk}"] = forms.IntegerField(
                label=_("Reached, per cent: %(goal)s") % {"goal": goal.title},
                min_value=0,
                max_value=100,
                initial=known.get(goal.pk, goal.reached),
            )
        for action in actions:
            self._ask(f"a{action.pk}", action.what, _("Result, reason, or to whom"), settled.get(action.pk))
        for key, title, people, known in matters:
            label = _("Result or reason, unless it is handed on")
            self._ask(f"i{key}", title, label, known, required=False)
            self.fields[f"to_i{key}"] = forms.ModelChoiceField(
                label=_("Who takes it, if it is handed on"),
                queryset=people,
                required=False,
                help_text=title,
                initial=known and known.person_id,
            )
            asked_sometimes(self, f"say_i{key}", f"to_i{key}")
        keep_stored(self)

    def _written(self):
        """What the report says already: {goal: per cent}, {action: Settlement}."""
        if not self.instance.pk:
            return {}, {}
        reached = {row.goal_id: row.percent for row in self.instance.achievements.all()}
        return reached, {row.action_id: row for row in self.instance.settlements.all()}

    def _ask(self, key, title, label, known, *, required=True):
        self.fields[f"how_{key}"] = forms.ChoiceField(
            label=title, choices=Settlement.How.choices, widget=forms.RadioSelect, initial=known and known.how
        )
        said = known and (known.reason or ("" if known.person_id else known.handed_to))
        self.fields[f"say_{key}"] = forms.CharField(
            label=label, max_length=60, required=required, help_text=title, initial=said
        )

    def clean(self):
        data = super().clean()
        for name in [name for name in self.fields if name.startswith("how_")]:
            key = name.removeprefix("how_")
            to_person = f"to_{key}" in self.fields and data.get(name) == Settlement.How.HANDED
            wanted = f"to_{key}" if to_person else f"say_{key}"
            if not data.get(wanted) and wanted not in self.errors:
                words = (
                    _("Choose who takes it on.") if to_person else _("Say what came of it, why, or to whom it goes.")
                )
                self.add_error(wanted, words)
        return data

    def said(self):
        data = {name: self.cleaned_data[name] for name in self._meta.fields}
        achievements = {goal: self.cleaned_data[f"goal{goal.pk}"] for goal in self.goals}
        settled = [{"action": action, "title": action.what, **self._how(f"a{action.pk}")} for action in self.actions]
        return {**data, "achievements": achievements, "settlements": settled}

    def said_of_matters(self):
        """{key: how, with reason or whom} of each."""
        return {key: self._how(f"i{key}") for key, _title, _people, _known in self.matters}

    def _how(self, key):
        how, say = self.cleaned_data[f"how_{key}"], self.cleaned_data[f"say_{key}"]
        person = self.cleaned_data.get(f"to_{key}")
        if how != Settlement.How.HANDED:
            return {"how": how, "reason": say}
        return {"how": how, "handed_to": person.name if person else say, "person": person}


class SatisfactionForm(forms.ModelForm):
    class Meta:
        model = Satisfaction
        fields = ["on", "how", "overall", "attitude", "timeliness", "result", "secrecy", "again", "words"]
        field_classes = {"on": DateField}
        widgets = {"how": forms.RadioSelect, "overall": forms.RadioSelect}

    def __init__(self, *args, plan, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["on"].validators += [past_day, during(plan)]


class FollowUpForm(forms.ModelForm):
    class Meta:
        model = FollowUp
        fields = ["outcome", "words"]
        widgets = {"outcome": forms.RadioSelect, "words": forms.Textarea(attrs={"rows": 3})}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["outcome"].required = self.fields["words"].required = True

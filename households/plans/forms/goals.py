"""Goals, actions, the ticking of an action, and the choice from the library."""

from datetime import timedelta

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext, pgettext_lazy

from caseload.core.forms.fields import DateField, NumberField, asked_sometimes, from_today
from caseload.core.forms.stored import keep_stored
from households import vocab
from households.forms.fields import Ticks, Word
from households.plans.models import Action, ActionTemplate, Goal, GoalTemplate

UNTIL = pgettext_lazy("a day", "Until")
A_MONTH = timedelta(days=30)
MEASURED = {"baseline": NumberField, "target": NumberField}


class MeasuredForm(forms.ModelForm):
    """A goal, or one of the library: measured by something that is to change."""

    def clean(self):
        data = super().clean()
        if data.get("baseline") is not None and data.get("baseline") == data.get("target"):
            self.add_error("target", _("The target has to differ from the beginning."))
        return data


class GoalForm(MeasuredForm):
    cause = Word(vocab.CAUSES, label=_("Cause"))

    class Meta:
        model = Goal
        fields = ["title", "member", "cause", "indicator", "unit", "baseline", "target", "due_on"]
        field_classes = {"due_on": DateField, **MEASURED}
        labels = {"due_on": UNTIL}

    def __init__(self, *args, household, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["member"].queryset = household.members.active()
        self.fields["member"].empty_label = _("The whole household")
        from_today(self, "due_on")
        keep_stored(self)


class OwnedForm(forms.ModelForm):
    """An action, or one of the library: a partner has a name."""

    def clean(self):
        data = super().clean()
        if data.get("owner_kind") == Action.Owner.PARTNER and not data.get("owner_name"):
            self.add_error("owner_name", _("Name the office, organisation or person."))
        return data

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        asked_sometimes(self, "owner_name")


class ActionForm(OwnedForm):
    class Meta:
        model = Action
        fields = ["what", "due_on", "owner_kind", "owner_name", "state"]
        field_classes = {"due_on": DateField}
        widgets = {"owner_kind": forms.RadioSelect, "state": forms.RadioSelect}
        labels = {"due_on": UNTIL}

    def __init__(self, *args, goal, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["state"].choices = [(state.value, state.label) for state in Action.OPEN]
        if not (self.instance.since_id and self.instance.is_open):
            del self.fields["state"]
        if not self.instance.pk:
            self.initial["due_on"] = min(goal.due_on, timezone.localdate() + A_MONTH)
            self.initial["owner_kind"] = Action.Owner.WORKER
        from_today(self, "due_on")
        self.fields["owner_name"].help_text = _("Who of the household, or which partner. The case worker needs none.")


class DoneForm(forms.Form):
    result = forms.CharField(label=_("What came of it"), max_length=300, required=False)


class DropForm(forms.Form):
    reason = forms.CharField(label=_("Why it is dropped"), max_length=200)


class TemplatesField(forms.ModelMultipleChoiceField):
    def label_from_instance(self, row):
        n = len(row.actions.all())
        words = ngettext("%(goal)s (%(n)s action)", "%(goal)s (%(n)s actions)", n)
        return words % {"goal": row.title, "n": n}


class DraftForm(forms.Form):
    """Goals of the library for the causes that were assessed, ticked for the gravest of them.

    ``known``: titles of goals that the plan has already; they are not proposed again.
    """

    templates = TemplatesField(
        label=_("Goals proposed"),
        queryset=GoalTemplate.objects.none(),
        widget=Ticks,
        help_text=_("You can change numbers and days afterwards, and add goals of your own."),
    )

    def __init__(self, *args, causes, known=(), **kwargs):
        super().__init__(*args, **kwargs)
        rows = GoalTemplate.objects.for_causes(causes).exclude(title__in=known).prefetch_related("actions")
        self.fields["templates"].queryset = rows
        self.initial["templates"] = [row.pk for row in rows if row.cause in causes[:1]]

    @property
    def proposes_nothing(self):
        return not self.fields["templates"].queryset


class GoalTemplateForm(MeasuredForm):
    cause = Word(vocab.CAUSES, label=_("Cause of hardship"), required=True)

    class Meta:
        model = GoalTemplate
        fields = ["cause", "title", "indicator", "unit", "baseline", "target", "days", "order", "valid_to"]
        field_classes = {"valid_to": DateField, **MEASURED}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        keep_stored(self)


class ActionTemplateForm(OwnedForm):
    class Meta:
        model = ActionTemplate
        fields = ["what", "owner_kind", "owner_name", "days"]


ActionTemplates = forms.inlineformset_factory(GoalTemplate, ActionTemplate, form=ActionTemplateForm, extra=2)

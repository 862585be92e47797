"""The intake, with the household's consent; a critical incident; another level; handing over."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from caseload.core import catalogues
from caseload.core.casework.forms import words
from caseload.core.forms.fields import DateField, asked_sometimes, past_day, recent_day
from caseload.core.forms.stored import keep_stored
from caseload.core.forms.versioned import VersionedForm
from caseload.core.models import User
from caseload.core.permissions import P
from caseload.core.picking import PersonField, PersonPicker
from households.forms.fields import Ticks
from households.models import CaseLevel
from households.plans.forms.plans import levels
from households.plans.models import CasePlan, Incident, Intake
from households.plans.vocab import CONSENT_SCOPES, NEEDS, NOTICE_VERSION

TO_HAND_IN = [
    *["problem", "source", "came_on", "needs", "consent_by", "consent_how", "consent_scope", "consent_on"],
    *["notice_version", "decision", "decision_reason"],
]
"""It can be saved without these, but not handed in: none of them is called optional."""


class IntakeForm(VersionedForm, forms.ModelForm):
    needs = forms.MultipleChoiceField(
        label=_("Needs voiced"), choices=list(NEEDS.items()), required=False, widget=Ticks
    )
    consent_scope = forms.MultipleChoiceField(
        label=_("Consents to"), choices=list(CONSENT_SCOPES.items()), required=False, widget=Ticks
    )

    class Meta:
        model = Intake
        fields = [
            *["problem", "source", "came_on", "contact", "needs", "earlier_help", "eligibility"],
            *["consent_by", "consent_how", "consent_scope", "consent_on", "notice_version"],
            *["decision", "decision_reason"],
        ]
        widgets = {
            "problem": forms.Textarea(attrs={"rows": 3}),
            "earlier_help": forms.Textarea(attrs={"rows": 2}),
        }
        field_classes = {"came_on": DateField, "consent_on": DateField}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        asked_sometimes(self, *TO_HAND_IN)
        if not self.instance.notice_version:
            self.initial["notice_version"] = NOTICE_VERSION
        keep_stored(self, needs=NEEDS, consent_scope=CONSENT_SCOPES)
        self.fields["consent_on"].validators.append(past_day)
        self.fields["came_on"].validators.append(past_day)

    def clean(self):
        data = super().clean()
        if data.get("consent_on"):
            for name in ("consent_by", "consent_how", "consent_scope", "notice_version"):
                if not data.get(name):
                    self.add_error(name, _("A consent says who gave it, how, what for, and by which notice."))
        if data.get("decision") and not data.get("decision_reason"):
            self.add_error("decision_reason", _("Say why."))
        return data


class IncidentForm(forms.Form):
    kind = forms.ChoiceField(
        label=pgettext_lazy("an incident", "What happened"), choices=Incident.Kind.choices, widget=forms.RadioSelect
    )
    words = words(_("Facts, and what was done at once"), rows=4)
    happened_on = DateField(label=_("Happened on"), initial=timezone.localdate, validators=[recent_day])


class LevelForm(forms.Form):
    level = forms.ChoiceField(label=_("Case level"), choices=levels, widget=forms.RadioSelect)
    urgency = forms.ChoiceField(label=_("Urgency"), choices=CasePlan.Urgency.choices, widget=forms.RadioSelect)
    reason = words(_("Reason"), rows=2)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        keep_stored(self, level=catalogues.rows(CaseLevel))

    def clean(self):
        """A step that changes nothing would stand in the history for ever."""
        if not self.errors and not {"level", "urgency"} & set(self.changed_data):
            self.add_error("level", _("The case has this level and urgency already. Choose another, or go back."))


def takers_on(user, of=None):
    """Who may take on the case ``of``: the workers within reach and, who works on cases, oneself; but for whoever has
    it."""
    having = CasePlan.objects.visible_to(user).filter(pk=of, worker__isnull=False).values("worker")
    found, oneself = User.objects.workers().visible_to(user), User.objects.filter(pk=user.pk)
    return (found | oneself if user.may(P.PLAN_WORK) else found).exclude(pk__in=having).distinct()


TAKERS_ON = PersonPicker("case-workers", takers_on, P.PLAN_VIEW)


class HandOverForm(forms.Form):
    worker = PersonField(TAKERS_ON, label=_("New case worker"), empty_label=_("Choose"))
    note = words(_("Note for whoever takes the case on"), rows=4)

    def __init__(self, *args, user, plan, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["worker"].offer(user, plan.pk)

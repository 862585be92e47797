"""What is asked of an entitlement: which policy and for whom, and what its steps take."""

from datetime import timedelta
from itertools import groupby

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from caseload.core import catalogues
from caseload.core.casework.forms import MoveForm, words
from caseload.core.forms.fields import RadioChips
from households.models import Member
from households.support.policies.models import Authority, Entitlement, Policy
from households.support.policies.services.amounts import amount_of
from households.support.policies.services.entitlements import usual_end


def offered_policies():
    """(department, [(code, name)]) of the policies in force."""
    authorities = catalogues.rows(Authority)
    rows = sorted(catalogues.current(Policy), key=lambda row: (authorities[row.authority_id].order, row.authority_id))
    for code, theirs in groupby(rows, key=lambda row: row.authority_id):
        yield str(authorities[code]), [(row.pk, str(row)) for row in theirs]


class EntitlementForm(forms.Form):
    """``cleaned_data`` is what ``identify`` takes."""

    policy = forms.ChoiceField(label=_("Policy"), choices=lambda: [("", _("Choose")), *offered_policies()])
    member = forms.ModelChoiceField(
        label=pgettext_lazy("entitlement", "For whom"),
        queryset=Member.objects.none(),
        required=False,
        empty_label=_("The whole household"),
    )
    words = forms.CharField(label=_("Note"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, *args, household, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["member"].queryset = household.members.active().order_by("-is_head", "pk")
        self.fields["member"].label_from_instance = lambda member: member.name

    def clean_policy(self):
        return catalogues.rows(Policy)[self.cleaned_data["policy"]]

    def clean(self):
        data = super().clean()
        policy, member = data.get("policy"), data.get("member")
        if policy and "member" not in self.errors:
            if policy.is_for_member and member is None:
                self.add_error("member", _("This policy is given to a member: say to whom."))
            elif member and not policy.is_for_member:
                self.add_error("member", _("This policy is given to the whole household."))
        return data


class EntitlementMoveForm(MoveForm):
    """Of what is given once nobody is asked for a period: it is one day."""

    ASKS = {"because": lambda form: words(_("What was not so"))}
    TODAY = ("applied_on", "decided_on", "paid_on", "confirmed_on", "missing_on")
    NOT_BEFORE = {"ends_on": "starts_on", "confirmed_on": "paid_on", "missing_on": "paid_on"}
    OPTIONAL = ("amount", "ends_on", "paper_number", "confirmed_amount")

    def ask(self, name):
        if self.row.policy.is_once and name in ("starts_on", "ends_on"):
            return
        if name == "confirmed_amount" and self.row.policy.unit == Policy.Unit.IN_KIND:
            return
        super().ask(name)
        if name in self.OPTIONAL and self.move.verb != "stop":
            self.fields[name].required = False
        propose = getattr(self, f"_{name}", None)
        if propose:
            self.initial[name] = propose()

    def _confirmed_how(self):
        self.fields["confirmed_how"].widget = RadioChips(choices=Entitlement.Told.choices)
        return self.row.confirmed_how or Entitlement.Told.PHONE

    def _confirmed_by(self):
        return self.row.confirmed_by or self.row.household.head_name

    def _amount(self):
        self.fields["amount"].help_text = self.row.policy.get_unit_display()
        return self.row.amount or amount_of(self.row.policy)

    def _starts_on(self):
        return self.row.starts_on or timezone.localdate()

    def _ends_on(self):
        """As long as it is usually granted; of what runs already, so long after its present end."""
        row, today = self.row, timezone.localdate()
        if self.move.verb == "stop":
            return min(row.ends_on or today, today)
        self.fields["ends_on"].help_text = _("Left empty: until further notice.")
        if self.move.verb in ("renew", "resume") and row.ends_on:
            return usual_end(row.policy, row.ends_on + timedelta(days=1))
        return row.ends_on or usual_end(row.policy, row.starts_on or today)

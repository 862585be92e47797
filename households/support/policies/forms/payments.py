"""What is asked of a payment, and of its reversal."""

from decimal import Decimal

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from caseload.core.forms.fields import DateField, MonthField, NumberField, RadioChips, past_day
from households.support.policies.models import Entitlement, Payment, Policy
from households.support.policies.services.payments import next_months

S = Entitlement.Status


class PaymentForm(forms.Form):
    """``cleaned_data`` is what ``pay`` takes. What is given once is asked for no months."""

    first_month = MonthField(label=_("For the months from"))
    last_month = MonthField(label=_("For the months to"), required=False, help_text=_("Left empty: one month."))
    amount = NumberField(label=_("Amount (yuan)"), min_value=Decimal("0.01"), max_digits=10, decimal_places=2)
    paid_on = DateField(label=_("Paid on"), validators=[past_day])
    kind = forms.ChoiceField(
        label=pgettext_lazy("payment", "Kind"), choices=Payment.Kind.choices, widget=RadioChips, initial="regular"
    )
    paper = forms.CharField(label=_("Paper or batch"), max_length=60, required=False)

    def __init__(self, *args, entitlement, payments, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial["paid_on"] = timezone.localdate()
        self.fields["kind"].help_text = _("A supplement may be for months that are paid already.")
        if entitlement.policy.is_once and entitlement.status == S.GRANTED:
            for name in ("first_month", "last_month", "kind"):
                del self.fields[name]
        else:
            first, last = next_months(entitlement, payments)
            self.initial |= {"first_month": first, "last_month": last if last > first else None}
        if entitlement.policy.unit != Policy.Unit.PERCENT:
            self.initial["amount"] = entitlement.amount


class ReversalForm(forms.Form):
    because = forms.CharField(
        label=_("Why it is reversed"),
        max_length=200,
        help_text=_("It stays in the list with this reason, and is counted no more."),
    )

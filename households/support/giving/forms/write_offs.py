"""The forms by which something is written off, and by which that is taken back."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from caseload.core.forms.fields import NumberField, RadioChips
from households.support.giving.forms.needs import LEAST
from households.support.giving.models import WriteOff


class WriteOffForm(forms.Form):
    quantity = NumberField(label=_("How much"), min_value=LEAST, max_digits=12, decimal_places=2)
    why = forms.ChoiceField(label=pgettext_lazy("write-off", "Reason"), choices=WriteOff.Why.choices, widget=RadioChips)
    words = forms.CharField(
        label=_("In words"), max_length=200, help_text=_("What was done with it, and who saw it. The donor reads it.")
    )

    def __init__(self, *args, donation, **kwargs):
        kwargs["initial"] = {
            "quantity": donation.free if donation.free > 0 else None,
            "why": WriteOff.Why.EXPIRED if donation.is_expired() else None,
        }
        super().__init__(*args, **kwargs)

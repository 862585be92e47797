"""The forms of a need, of its end, and of a match."""

from decimal import Decimal

from django import forms
from django.core.validators import MinValueValidator
from django.utils.translation import gettext_lazy as _

from caseload.core.forms.fields import DateField, RadioChips, past_day
from caseload.core.forms.stored import keep_stored
from caseload.core.forms.versioned import VersionedForm
from households.support.giving.models import Donation, Need

LEAST = Decimal("0.01")


class NeedForm(VersionedForm, forms.ModelForm):
    class Meta:
        model = Need
        fields = ["kind", "sort", "what", "member", "value", "since"]
        widgets = {"kind": RadioChips, "sort": RadioChips}
        field_classes = {"since": DateField}

    def __init__(self, *args, household, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["member"].queryset = household.members.active()
        self.fields["member"].empty_label = _("The whole household")
        self.fields["what"].help_text = _("As a donor reads it, without names: a schoolbag, a wheelchair …")
        self.fields["value"].validators.append(MinValueValidator(LEAST))
        self.fields["since"].validators.append(past_day)
        keep_stored(self)


class WithdrawForm(forms.Form):
    because = forms.CharField(label=_("Why"), max_length=200)


class MatchForm(forms.Form):
    """So much of one of the ``donations`` for one of the ``needs``, which stand beside each other on the page."""

    need = forms.ModelChoiceField(Need.objects.none(), label=_("Need of a household"))
    donation = forms.ModelChoiceField(Donation.objects.none(), label=_("Donation"))
    quantity = forms.DecimalField(label=_("How much"), min_value=LEAST, max_digits=12, decimal_places=2)

    def __init__(self, *args, needs, donations, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["need"].queryset, self.fields["donation"].queryset = needs, donations

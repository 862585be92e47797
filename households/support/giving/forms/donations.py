"""The forms of a donor and of a donation."""

from decimal import Decimal

from django import forms
from django.core.validators import MinValueValidator
from django.utils.translation import gettext_lazy as _

from caseload.core.forms.fields import DateField, asked_sometimes, recent_day
from caseload.core.forms.kept import KeptForm
from caseload.core.forms.stored import keep_stored
from caseload.core.personal import phone_fits
from households.support.giving.models import Donation, Donor, Sort

LEAST = Decimal("0.01")
OF_GOODS = ("unit", "each", "expires_on")


class DonorForm(KeptForm):
    class Meta:
        model = Donor
        fields = ["kind", "name", "is_anonymous", "contact", "phone", "note", "area"]
        widgets = {"phone": forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "off"})}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        asked_sometimes(self, "name")
        self.fields["is_anonymous"].help_text = _("Neither receipts nor lists for the public then say the name.")
        keep_stored(self)

    def clean_phone(self):
        phone = self.cleaned_data["phone"].strip()
        if phone and not phone_fits(phone):
            words = _(
                "%(phone)s is no telephone number: a mobile has 11 digits, a landline 7 or 8 after its area code."
            )
            raise forms.ValidationError(words, params={"phone": phone})
        return phone

    def clean(self):
        cleaned = super().clean()
        if not cleaned.get("name") and not cleaned.get("is_anonymous"):
            self.add_error("name", _("Give the name, or say that the donor does not wish to be named."))
        return cleaned


class DonationForm(KeptForm):
    """What of it was matched or given stays: then only what is written about it can be changed."""

    class Meta:
        model = Donation
        fields = [
            *("donor", "sort", "what", "quantity", "unit", "each", "expires_on"),
            *("received_on", "purpose", "area"),
        ]
        field_classes = {"expires_on": DateField, "received_on": DateField}

    def __init__(self, *args, by, **kwargs):
        super().__init__(*args, by=by, **kwargs)
        self.fields["donor"].queryset = Donor.objects.visible_to(by)
        self.fields["purpose"].help_text = _("What the donor wishes it to be used for.")
        self.fields["received_on"].validators.append(recent_day)
        if self.instance.pk and self.instance.is_touched:
            for name in ("sort", "what", "quantity", "unit", "each"):
                del self.fields[name]
        else:
            self._ask_how_much()
        keep_stored(self)

    def _ask_how_much(self):
        asked_sometimes(self, "what", *OF_GOODS)
        self.fields["what"].help_text = _("Of goods: rice, quilts, schoolbags …")
        self.fields["unit"].help_text = _("Of goods: bags, pieces, kilograms …")
        self.fields["each"].help_text = _("Of goods.")
        self.fields["quantity"].validators.append(MinValueValidator(LEAST))
        self.fields["each"].validators.append(MinValueValidator(Decimal(0)))
        self.fields["each"].required = False
        if not self.instance.pk:
            self.initial["each"] = None

    def clean(self):
        cleaned = super().clean()
        sort = cleaned.get("sort", self.instance.sort)
        if sort == Sort.MONEY:
            cleaned["expires_on"] = None
            if "each" in self.fields:
                cleaned |= {"unit": "", "each": Decimal(1)}
        elif "each" in self.fields:
            for name in ("what", "unit", "each"):
                if cleaned.get(name) in (None, "") and name not in self.errors:
                    self.add_error(name, _("Of goods this is needed."))
        return cleaned

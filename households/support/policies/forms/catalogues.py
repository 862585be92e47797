"""What the forms of the catalogue ask otherwise than the fields of their rows do."""

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from caseload.core.catalogues.forms import DatedForm, NewCode, SeveralWords
from caseload.core.forms.fields import NumberField
from households.support.policies.models import Policy


class PolicyForm(DatedForm):
    papers = SeveralWords(label=capfirst(Policy._meta.get_field("papers").verbose_name), longest=40)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["conditions"].widget.attrs["rows"] = 4
        self.fields["months"].help_text = _("Left empty: without end, or once.")
        for name in ("apply_from", "apply_to"):
            self.fields[name].help_text = _("Month and day, as 09-01. Left empty: at any time.")


class NewPolicyForm(NewCode, PolicyForm):
    pass


class AmountForm(forms.ModelForm):
    """A new amount begins on its day; the one before it ends there."""

    amount = NumberField(label=_("Amount"), max_digits=10, decimal_places=2)


class ExclusionForm(forms.ModelForm):
    """Two policies in either order."""

"""What of a list is to leave the house, and what it is needed for."""

from django import forms
from django.utils.translation import gettext_lazy as _

from caseload.core.forms.fields import ReasonField, asked_sometimes
from caseload.core.permissions import P
from households.roster.services.exports import BOTH, HOUSEHOLDS, MEMBERS

SHAPES = [
    (BOTH, _("Households and their members, on two sheets")),
    (HOUSEHOLDS, _("Households only")),
    (MEMBERS, _("Members only")),
]


class ExportForm(forms.Form):
    """Whole numbers only for those who may see one, and against a reason."""

    shape = forms.ChoiceField(label=_("What to export"), choices=SHAPES, initial=BOTH, widget=forms.RadioSelect)
    numbers = forms.BooleanField(
        label=_("With full ID numbers, telephones and bank accounts"),
        required=False,
        help_text=_("Without them the last four characters are given."),
    )
    reason = ReasonField(
        label=_("What do you need the full numbers for?"),
        required=False,
        help_text=_("Who exported what, when and what for is recorded."),
    )

    def __init__(self, *args, by, **kwargs):
        super().__init__(*args, **kwargs)
        if not by.may(P.PERSONAL_REVEAL):
            del self.fields["numbers"], self.fields["reason"]
        else:
            asked_sometimes(self, "reason")

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("numbers") and not cleaned.get("reason") and "reason" not in self.errors:
            self.add_error("reason", _("Say what the full numbers are needed for."))
        return cleaned

"""The forms of a hand-over, matched before or not, and of the other steps of a gift."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from caseload.core.casework.forms import MoveForm
from caseload.core.casework.moves import find_move
from caseload.core.casework.steps import Shows
from caseload.core.forms.fields import RadioChips, not_before
from caseload.core.forms.pictures import SignatureField
from households.support.giving.forms.needs import LEAST
from households.support.giving.models import MOVES, Donation, Gift
from households.vocab import HEAD


class GiftMoveForm(MoveForm):
    ASKS = {"signature": lambda form: SignatureField(label=pgettext_lazy("receipt", "Signature"))}
    TODAY = ("handed_on", "confirmed_on")

    def ask(self, name):
        super().ask(name)
        if name in ("taken_by", "relation"):
            self.initial[name] = HEAD if name == "relation" else self.row.household.head_name
        elif name == "signed":
            self.fields[name].widget = RadioChips(choices=Gift.Signed.choices)
        elif name == "confirmed_on":
            words = _("This day lies before the hand-over.")
            self.fields[name].validators.append(not_before(self.row.handed_on, words))

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("signature"):
            cleaned["signed"] = Gift.Signed.SCREEN
        return cleaned

    def asked(self):
        """A signature is kept among the pictures of the step."""
        said = super().asked()
        drawn = said.pop("signature", None) or []
        return {**said, "pictures": [*((Shows.OTHER, picture) for picture in drawn), *said["pictures"]]}


class GiveForm(GiftMoveForm):
    """A hand-over for which nothing was matched before."""

    donation = forms.ModelChoiceField(Donation.objects.none(), label=_("Donation"), empty_label=_("Choose"))
    quantity = forms.DecimalField(label=_("How much"), min_value=LEAST, max_digits=12, decimal_places=2)

    def __init__(self, *args, household, donations, **kwargs):
        super().__init__(*args, row=Gift(household=household), move=find_move(MOVES, "hand_over"), **kwargs)
        self.fields["donation"].queryset = donations
        self.fields["donation"].label_from_instance = offered


def offered(donation):
    """A donation as it is chosen: what, how much is free, whose."""
    return f"{donation} · {donation.amount(donation.free)} · {donation.donor.public_name}"

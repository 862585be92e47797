"""What is asked when a list of payments is uploaded."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from caseload.core import catalogues
from caseload.core.forms.fields import DateField, MonthField, past_day
from caseload.core.sheets import SheetError
from households.support.policies.forms.entitlements import offered_policies
from households.support.policies.models import Policy
from households.support.policies.sheets.payment_file import PaymentFile

MAX_UPLOAD = 20 * 1024 * 1024
MOST = 10 * 1024 * 1024
"""Bytes of cells as XML, some 15,000 rows: what weighs more is to be split."""


class PaymentListForm(forms.Form):
    """``cleaned_data`` is what ``receive_list`` takes; ``file`` a PaymentFile, ``name`` what it was called."""

    file = forms.FileField(
        label=_("List of payments"),
        help_text=_("As the bank or the department sent it: .xlsx, .xls, .csv or .txt. Nothing is written yet."),
        max_length=255,
        allow_empty_file=True,
    )
    policy = forms.ChoiceField(
        label=_("Policy"),
        required=False,
        choices=lambda: [("", _("The rows say it")), *offered_policies()],
        help_text=_("Of rows that name none; so are the month, the day and the paper."),
    )
    month = MonthField(label=_("For the month"), required=False)
    paid_on = DateField(label=_("Paid on"), required=False, validators=[past_day])
    paper = forms.CharField(label=_("Paper or batch"), max_length=60, required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial["paid_on"] = timezone.localdate()

    def clean_file(self):
        upload = self.cleaned_data["file"]
        if upload.size > MAX_UPLOAD:
            raise forms.ValidationError(_("The file is larger than 20 MB. Please split it and upload the parts."))
        try:
            found = PaymentFile(upload.read(), MOST)
        except SheetError as problem:
            raise forms.ValidationError(str(problem), code=problem.code) from None
        self.cleaned_data["name"] = upload.name
        return found

    def clean_policy(self):
        return catalogues.rows(Policy).get(self.cleaned_data["policy"])

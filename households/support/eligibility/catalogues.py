"""The table of income lines."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext, pgettext_lazy

from caseload.core.catalogues.columns import Column, of_field
from caseload.core.catalogues.shelf import Catalogue
from caseload.core.templatetags.reading import full_day, yuan
from households.support.eligibility.forms.lines import IncomeLineForm
from households.support.eligibility.models import IncomeLine


class IncomeLines(Catalogue):
    """A line has no code. A new one begins on its day, the one before it ends there."""

    model = IncomeLine
    label, icon, meaning = _("Income lines"), "bar-chart", _("What incomes are measured by, from which day on")
    address, name, row = "policies/lines/", "lines", "line"
    beside = [(_("Rules of eligibility"), "eligibility:rules")]
    key = ("kind", "valid_from")
    columns = (
        Column(_("Income line"), lambda row: row.get_kind_display()),
        Column(pgettext_lazy("a day", "From"), lambda row: full_day(row.valid_from) if row.valid_from else "—"),
        Column(_("Yuan a year and head"), lambda row: yuan(row.amount), "num said"),
        of_field(IncomeLine, "note"),
    )
    form, fields = IncomeLineForm, ("amount", "note")
    new, new_form, new_fields = _("New income line"), IncomeLineForm, ("kind", "valid_from", "amount", "note")

    def subheading(self, n):
        return ngettext("%(n)s line", "%(n)s lines", n) % {"n": n}


CATALOGUES = [IncomeLines()]

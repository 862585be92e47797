"""What can be wrong with a row of a list of payments, each with the way out; and the list back with these marked."""

from django.utils import translation
from django.utils.translation import gettext_lazy as _

from caseload.core.sheets.marked_workbook import marked_workbook
from caseload.core.sheets.marks import Mark, title_of
from households.sheets.identity import ID_PROBLEMS

SENTENCES = {
    **ID_PROBLEMS,
    "not_paid": _("“%(raw)s”: the bank did not pay it, so it is not written down."),
    "name_missing": _("Neither name nor ID number says whom it is for."),
    "amount_invalid": _("“%(raw)s” is no amount above 0."),
    "month_invalid": _("“%(raw)s” is no month. Write it as 2026-03, or 2026年1-3月."),
    "month_missing": _("For which month it was paid is not said. Choose the month when you upload the list."),
    "day_invalid": _("“%(raw)s” is no day."),
    "day_missing": _("On which day it was paid is not said. Choose the day when you upload the list."),
    "day_to_come": _("The day of the payment has not come yet."),
    "nobody": _("“%(raw)s” is not registered in your areas. Look at number and name, or register the household."),
    "several": _("Several people are called “%(raw)s”. Add the ID number, or head and community, to the row."),
    "name_mismatch": _("“%(raw)s” is not the name of the person who has this ID number."),
    "policy_unknown": _("“%(raw)s” is no policy of the catalogue. Write its name, or choose it at the upload."),
    "no_benefit": _("They have no such benefit here (%(raw)s). Enter it for the household, then check again."),
    "twice_in_file": _("An earlier row of this file pays %(raw)s already."),
    "in_kind": "%(raw)s",
    "not_granted": "%(raw)s",
    "month_order": "%(raw)s",
    "outside_period": "%(raw)s",
    "paid_already": "%(raw)s",
}


def sentence(line):
    """What is wrong with a rejected line, in the reader's language where it is not said in words of the check."""
    return str(SENTENCES[line.code]) % {"raw": line.raw}


def payment_errors(file, lines):
    """The bytes of the workbook: ``file`` with the rejected ``lines`` marked; its words are Chinese."""
    with translation.override("zh-hans"):
        titles = {sheet.name: title_of(sheet) for sheet in file.sheets}
        marks = [
            Mark(titles[line.sheet], line.row, file.place_of(line.sheet, line.column), "error", sentence(line))
            for line in lines
        ]
        return marked_workbook(file, marks)

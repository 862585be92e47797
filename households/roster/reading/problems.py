"""What can be wrong with a row, by its code: error or warning, and the sentence about it."""

import re
from dataclasses import asdict, dataclass

from django.utils.translation import gettext_lazy as _

from households.sheets.identity import ID_PROBLEMS

ERRORS = {
    **ID_PROBLEMS,
    "id_duplicate_in_file": _("The same ID number stands in an earlier row of this file."),
    "id_in_other_household": _("This person is registered in another household."),
    "name_missing": _("The name is missing."),
    "head_missing": _("The household has no head in this file, or no members."),
    "two_heads": _("The household has more than one head in this file."),
    "household_missing": _("The household of this member is on no sheet of this file."),
    "held_back": _("Held back: the row of the head of this household was rejected."),
    "value_too_long": _("The text is too long for this column."),
    "number_of_other_household": _("Household “%(raw)s” has this number, and it is another family."),
    "formula_without_value": _(
        "The cell holds a formula that was never computed. Open the file in Excel or WPS, save it, and upload it again."
    ),
}
WARNINGS = {
    "id_missing": _("There is no ID number; the member is kept as “without a number yet”."),
    "number_damaged": _(
        "Excel turned the number into a figure and lost its last digits; it is left empty. Please type it again in a "
        "column set to text."
    ),
    "sex_mismatch": _("The sex disagrees with the ID number, which was followed."),
    "birth_mismatch": _("The birth date disagrees with the ID number, which was followed."),
    "value_unknown": _("“%(raw)s” is not in the list of values; it is kept as written."),
    "date_ambiguous": _("“%(raw)s” may be January or October; it is left empty."),
    "date_invalid": _("“%(raw)s” is no date."),
    "amount_invalid": _("“%(raw)s” is no amount."),
    "phone_invalid": _("“%(raw)s” is no phone number."),
    "area_unknown": _("The community “%(raw)s” is not among the areas you work in."),
    "column_unknown": _("The column “%(raw)s” is not known and was not read."),
    "hidden_row": _("The sheet has hidden rows; they are imported like the others."),
    "older_sheet": _(
        "The sheet is an older one of the same list and was not read; “%(raw)s” was. Choose it to read it."
    ),
    "name_suspicious": _("The name “%(raw)s” has a character that looks lost."),
    "household_conflict": _("“%(raw)s” disagrees with an earlier row of the household, which was followed."),
    "kin_not_read": _("“%(raw)s” is named beside the person, has no row in this household and was not read."),
    "joined_by_others": _(
        "Nothing says where this person lives; put into household “%(raw)s” because of others beside them."
    ),
    "member_gone": _("“%(raw)s”: the person no longer lives there and is kept with that status."),
    "head_chosen": _("“%(raw)s” was chosen here as the head of this household."),
    "moves_here": _("The person leaves household “%(raw)s” and comes in here, as was chosen."),
}
WITH_WORDS = {
    "id_in_other_household": _("The registry says that this person died, as a member of another household."),
    "id_missing": _("“%(raw)s” stands for an ID number; the member is kept without one, and this as the reason."),
}
"""Said where the cell holds words, or where more is known."""
MAX_RAW = 40
CONTROL = re.compile(r"[\x00-\x1f\x7f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


@dataclass(slots=True)
class Problem:
    """``row`` as Excel numbers it; ``column`` the caption; ``raw`` what the cell says (never an ID number)."""

    sheet: str
    row: int | None
    column: str
    code: str
    raw: str = ""

    @property
    def level(self):
        return "error" if self.code in ERRORS else "warning"

    @property
    def message(self):
        return message(self.code, self.raw)

    def as_json(self):
        return {
            "sheet": self.sheet,
            "row": self.row,
            "column": self.column,
            "level": self.level,
            "code": self.code,
            "message": self.message,
            "raw": self.raw,
        }

    def key(self):
        return tuple(asdict(self).values())


def message(code, raw=""):
    """The sentence in the reader's language."""
    sentence = WITH_WORDS.get(code) if raw else None
    return str(sentence or ERRORS.get(code) or WARNINGS[code]) % {"raw": raw}


def shorten(cell):
    text = " ".join(CONTROL.sub("", str(cell)).split())
    return text if len(text) <= MAX_RAW else text[:MAX_RAW] + "…"

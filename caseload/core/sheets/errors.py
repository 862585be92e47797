"""A file that cannot be read, said in one sentence: why, and what to do."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "empty": _("The file is empty. Please choose the file again, or ask the sender for it."),
    "damaged": _(
        "The file is damaged and cannot be opened. Please open it in Excel or WPS, save it as .xlsx, and upload that."
    ),
    "encrypted": _(
        "The file is protected by a password. Please open it, remove the password, save it, and upload it again."
    ),
    "unknown": _("This is not a spreadsheet. Please upload an .xlsx, .xls or .csv file."),
    "too_big": _(
        "The file unpacks to more than 200 MB. Please delete empty rows and pictures, or split it, and upload it again."
    ),
    "bomb": _(
        "The file unpacks to more than a hundred times its size, as no roster does. Please copy the table alone into "
        "a new workbook, and upload that."
    ),
    "large": _("The file is too large to be read at once."),
    "too_slow": _(
        "The file takes too long to read. Please copy the table alone into a new workbook, save it as .xlsx, and "
        "upload that."
    ),
    "macros": _("The file contains macros. Please save it as .xlsx, which leaves them out, and upload that."),
    "no_table": _(
        "No table was found: no row among the first ten has three known column headings such as 姓名, 证件号码, "
        "与户主关系. Please check that this is a roster; other headings are added under Catalogues, Roster headings."
    ),
    "no_payments": _(
        "No list of payments was found: no row among the first ten has headings for the person (姓名 or 身份证号) and "
        "the amount (金额, 发放金额). Please check that this is the list, and upload it again."
    ),
    "missing": _("The uploaded file is no longer kept. Please upload it again."),
    "no_sheet": _("The file has no sheet of that name. Please check the name of the sheet."),
}


class SheetError(Exception):
    """``code`` is a key of ``SENTENCES``; the text is its sentence in the reader's language."""

    def __init__(self, code):
        super().__init__(code)
        self.code = code

    def __str__(self):
        return str(SENTENCES[self.code])

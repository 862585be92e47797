"""The person's own file back, its wrong cells coloured and explained in a comment, with a list of them in front.

Of an xlsx the workbook itself, styles and all; other kinds, and very large ones, as an xlsx with the same rows in the
same places. Corrected there, it can be uploaded as it is: the list is marked as not to be imported.
"""

import io

from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from openpyxl.cell import WriteOnlyCell
from openpyxl.comments import Comment
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.worksheet.hyperlink import Hyperlink

from caseload.core.sheets.beside import NOT_READ
from caseload.core.sheets.marks import AUTHOR, LIST
from caseload.core.sheets.own_workbook import own_workbook
from caseload.core.sheets.rebuilt_workbook import plain_cell, rebuilt_workbook

MOST_MARKED = 5_000
"""More cells than this are not marked at once: the list says so."""
LIST_WIDTHS = (8, 18, 8, 18, 12, 10, 80)


def marked_workbook(file, marks):
    """The bytes of the workbook for ``file``, which has its ``sheets``, its ``content()`` and of a sheet the
    ``rows_read`` (index, cells). Called where the words are to be Chinese, like the sheets."""
    listed = marks[:MOST_MARKED]
    workbook = own_workbook(file, listed) or rebuilt_workbook(file, listed)
    _add_list(workbook, listed, len(marks))
    content = io.BytesIO()
    workbook.save(content)
    return content.getvalue()


def _add_list(workbook, marks, total):
    sheet = workbook.create_sheet(_free_title(workbook), 0)
    workbook.active = 0
    sheet.freeze_panes = "A3"
    for number, width in enumerate(LIST_WIDTHS, 1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    for other in workbook.worksheets[1:]:
        other.sheet_view.tabSelected = False
    first = WriteOnlyCell(sheet, NOT_READ + _lead(len(marks), total))
    first.font = Font(bold=True)
    first.comment = Comment(_("This sheet is only for reading; it is left out when the workbook is uploaded."), AUTHOR)
    sheet.append([first])
    sheet.append([_bold(sheet, text) for text in _captions()])
    for number, mark in enumerate(marks, 1):
        sheet.append(_line(sheet, number, mark))


def _lead(shown, total):
    words = ngettext("%(n)s place to look at.", "%(n)s places to look at.", total) % {"n": total}
    if shown < total:
        words += _("The first %(n)s are listed and marked.") % {"n": shown}
    return words + _("Correct the red cells, save the workbook, and upload it again.")


def _captions():
    return [_("No."), _("Sheet"), _("Row"), _("Column"), _("Cell"), _("Kind"), _("What is wrong")]


def _line(sheet, number, mark):
    link = WriteOnlyCell(sheet, mark.cell)
    link.hyperlink = Hyperlink(ref="A1", location=f"{quote_sheetname(mark.sheet)}!{mark.cell}")
    link.hyperlink.ref = f"E{number + 2}"
    link.font = Font(color="0563C1", underline="single")
    kind = _("Error") if mark.level == "error" else _("Remark")
    texts = [mark.sheet, mark.row, mark.caption, link, kind, mark.words]
    return [number, *(plain_cell(sheet, text) if text is not link else link for text in texts)]


def _bold(sheet, text):
    cell = WriteOnlyCell(sheet, str(text))
    cell.font = Font(bold=True)
    return cell


def _free_title(workbook):
    title, number = LIST, 1
    while title in workbook.sheetnames:
        number += 1
        title = f"{LIST}{number}"
    return title

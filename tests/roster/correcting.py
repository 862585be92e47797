"""What a person does with the marked workbook: goes through its list and puts each red cell right."""

from itertools import count

from caseload.core.personal import check_digit

_number = count(100)


def new_id():
    n = next(_number)
    first17 = f"37079919{50 + n % 50:02}0{1 + n % 9}15{n:03}"
    return first17 + check_digit(first17)


def correct(book, header_row):
    """Put right what the list in front of ``book`` says; what is only held back is left alone."""
    for _no, name, row, told, cell, kind, _words in book.worksheets[0].iter_rows(min_row=3, values_only=True):
        if kind != "错误":
            continue
        sheet = book[name]
        captions = {str(c.value): c.column for c in sheet[header_row] if c.value}
        caption = str(sheet.cell(header_row, sheet[cell].column).value)
        if "证件号码" in caption:
            sheet[cell].value = new_id()
        elif "姓名" in caption and told:
            sheet[cell].value = "赵补名"
        elif "与户主关系" in caption:
            _settle_head(sheet, captions, row, sheet[cell])


def _settle_head(sheet, captions, row, cell):
    number, relation = captions["户编号"], captions["与户主关系"]
    home = [r for r in range(1, sheet.max_row + 1) if sheet.cell(r, number).value == sheet.cell(row, number).value]
    heads = [r for r in home if sheet.cell(r, relation).value == "户主"]
    if not heads:
        cell.value = "户主"
    elif len(heads) > 1 and row in heads:
        cell.value = "其他"

"""Rows of a sheet that are none of its table: column numbers, totals, footers, the headings once more."""

import re
import unicodedata

NOT_READ = "【本页不导入】"
"""Begins the first cell of a sheet that is for people only: instructions, examples, lists of what is wrong."""
ENOUGH = 3
"""Cells of a row of headings, or of their numbers, at least."""
LONGEST_TOTAL = 20
NOISE = re.compile(r"[\s*★☆※:_'\"“”\u200b\ufeff\0]")
REPEATED = re.compile(r"(?<=[\u3400-\u9fff])\.\d{1,2}$")
"""What programs write behind a caption that stands there a second time: 姓名.1."""
NUMBERED = re.compile(r"^(\d{1,2}[.、)]|[(]\d{1,2}[)]|其中:?)")
COUNTERS = re.compile(r"\(?(\d{1,3}|[甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥]|[A-Z])\)?")
TOTAL = re.compile(r"^(本页|全村|全社区|全街道|街道)?(合计|小计|总计|共计|累计)|^.{0,10}(合计|小计|总计)[:：]?$")
TOTAL_WORD = re.compile(r"(合计|小计|总计|共计|累计)([:：(]?.{0,8})?|(本户|全户)?共\d+[人口户].{0,4}")
FIRST_CELLS = 3
"""A total may stand behind the community or the household that it is of."""
FOOTER = re.compile(
    r"^(填表人|填报人|审核人|领导签批人|单位负责人|负责人|制表人?|复核人?|经办人|联系人|填报日期|填表日期|制表日期|备注|说明|注|填报单位|"
    r"单位(\(盖章\))?|报送单位|主要领导|分管领导|签字|盖章|以上|本表|数据来源|共\d+页|第\d+页)(\(签字\)|\(盖章\)|\(签章\))?"
    r"(\d{1,2}[.、])?([:：;；。,，]|\d|$|.{12,})"
)


def plain(caption):
    """NFKC, without spaces and ``*``; brackets stay."""
    return REPEATED.sub("", NOISE.sub("", unicodedata.normalize("NFKC", str(caption))))


def normal(caption):
    """The same without numbering."""
    return NUMBERED.sub("", plain(caption))


def is_blank(cell):
    return cell is None or (isinstance(cell, str) and not cell.strip(" \t\r\n\u3000\xa0\u200b\ufeff\0"))


def is_beside(cells, filled, header):
    """A row of column numbers, a total, a footer, or the header once more. Most rows are told by their first cell."""
    first = normal(_number(cells[filled[0]]))
    if TOTAL.search(first) or (len(filled) <= 5 and FOOTER.match(_spaced(cells[filled[0]]))):
        return True
    if any(_is_total(cells[at]) for at in filled[1:FIRST_CELLS]):
        return True
    if len(filled) < ENOUGH or not (first in header or COUNTERS.fullmatch(plain(_number(cells[filled[0]])))):
        return False
    texts = [_number(cells[column]) for column in filled]
    known = sum(normal(text) in header for text in texts)
    return all(COUNTERS.fullmatch(plain(text)) for text in texts) or known * 3 >= len(texts) * 2


def _is_total(cell):
    """Of a cell that is not the first one: 小计 behind the community that it is of."""
    is_short = isinstance(cell, str) and len(cell) < LONGEST_TOTAL and ("计" in cell or "共" in cell)
    return is_short and bool(TOTAL_WORD.fullmatch(normal(cell)))


def _number(cell):
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)


def _spaced(cell):
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", _number(cell)))

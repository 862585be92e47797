"""A list of payments as it was sent: its table found, its rows told from totals and signatures, each cell read."""

import re
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from caseload.core.amounts import parse_amount
from caseload.core.dates import DateProblem, parse_date
from caseload.core.sheets import SheetError, read
from caseload.core.sheets.beside import NOT_READ, is_beside, is_blank, normal
from caseload.core.sheets.captions import HEADER_AMONG, fold
from households.sheets.cells import folded, is_nothing, text_of
from households.sheets.identity import Identity, read_id, read_name

CAPTIONS = {
    "name": "姓名 享受人 享受人姓名 发放对象 对象姓名 保障对象 补贴对象 领取人 领取人姓名 收款人 收款人姓名 name",
    "id": "证件号码 身份证号 身份证号码 公民身份号码 身份证 证件号 领取人身份证号 收款人身份证号 idnumber",
    "holder": "户名 账户名 账户名称 开户名 账户姓名",
    "head": "户主 户主姓名",
    "number": "户编号 家庭编号 householdnumber",
    "area": "社区 村 所属社区 村社区 所在社区 社区名称 居委会 村居",
    "policy": "政策 政策名称 项目 项目名称 补贴项目 补贴名称 待遇 待遇名称 资金名称 资金项目 发放项目 policy",
    "months": "发放月份 所属月份 月份 所属期 发放期 发放年月 待遇月份 补贴月份 年月 month",
    "amount": "金额 发放金额 补贴金额 补助金额 实发金额 实发 交易金额 发放资金 待遇金额 本月发放 合计金额 amount",
    "paid_on": "发放日期 发放时间 打款日期 到账日期 交易日期 支付日期 入账日期 拨付日期 paidon",
    "paper": "批次 批次号 文号 凭证号 发放批次 拨付文号",
    "kind": "发放类型 发放性质 发放类别",
    "result": "发放状态 发放结果 处理结果 交易状态 交易结果 到账状态 状态 结果",
    "note": "备注 摘要 附言 说明",
}
COLUMNS = {caption: column for column, captions in CAPTIONS.items() for caption in captions.split()}
LEAST = 2
"""Known captions of a header, the amount and somebody among them."""
WHO = {"name", "id", "holder", "head"}
SUPPLEMENT = re.compile("补发|补差|追补|增发|临时补贴")
NOT_PAID = re.compile("失败|退票|退回|退汇|未成功|不成功|未到账|未发|冲正|拒绝|异常")
TO = "(?:-|—|–|~|至|到)"
SPAN = re.compile(rf"(?:(\d{{4}})[年./-]?)?(\d{{1,2}})月?{TO}(?:(\d{{4}})[年./-]?(\d{{1,2}})月?|(\d{{1,2}})月)份?")
"""2026年1-3月, 1月至3月, 2026.01-2026.03; not 2026-01-03, which is a day."""
MONTH_ALONE = re.compile(r"(\d{1,2})月份?")


@dataclass
class Row:
    """A row of the file; ``number`` as Excel counts. ``problem``: (code, column, what the cell says) of the first cell
    that cannot be read."""

    sheet: str
    number: int
    name: str = ""
    who: Identity = field(default_factory=Identity, repr=False)
    head: str = ""
    household_number: str = ""
    area: str = ""
    policy: str = ""
    first_month: date | None = None
    last_month: date | None = None
    amount: Decimal | None = None
    paid_on: date | None = None
    paper: str = ""
    is_supplement: bool = False
    problem: tuple = ()


@dataclass
class Table:
    columns: dict
    """{place: column}."""
    rows: list
    """(index, number as Excel counts, cells) of each."""
    skipped: int


class PaymentFile:
    """Raises SheetError for what is no list of payments."""

    def __init__(self, data, most=None):
        self.data, self.sheets = data, read(data, most)
        self.tables = {sheet.name: found for sheet in self.sheets if not sheet.hidden and (found := find_table(sheet))}
        if not self.tables:
            raise SheetError("no_payments")

    def content(self):
        return self.data

    def rows_read(self, sheet):
        """(index, cells) of the rows of its table."""
        table = self.tables.get(sheet.name)
        return [(index, cells) for index, _number, cells in table.rows] if table else []

    def place_of(self, sheet, column):
        """Where a column of ours stands on the sheet of that name, from 1; the first one where it has none."""
        columns = self.tables[sheet].columns
        places = [at for at, name in columns.items() if name == column] or [min(columns)]
        return places[0] + 1

    @property
    def skipped(self):
        return sum(table.skipped for table in self.tables.values())

    def rows(self, default_month=None):
        """``default_month``: its year is that of months without one."""
        typed = {sheet.name: sheet.typed for sheet in self.sheets}
        year = default_month.year if default_month else None
        for name, table in self.tables.items():
            for _index, number, cells in table.rows:
                said = {column: cells[at] for at, column in table.columns.items() if at < len(cells)}
                yield read_row(Row(name, number), said, typed[name], year)


def find_table(sheet):
    """The row among the first ten with most captions of ours, and the rows below it; None where there is none."""
    if sheet.rows and sheet.rows[0] and str(sheet.rows[0][0]).startswith(NOT_READ):
        return None
    heads = [_columns_of(row) for row in sheet.rows[:HEADER_AMONG]]
    best = max(range(len(heads)), key=lambda at: len(heads[at]), default=None)
    if best is None or not _is_header(set(heads[best].values())):
        return None
    columns, header = heads[best], {normal(str(cell)) for cell in sheet.rows[best] if not is_blank(cell)}
    telling = [at for at, column in columns.items() if column in WHO or column == "amount"]
    table = Table(columns, [], 0)
    for index in range(best + 1, len(sheet.rows)):
        cells = sheet.rows[index]
        filled = [at for at, cell in enumerate(cells) if not is_blank(cell)]
        says_something = not set(telling).isdisjoint(filled)
        if says_something and not is_beside(cells, filled, header):
            table.rows.append((index, sheet.numbers[index], cells))
        else:
            table.skipped += bool(filled)
    return table


def _columns_of(row):
    """{place: column} of the captions that are known, each column once."""
    found = {}
    for at, cell in enumerate(row):
        column = COLUMNS.get(fold(cell).lower())
        if column and column not in found.values():
            found[at] = column
    return found


def _is_header(columns):
    return len(columns) >= LEAST and "amount" in columns and bool(columns & WHO)


def read_row(row, said, typed, year):
    text = {column: "" if is_nothing(cell) else text_of(cell) for column, cell in said.items()}
    row.name = read_name(said.get("name") or said.get("holder") or said.get("head") or "").name
    row.head, row.household_number = text.get("head", ""), text.get("number", "")
    row.area, row.policy, row.paper = text.get("area", ""), text.get("policy", ""), text.get("paper", "")[:60]
    row.is_supplement = bool(SUPPLEMENT.search(text.get("kind", "") + text.get("note", "")))
    row.who = read_id(said.get("id", ""))
    for read_cell in (_result, _identity, _amount, _months, _day):
        row.problem = row.problem or read_cell(row, said, text, typed, year) or ()
    return row


def _result(row, said, text, typed, year):
    if NOT_PAID.search(text.get("result", "")):
        return "not_paid", "result", text["result"]


def _identity(row, said, text, typed, year):
    if row.who.problem:
        return row.who.problem, "id", ""
    if not row.name and not row.who.certificate:
        return "name_missing", "name", ""


def _amount(row, said, text, typed, year):
    try:
        amount = parse_amount(said.get("amount"))
    except ValueError:
        amount = None
    if amount is None or not 0 < amount.yuan < 10**8:
        return "amount_invalid", "amount", text.get("amount", "")
    row.amount = amount.yuan


def _months(row, said, text, typed, year):
    if not text.get("months"):
        return None
    try:
        row.first_month, row.last_month = read_months(said["months"], typed, year)
    except ValueError:
        return "month_invalid", "months", text["months"]


def read_months(cell, typed=True, year=None):
    """(first, last), each the first day of a month: 2026-03, 202603, 2026年1-3月; 3月 of ``year``. Else ValueError."""
    said = folded(cell) if isinstance(cell, str) else ""
    if span := SPAN.fullmatch(said):
        first_year = int(span[1] or year or 0)
        if first_year:
            return date(first_year, int(span[2]), 1), date(int(span[3] or first_year), int(span[4] or span[5]), 1)
    if alone := MONTH_ALONE.fullmatch(said):
        return (date(year or 0, int(alone[1]), 1),) * 2
    found = parse_date(cell, typed=typed)
    if found is None or not found.month:
        raise ValueError("no month")
    return (found.first_day.replace(day=1),) * 2


def _day(row, said, text, typed, year):
    if not text.get("paid_on"):
        return None
    try:
        found = parse_date(said["paid_on"], typed=typed)
    except DateProblem:
        found = None
    if found is None or not found.day:
        return "day_invalid", "paid_on", text["paid_on"]
    row.paid_on = found.first_day

"""Lists as workbooks: which columns leave, how values stand in cells, and who may take whole numbers."""

import io
from datetime import date
from decimal import Decimal
from types import SimpleNamespace

import openpyxl
import pytest
from django.core.exceptions import PermissionDenied

from caseload.core.models import AccessRecord
from caseload.core.services.exports import export_workbook
from caseload.core.sheets.resource import Column, SheetResource


class ToolResource(SheetResource):
    title = "工具"

    name = Column("名称", "name")
    owner = Column("负责人", "owner__name")
    phone = Column("电话", "phone", whole=True)
    tail = Column("电话尾号", masked=True)
    price = Column("价格", "price")
    bought = Column("购置日期", "bought")
    lent = Column("外借", "lent")
    uses = Column("用途", "uses")

    def dehydrate_tail(self, tool):
        return tool.phone[-4:]


def tool(**more):
    usual = {"name": "=1+1", "owner": None, "phone": "13812346207", "price": Decimal("12.00"), "lent": False}
    return SimpleNamespace(**{**usual, "bought": date(2026, 3, 5), "uses": ["修", "量"], **more})


def test_numbers_of_persons_stand_masked_unless_whole_ones_are_asked_for():
    heads = ["名称", "负责人", "价格", "购置日期", "外借", "用途"]
    assert ToolResource().table([])[0] == [*heads[:2], "电话尾号", *heads[2:]]
    assert ToolResource(numbers=True).table([])[0] == [*heads[:2], "电话", *heads[2:]]


def test_values_stand_as_a_person_reads_them():
    [_heads, line] = ToolResource().table([tool(owner=SimpleNamespace(name="李秀兰"))])
    assert line == ["=1+1", "李秀兰", "6207", 12, "2026-03-05", "否", "修、量"]
    [_heads, line] = ToolResource().table([tool(price=Decimal("0.50"), lent=True, uses=[])])
    assert line[1:] == [None, "6207", 0.5, "2026-03-05", "是", ""]


def test_texts_are_text_cells_and_the_export_is_recorded(supervisor):
    content = export_workbook(by=supervisor, subject="工具", rows=1, sheets=[(ToolResource(), [tool()])])
    cell = openpyxl.load_workbook(io.BytesIO(content))["工具"]["A2"]
    assert (cell.value, cell.data_type, cell.quotePrefix) == ("=1+1", "s", True)
    record = AccessRecord.objects.get()
    assert (record.user, record.kind, record.subject, record.rows) == (supervisor, "export", "工具", 1)


@pytest.mark.parametrize(("who", "reason"), [("supervisor", ""), ("office", "核对")])
def test_whole_numbers_need_the_right_and_a_reason(who, reason, request):
    sheets = [(ToolResource(numbers=True), [tool()])]
    with pytest.raises(PermissionDenied):
        export_workbook(by=request.getfixturevalue(who), subject="工具", rows=1, sheets=sheets, reason=reason)
    assert not AccessRecord.objects.exists()

"""Kinds of files that office software writes beside xlsx and csv, and what must be told of each: hidden rows, merges,
formulas that were never computed."""

import io
import zipfile
from email.message import EmailMessage
from pathlib import Path

import openpyxl
import pytest

from caseload.core.sheets import SheetError, read

ODD = Path(__file__).parents[1] / "rosters" / "odd"
XML = """<?xml version="1.0" encoding="{encoding}"?><?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:x="urn:schemas-microsoft-com:office:excel"
 xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
<Worksheet ss:Name="名册"><Table>
<Row ss:Index="2"><Cell ss:MergeAcross="1"><Data ss:Type="String">标题</Data></Cell></Row>
<Row><Cell ss:Index="2"><Data ss:Type="String">姓名</Data></Cell><Cell><Data ss:Type="String">号</Data></Cell></Row>
<Row ss:Hidden="1"><Cell ss:Index="2" ss:MergeDown="1"><Data ss:Type="String">王芳</Data></Cell>
<Cell><Data ss:Type="Number">12</Data></Cell><Cell ss:Formula="=1+1"/></Row>
<Row><Cell ss:Index="3"><ss:Data ss:Type="String" xmlns="http://www.w3.org/TR/REC-html40"><B>粗</B>体</ss:Data></Cell>
<Cell><Data ss:Type="DateTime">2024-03-05T00:00:00.000</Data></Cell></Row>
</Table></Worksheet>
<Worksheet ss:Name="旧"><Table><Row><Cell><Data ss:Type="String">旧</Data></Cell></Row></Table>
<x:WorksheetOptions><x:Visible>SheetHidden</x:Visible></x:WorksheetOptions></Worksheet></Workbook>"""


@pytest.mark.parametrize("encoding", ["utf-8", "gbk", "utf-16"])
def test_xml_spreadsheet_2003(encoding):
    sheet, old = read(XML.format(encoding=encoding).encode(encoding))
    assert (sheet.name, sheet.hidden, old.name, old.hidden) == ("名册", False, "旧", True)
    assert sheet.rows[:3] == [[], ["标题"], ["", "姓名", "号"]]
    assert sheet.rows[3][:3] == ["", "王芳", 12] and sheet.rows[4][2] == "粗体" and sheet.rows[4][3].year == 2024
    assert sheet.merges == [(1, 0, 1, 1), (3, 1, 4, 1)]
    assert (sheet.hidden_rows, sheet.uncomputed, sheet.typed) == ({4}, [(3, 3)], True)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (XML.replace("<Worksheet ", "<!DOCTYPE a [<!ENTITY b 'c'>]><Worksheet ", 1), "damaged"),
        (XML[:-40], "damaged"),
        (XML.replace('ss:Index="2"', 'ss:Index="99999999999"', 1), "too_big"),
        (XML.replace('ss:MergeAcross="1"', 'ss:MergeAcross="99999999999"', 1), "too_big"),
    ],
)
def test_a_bad_xml_spreadsheet_is_refused(text, code):
    with pytest.raises(SheetError) as refused:
        read(text.format(encoding="utf-8").encode())
    assert refused.value.code == code


PAGE = "<html><table><tr><th>姓名<th>号</tr><tr style='mso-height:0;display:none'><td>王芳<td>1</tr></table></html>"


def test_hidden_rows_of_a_web_page():
    [sheet] = read(PAGE.encode())
    assert (sheet.rows, sheet.hidden_rows) == ([["姓名", "号"], ["王芳", "1"]], {2})


@pytest.mark.parametrize(("charset", "packing"), [("utf-8", "base64"), ("gb2312", "quoted-printable")])
def test_a_web_page_in_one_file(charset, packing):
    message = EmailMessage()
    message["Subject"] = "名册.xls"
    frame = "<html><xml><x:Name>东关</x:Name><x:Name>西关</x:Name></xml></html>"
    for page in (frame, PAGE, PAGE.replace("王芳", "李军")):
        message.add_related(page, subtype="html", charset=charset, cte=packing)
    east, west = read(bytes(message))
    assert (east.name, west.name) == ("东关", "西关")
    assert (east.rows[1], west.rows[1], east.hidden_rows) == (["王芳", "1"], ["李军", "1"], {2})


def test_a_workbook_that_is_only_write_protected_opens_and_one_with_a_password_does_not():
    [sheet] = read(ODD / "b32_velvet.xlsx")
    assert sheet.rows[1][3] == "冯文燕"
    changed = (ODD / "b32_velvet.xlsx").read_bytes().replace(b'spinCount="100000"', b'spinCount="100001"')
    for data in (changed, changed[:3000]):
        with pytest.raises(SheetError) as refused:
            read(data)
        assert refused.value.code == "encrypted"


def test_hidden_rows_of_an_old_workbook():
    [sheet] = read(ODD / "b15_hidden.xls")
    assert sheet.hidden_rows == {4}


MANIFEST = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"


def opendocument(rows):
    namespaces = 'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    namespaces += 'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    namespaces += 'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    body = f'<office:body><office:spreadsheet><table:table table:name="名册">{rows}</table:table></office:spreadsheet>'
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        made.writestr(
            "META-INF/manifest.xml", '<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
        )
        whole = f"<office:document-content {namespaces}>{body}</office:body></office:document-content>"
        made.writestr("content.xml", whole)
    return content.getvalue()


def test_hidden_rows_of_an_opendocument_table():
    def cell(text):
        return f'<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>'

    rows = "".join(
        f"<table:table-row{how}>{cell(name)}{cell(n)}</table:table-row>"
        for n, (name, how) in enumerate(
            [("姓名", ""), ("王芳", ' table:visibility="collapse"'), ("李军", ""), ("陈", ' table:visibility="filter"')]
        )
    )
    [sheet] = read(opendocument(rows))
    assert [row[0] for row in sheet.rows] == ["姓名", "王芳", "李军", "陈"]
    assert sheet.hidden_rows == {2, 4}


def test_formulas_that_were_never_computed():
    made = openpyxl.Workbook()
    made.active.append(["姓名", "号"])
    for n in range(2, 4000):
        made.active.append([f"人{n}", f'=CONCATENATE("{n}","x")' if n % 1000 == 0 else n])
    content = io.BytesIO()
    made.save(content)
    [sheet] = read(content.getvalue())
    assert sheet.uncomputed == [(999, 1), (1999, 1), (2999, 1)]
    [sheet] = read(ODD / "c10_address_formula_uncached.xlsx")
    assert sheet.uncomputed == [(row, 8) for row in range(1, 17)]

"""Documents are judged by their content, whatever their name says."""

import io
import zipfile

import pytest
from openpyxl import Workbook

from caseload.core import documents
from caseload.core.documents import DocumentRefused, read_document
from tests import make

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600


def package(**parts):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as pack:
        for name, content in parts.items():
            pack.writestr(name.replace("__", "/").replace("_xml", ".xml").replace("_bin", ".bin"), content)
    return out.getvalue()


def saved(made):
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("鉴定报告.PDF", make.PDF, "pdf"),
        ("报告", make.PDF, "pdf"),
        ("答复函.docx", lambda: package(**{"word/document.xml": "<w/>"}), "docx"),
        ("名单.xls", lambda: saved(Workbook()), "xlsx"),
    ],
)
def test_what_it_is_follows_from_its_content(name, content, kind):
    found = read_document(make.document_file(name, content() if callable(content) else content))
    assert (found.kind, found.name) == (kind, f"{name.partition('.')[0]}.{kind}")


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"<script>alert(1)</script>",
        b"MZ" + b"\0" * 200,
        OLE,
        b"PK\x03\x04 cut off",
        package(index__html="<html>"),
        package(xl__workbook_xml="<x/>", **{f"part{n}": "" for n in range(5001)}),
    ],
    ids=["empty", "html", "program", "doc of 1997", "cut off", "zip of pages", "too many parts"],
)
def test_anything_else_is_refused_in_a_sentence(content):
    with pytest.raises(DocumentRefused) as refused:
        read_document(make.document_file("答复.pdf", content))
    assert str(refused.value)


TYPES, SHEET_RELATIONS = "[Content_Types].xml", "xl/_rels/workbook.xml.rels"


@pytest.mark.parametrize(
    ("heart", "part", "content"),
    [
        ("word/document.xml", "word/vbaProject.bin", OLE),
        ("word/document.xml", "word/notes.bin", OLE),
        ("word/document.xml", "word/embeddings/rechnung.xlsx", OLE),
        ("word/document.xml", TYPES, "<Default ContentType='application/vnd.ms-office.vbaProject'/>"),
        ("xl/workbook.xml", TYPES, "<Override ContentType='x.sheet.macroEnabled.main+xml'/>"),
        ("xl/workbook.xml", SHEET_RELATIONS, "<Relationship Type='http://x/VBAProject'/>"),
        ("xl/workbook.xml", SHEET_RELATIONS, "<Relationship Type='http://x/xlMacrosheet'/>"),
        ("word/document.xml", "word/_rels/settings.xml.rels", "<R Type='x/attachedTemplate' TargetMode='External'/>"),
        ("word/document.xml", "word/_rels/document.xml.rels", "<R Type='x/oleObject'/>"),
    ],
)
def test_what_acts_by_itself_is_refused_whatever_its_part_is_called(heart, part, content):
    with pytest.raises(DocumentRefused, match="含宏"):
        read_document(make.document_file("答复.docx", package(**{heart: "<x/>", part: content})))


def test_too_large_and_what_unpacks_to_too_much(monkeypatch):
    monkeypatch.setattr(documents, "MOST_UNPACKED", 1000)
    with pytest.raises(DocumentRefused):
        read_document(make.document_file("a.docx", package(word__document_xml="<w/>" * 1000)))
    monkeypatch.setattr(documents, "MAX_BYTES", 10)
    with pytest.raises(DocumentRefused):
        read_document(make.document_file())


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("../../etc/passwd.pdf", "passwd.pdf"),
        ("a\u202efdp.exe", "afdp.pdf"),
        ("长" * 300, f"{'长' * 100}.pdf"),
    ],
)
def test_a_name_leads_nowhere(sent, kept):
    file = make.document_file()
    file._name = sent
    assert read_document(file).name == kept

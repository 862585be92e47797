"""What a row says of its person, settled: the number with its kind of certificate, and what is said twice compared."""

import re

from caseload.core import personal
from households import vocab
from households.roster.reading import values
from households.roster.reading.columns import BY_ID
from households.sheets.identity import Identity

ID_CARD = re.compile("身份证|户口|居民证|残疾")
MISTYPED = re.compile("[0-9]{14}")
"""So many digits may be an ID number, of 15 or 18."""


def finish_person(record, columns):
    """What a row says twice is compared: sex, birth date and disability come from the number.

    ``columns``: {column id: caption}, to name the cell.
    """
    if not record.name and not any(problem.code == "formula_without_value" for problem in record.problems):
        record.report("name_missing", columns.get("name", ""))
    if record.note_of_name == vocab.HEAD:  # 张三(户主)
        record.relation = record.relation or vocab.HEAD
    elif record.note_of_name:
        _note(record, record.note_of_name)
    _settle_number(record, columns)
    if record.id_number and not record.paper:
        _compare_with_number(record, columns)


def _note(record, words):
    record.person_values["note"] = " ".join(filter(None, [record.person_values.get("note"), words]))


def _settle_number(record, columns):
    """The number as the ID card's, or as that of the paper that the row names."""
    found, caption = record.identity or record.certificate or Identity(), columns.get("cert_no", "")
    kind = record.person_values.get("cert_type")
    paper = found.paper or (_paper(kind, found.text) if kind else "")
    if found.certificate and not found.problem:
        record.id_number = found.certificate.number
    elif found.problem and not (paper and found.text):
        record.report(found.problem, caption)
    elif found.is_masked or record.has_masked_number:
        record.has_masked_number = True
    else:
        record.why_no_number = found.words or paper
        if paper and found.text:
            record.id_number, record.paper = found.text[: BY_ID["cert_no"].limit], paper
            if kind and kind not in vocab.PAPERS:
                _note(record, kind)
            record.person_values["cert_type"] = paper
        record.report("id_missing", caption, record.why_no_number)


def _paper(kind, number):
    """The paper that a kind of certificate is: one of the list, or another that it does not know (离休证), unless it is
    an ID card in other words or its number is as long as that of one."""
    if kind in vocab.CERT_TYPES:
        return kind if kind in vocab.PAPERS else ""
    return "" if ID_CARD.search(kind) or MISTYPED.search(number) else vocab.OTHER_PAPER


def _compare_with_number(record, columns):
    born, sex = personal.birth_of(record.id_number), personal.sex_of(record.id_number)
    if {record.person_values.get("sex", sex)} & {"M", "F"} - {sex}:
        record.report("sex_mismatch", columns.get("sex", ""))
    if not values.birth_agrees(record.person_values.get("birth_date"), born):
        record.report("birth_mismatch", columns.get("birth_date", ""))
    record.person_values["sex"], record.person_values["birth_date"] = sex, born
    for found in filter(None, (record.certificate, record.identity)):
        for identity in ("disability_type", "disability_level"):
            if value := getattr(found.certificate, identity, ""):
                record.person_values[identity] = value

"""The rows of a table as records: each cell read, each problem noted on its row."""

from dataclasses import dataclass, field

from caseload.core import personal
from households import vocab
from households.roster.reading import values
from households.roster.reading.identity import read_id, read_name
from households.roster.reading.problems import ERRORS, Problem, shorten
from households.roster.reading.table import is_blank

PRESENT = "present"
REMEMBERED = 5_000
"""Contents of a column that are kept with what they mean; a column with more than these hardly repeats itself."""


@dataclass(slots=True)
class Record:
    """One row: a person, or a household on a sheet that lists households."""

    sheet: str
    row: int
    index: int
    is_person: bool
    household_values: dict = field(default_factory=dict)
    person_values: dict = field(default_factory=dict)
    """{column id: value} of the columns filled in, by scope."""
    name: str = ""
    number: str = ""
    id_number: str = ""
    relation: str = ""
    head_name: str = ""
    head_id: str = ""
    village: str = ""
    note_of_name: str = ""
    certificate: object = None
    span: int | None = None
    problems: list = field(default_factory=list)
    is_rejected: bool = False

    @property
    def is_head(self):
        return self.relation == vocab.HEAD

    @property
    def place(self):
        return (self.sheet, self.row)

    def report(self, code, column="", raw=""):
        self.problems.append(Problem(self.sheet, self.row, column, code, shorten(raw)))
        self.is_rejected = self.is_rejected or code in ERRORS


def read_records(table):
    """The records of a table, in order."""
    reader = _Reader(table)
    return [reader.record(index, row, cells) for index, row, cells in table.records]


def lists_households(table):
    """A sheet of households: their heads' names or numbers, but no members."""
    if table.has("name"):
        return False
    return table.has("head_name") or (table.has("household_no") and not table.has("relation_to_head"))


def columns_of(table):
    """{column id: caption} of what is known."""
    return {caption.column.id: caption.text for caption in reversed(table.captions) if caption.column}


class _Reader:
    def __init__(self, table):
        self.table = table
        self.is_person = not lists_households(table)
        known = [caption for caption in table.captions if caption.column and caption.column.kind != "sheet"]
        self.cells = [(caption.index, _Cells(caption, table.typed)) for caption in known]
        self.columns = columns_of(table)

    def record(self, index, row, cells):
        record = Record(self.table.name, row, index, self.is_person, span=self.table.spans.get(index))
        width = len(cells)
        for at, column in self.cells:
            if at < width and cells[at] not in ("", None):
                column.put(record, cells[at])
        if self.is_person:
            finish_person(record, self.columns)
        return record


class _Cells:
    """The cells of one column. Most of them repeat; each content is read once. ID numbers are not remembered."""

    def __init__(self, caption, typed):
        self.caption, self.typed, self.memory = caption, typed, {}
        self.read, self.apply = _SPECIAL.get(caption.column.kind, (_value, _put_value))
        self.remembered = 0 if caption.column.kind in ("id", "head_id") else REMEMBERED

    def put(self, record, cell):
        key = cell if type(cell) is str else (type(cell), cell)
        found = self.memory.get(key)
        if found is None:
            found = False if is_blank(cell) else self.read(self.caption, cell, self.typed)
            if len(self.memory) < self.remembered:
                self.memory[key] = found
        if found is not False:
            self.apply(record, self.caption, cell, found)


def _value(caption, cell, typed):
    """(value, codes of what is wrong with it); a text too long for its column is not kept."""
    found = values.READERS[caption.column.kind](caption, cell, typed)
    value, problems = found.value, [found.problem] if found.problem else []
    texts = value if isinstance(value, list) else [value]
    if any(isinstance(text, str) and len(text) > caption.column.limit for text in texts):
        value, problems = None, [*problems, "value_too_long"]
    return value, problems


def _put_value(record, caption, cell, found):
    value, problems = found
    for code in problems:
        record.report(code, caption.text, cell)
    if value is not None:
        _keep(record, caption, value)


def _keep(record, caption, value):
    """The first column of a meaning wins; lists (phones, risks) add up; a second one that differs is said."""
    column = caption.column
    if column.kind == "number_of_household":
        record.number = record.number or value
        return
    if column.kind == "area":
        record.village = record.village or value
        return
    values_of = record.household_values if column.scope == "H" else record.person_values
    kept = values_of.setdefault(column.id, value)
    if isinstance(kept, list) and isinstance(value, list):
        values_of[column.id] = [*kept, *(part for part in value if part not in kept)]
    elif kept != value:
        record.report("household_conflict", caption.text, str(value))


# --- columns that say who ---


def _name(record, caption, cell, found):
    record.name = record.name or found.name
    if len(found.name) > caption.column.limit:
        record.report("value_too_long", caption.text, found.name)
    if found.suspicious:
        record.report("name_suspicious", caption.text, found.name)
    if vocab.STATUS_WORDS.get(found.note, PRESENT) != PRESENT:
        record.person_values["member_status"] = vocab.STATUS_WORDS[found.note]
        record.report("member_gone", caption.text, found.note)
    elif found.note and found.note not in (vocab.HEAD, "本人"):
        record.note_of_name = found.note


def _id(record, caption, cell, found):
    if not record.is_person:
        _head_of_sheet(record, caption, found)
    elif found.problem:
        record.report(found.problem, caption.text)
    elif found.certificate:
        record.id_number, record.certificate = found.certificate.number, found.certificate


def _head_of_sheet(record, caption, found):
    """On a sheet of households the number beside the head's name is the head's."""
    if found.problem:
        record.report(found.problem, caption.text)
    elif found.certificate:
        record.head_id = found.certificate.number


def _head_id(record, caption, cell, found):
    if not record.is_person:
        _head_of_sheet(record, caption, found)
    elif found.certificate and not found.problem:
        record.head_id = found.certificate.number


def _head_name(record, caption, cell, found):
    record.head_name = found.name


def _relation(record, caption, cell, found):
    if found.problem:
        record.report(found.problem, caption.text, cell)
    if len(found.value or "") > caption.column.limit:
        record.report("value_too_long", caption.text, cell)
    record.relation = found.value or ""


def _status(record, caption, cell, found):
    if found.problem:
        record.report(found.problem, caption.text, cell)
        record.person_values["status_text"] = found.value[: caption.column.limit]
        return
    record.person_values["member_status"] = found.value or PRESENT
    if record.person_values["member_status"] != PRESENT:
        record.report("member_gone", caption.text, cell)


def _read_name(caption, cell, typed):
    return read_name(cell)


def _read_id(caption, cell, typed):
    return read_id(cell)


_SPECIAL = {
    "name": (_read_name, _name),
    "id": (_read_id, _id),
    "head_id": (_read_id, _head_id),
    "head_name": (_read_name, _head_name),
    "relation": (values.read_relation, _relation),
    "status": (values.read_status, _status),
}
"""Kind of a column that says who somebody is: how a cell of it is read, and put on the record."""


def finish_person(record, columns):
    """What a row says twice is compared: sex, birth date and disability come from the number.

    ``columns``: {column id: caption}, to name the cell.
    """
    if not record.name:
        record.report("name_missing", columns.get("name", ""))
    if record.note_of_name:
        record.person_values["note"] = " ".join(filter(None, [record.person_values.get("note"), record.note_of_name]))
    if not record.id_number:
        if not any(problem.code.startswith("id_") for problem in record.problems):
            record.report("id_missing", columns.get("cert_no", ""))
        return
    born, sex = personal.birth_of(record.id_number), personal.sex_of(record.id_number)
    if {record.person_values.get("sex", sex)} & {"M", "F"} - {sex}:
        record.report("sex_mismatch", columns.get("sex", ""))
    if not values.birth_agrees(record.person_values.get("birth_date"), born):
        record.report("birth_mismatch", columns.get("birth_date", ""))
    record.person_values["sex"], record.person_values["birth_date"] = sex, born
    for identity in ("disability_type", "disability_level"):
        if value := getattr(record.certificate, identity, ""):
            record.person_values[identity] = value


def promote(record, columns):
    """A row of a file that lists only households, as the row of the head."""
    record.is_person = True
    record.name, record.id_number, record.relation = record.head_name, record.head_id, vocab.HEAD
    finish_person(record, {"name": columns.get("head_name", ""), "cert_no": columns.get("head_id", "")})

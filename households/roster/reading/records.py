"""The rows of a table as records: each cell read, each problem noted on its row."""

from dataclasses import dataclass, field, replace

from caseload.core import personal
from caseload.core.sheets.beside import is_blank
from households import vocab
from households.roster.reading import values
from households.roster.reading.persons import finish_person
from households.roster.reading.problems import ERRORS, Problem, shorten
from households.sheets.identity import Identity, read_id, read_name

PRESENT = "present"
CHILD = "子女"
REMEMBERED = 5_000
"""Contents of a column that are kept with what they mean; a column with more than these hardly repeats itself."""


@dataclass(slots=True)
class Record:
    """One row: a person, or a household on a sheet that lists households."""

    sheet: str
    row: int
    index: int
    is_person: bool
    part: int = 0
    """Which of the people of its row it is: 0 the row's own, others are named beside, and the head above all."""
    household_values: dict = field(default_factory=dict)
    person_values: dict = field(default_factory=dict)
    """{column id: value} of the columns filled in, by scope."""
    name: str = ""
    number: str = ""
    id_number: str = ""
    identity: Identity | None = None
    """What the cell of the ID number says, until it is settled with the kind of certificate."""
    certificate: Identity | None = None
    """What the number of a disability certificate says."""
    paper: str = ""
    """The paper that ``id_number`` is the number of, if it is no ID card."""
    why_no_number: str = ""
    has_masked_number: bool = False
    unread: tuple = ()
    """Ids of columns whose cell could not be read: it says nothing, not even that there is nothing."""
    present: frozenset | None = None
    """Ids of the columns about this person, where they are not those of the whole sheet."""
    relation: str = ""
    names_head_only: bool = False
    """On a sheet of members: of a household that has no others."""
    head_name: str = ""
    head_identity: Identity | None = None
    village: str = ""
    note_of_name: str = ""
    kin_beside: tuple = ()
    """(caption, name) of relatives whom the row names and who should have rows of their own."""
    span: int | None = None
    problems: list = field(default_factory=list)
    is_rejected: bool = False

    @property
    def is_head(self):
        return self.relation == vocab.HEAD

    @property
    def head_id(self):
        """The head's number, where the row gives a good one."""
        found = self.head_identity
        return found.certificate.number if found and found.certificate and not found.problem else ""

    @property
    def place(self):
        return (self.sheet, self.row, self.part)

    def report(self, code, column="", raw=""):
        self.problems.append(Problem(self.sheet, self.row, column, code, shorten(raw)))
        self.is_rejected = self.is_rejected or code in ERRORS


def read_records(table):
    """The records of a table, in order: of each row its own, and those of the people named beside."""
    reader = _Reader(table)
    return [record for index, row, cells in table.records for record in reader.records(index, row, cells)]


def lists_households(table):
    """A sheet of households: their heads' names or numbers, but no members."""
    if table.has("name"):
        return False
    return table.has("head_name") or (table.has("household_no") and not table.has("relation_to_head"))


def columns_of(captions):
    """{column id: caption} of what is known."""
    return {caption.column.id: caption.text for caption in reversed(captions)}


class _Reader:
    def __init__(self, table):
        self.table = table
        self.is_person = not lists_households(table)
        self.own = _Somebody(table.own, table.typed)
        self.others = [_Somebody(captions, table.typed) for captions in table.people.values()]
        self.kin = [caption for caption in table.own if caption.kin]

    def records(self, index, row, cells):
        own = self._record(index, row, self.is_person)
        self.own.put(own, cells)
        self._refuse_formulas(own)
        own.kin_beside = tuple(self._kin(cells))
        others = [other for n, who in enumerate(self.others, 1) if (other := self._other(who, own, n, cells))]
        if others and self.is_person and not own.name and own.identity is None:
            _take_over(others[0], own)
            return others
        if self.is_person and own.head_name and not (own.name or own.identity or own.relation):
            own.is_person, own.names_head_only = False, True
        elif self.is_person:
            finish_person(own, self.own.columns)
        return [own, *others]

    def _kin(self, cells):
        for caption in self.kin:
            name = read_name(cells[caption.index]).name if caption.index < len(cells) else ""
            if name and not values.is_nothing(name, values.NONE_AT_ALL):
                yield caption.text, name

    def _record(self, index, row, is_person, part=0):
        return Record(self.table.name, row, index, is_person, part, span=self.table.spans.get(index))

    def _other(self, who, own, part, cells):
        """The record of somebody named beside the row's own, or None where nobody is."""
        record = self._record(own.index, own.row, True, part)
        who.put(record, cells)
        if record.identity is None and values.is_nothing(record.name, values.NONE_AT_ALL):
            return None
        record.present = who.present
        finish_person(record, who.columns)
        record.relation = record.relation or who.relation_of(record)
        return record

    def _refuse_formulas(self, record):
        """A cell that was never computed says nothing, least of all that there is nothing."""
        for at in sorted(self.table.uncomputed.get(record.index, ())):
            if caption := self.table.caption_at(at):
                record.report("formula_without_value", caption.apart)


class _Somebody:
    """The columns about one of the people of a row."""

    def __init__(self, captions, typed):
        captions = [replace(caption, text=caption.apart) for caption in captions]
        read = [caption for caption in captions if caption.column.kind != "sheet"]
        self.cells = [(caption.index, _Cells(caption, typed)) for caption in read]
        self.columns = columns_of(captions)
        self.present = frozenset(self.columns)
        self.kin = next((caption.kin for caption in captions if caption.kin), "")

    def put(self, record, cells):
        width = len(cells)
        for at, column in self.cells:
            if at < width and cells[at] not in ("", None):
                column.put(record, cells[at])

    def relation_of(self, record):
        if self.kin == CHILD:
            return {"M": "之子", "F": "之女"}.get(record.person_values.get("sex"), "")
        return self.kin


def _take_over(record, own):
    """On a row that names only somebody else, what it says of the household."""
    for name in ("household_values", "number", "village", "head_name", "head_identity"):
        setattr(record, name, getattr(own, name))
    record.part, record.problems = own.part, [*own.problems, *record.problems]
    record.is_rejected = record.is_rejected or own.is_rejected


class _Cells:
    """The cells of one column. Most of them repeat; each content is read once. ID numbers are not remembered."""

    def __init__(self, caption, typed):
        self.caption, self.typed, self.memory = caption, typed, {}
        self.read, self.apply = _SPECIAL.get(caption.column.kind, (_value, _put_value))
        self.remembered = 0 if caption.column.kind in ("id", "head_id", "certificate") else REMEMBERED

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
        if code != values.MASKED.problem:  # whoever gave the list out hid it
            record.report(code, caption.text, cell)
    if value is not None:
        _keep(record, caption, value)
    elif problems:
        record.unread += (caption.column.id,)


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
    elif found.note != "本人":
        record.note_of_name = found.note


def _id(record, caption, cell, found):
    """On a sheet of households the number beside the head's name is the head's."""
    if not record.is_person:
        record.head_identity = found
    elif record.identity is None or not record.identity.certificate:
        record.identity = found
    elif found.certificate and found.certificate != record.identity.certificate:
        record.report("household_conflict", caption.text, f"…{personal.tail4(found.certificate.number)}")


def _head_id(record, caption, cell, found):
    record.head_identity = found


def _head_name(record, caption, cell, found):
    record.head_name = found.name


def _is_head(record, caption, cell, found):
    if found.problem:
        record.report(found.problem, caption.text, cell)
    elif found.value:
        record.relation = vocab.HEAD


def _is_dead(record, caption, cell, found):
    if found.value is True:
        record.person_values["member_status"] = "dead"
        record.report("member_gone", caption.text, cell)


def _certificate(record, caption, cell, found):
    """The number of a disability certificate says its kind and level, and an ID number where the row has none."""
    if found.certificate and not found.problem:
        record.certificate = found


def _tail(record, caption, cell, found):
    record.has_masked_number = True


def _relation(record, caption, cell, found):
    if found.problem:
        record.report(found.problem, caption.text, cell)
    if len(found.value or "") > caption.column.limit:
        record.report("value_too_long", caption.text, cell)
    record.relation = record.relation or found.value or ""


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
    "is_head": (values.read_head, _is_head),
    "is_dead": (values.read_yes_no, _is_dead),
    "certificate": (_read_id, _certificate),
    "id_tail": (values.read_text, _tail),
    "relation": (values.read_relation, _relation),
    "status": (values.read_status, _status),
}
"""Kind of a column that says who somebody is: how a cell of it is read, and put on the record."""

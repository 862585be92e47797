"""Who the head of each household is: the row that says so, the one that its columns name, or those columns alone."""

from caseload.core.pinyin import fold_name
from households import vocab
from households.roster.reading.persons import finish_person
from households.roster.reading.records import Record, columns_of
from households.roster.reading.ways import HEAD_CHOSEN, way

HEAD_PART, NO_COLUMNS = -1, frozenset()


def name_heads(reading):
    """The head of each household. Where heads have no rows, the columns 户主姓名, 户主证件号码 give them one."""
    found = [(group, _heads_of(group)) for group in reading.groups]
    named = [(group, row) for group, heads in found if not heads and (row := _row_that_names_head(group))]
    if 2 * len(named) > len(found):
        columns = {table.name: columns_of(table.own) for table in reading.tables}
        for group, row in named:
            group.head = head_of(row, columns[row.sheet])
            group.persons.insert(0, group.head)
            reading.records.append(group.head)
    for group, heads in found:
        if len(heads) == 1:
            group.head = heads[0]
            group.head.relation = vocab.HEAD
        elif not group.head and (heads or group.tells_head or not group.persons):
            choose_head(group, reading.ways, "two_heads" if heads else "head_missing")


def choose_head(group, ways, code="head_missing"):
    """The row that the importer chose; where they chose none, nothing of the household is imported."""
    head = next((record for record in group.persons if way(HEAD_CHOSEN, record) in ways), None) if ways else None
    if head is None:
        return refuse(group, code)
    for record in group.persons:
        record.relation = vocab.OTHER if record.is_head else record.relation
    group.head, head.relation = head, vocab.HEAD
    head.report(HEAD_CHOSEN, raw=head.name)


def refuse(group, code):
    for record in group.records:
        record.report(code)


def _heads_of(group):
    """A second row of the same person is refused as a duplicate and is no second head."""
    heads = [record for record in group.persons if record.is_head]
    numbers = {record.id_number for record in heads}
    if len(heads) > 1 and len(numbers) == 1 and "" not in numbers:
        return heads[:1]
    return heads or _heads_by_name(group)


def _row_that_names_head(group):
    """The first row whose head is none of the household's rows; not one of a sheet of households without members."""
    first = next((record for record in group.records if record.head_name), None)
    is_of_members = group.persons or any(record.names_head_only for record in group.listing)
    names = {fold_name(record.name) for record in group.persons}
    return first if first and is_of_members and fold_name(first.head_name) not in names else None


def _heads_by_name(group):
    """Where no row says 户主: the row whose name or number the household columns give, or the only one."""
    open_rows = [record for record in group.persons if not record.relation]
    for record in group.records:
        for candidate in open_rows:
            if record.head_id and record.head_id == candidate.id_number:
                return [candidate]
            if record.head_name and fold_name(record.head_name) == fold_name(candidate.name):
                return [candidate]
    own = [record for record in group.persons if not record.part]
    return own if len(own) == 1 and own[0] in open_rows and "relation_to_head" not in group.present else []


def promote(record, columns):
    """A row of a file that lists only households, as the row of the head."""
    record.is_person = True
    record.name, record.identity, record.relation = record.head_name, record.head_identity, vocab.HEAD
    finish_person(record, {"name": columns.get("head_name", ""), "cert_no": columns.get("head_id", "")})


def head_of(record, columns):
    """The head whom the columns of ``record`` name and no row describes, as a record of the same row."""
    head = Record(record.sheet, record.row, record.index, False, HEAD_PART, span=record.span)
    head.head_name, head.head_identity, head.present = record.head_name, record.head_identity, NO_COLUMNS
    promote(head, columns)
    return head

"""A table of codes as a workbook: out with the columns of its form, and in again through the same form."""

import json
from collections import Counter
from copy import copy
from dataclasses import dataclass, field
from datetime import date, datetime

from django import forms
from django.conf import settings
from django.forms.models import model_to_dict
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import override

from caseload.core.audit import Change
from caseload.core.dates import DateProblem, parse_date
from caseload.core.sheets import read, write_xlsx

MOST = 500
MOST_LETTERS = 60


@dataclass
class Line:
    """One line of a workbook: the row that it names (None: a new one), what it changes, what is wrong with it."""

    number: int
    texts: dict
    row: object
    form: object = None
    changes: list = field(default_factory=list)
    problems: list = field(default_factory=list)

    @property
    def is_new(self):
        return self.row is None and self.form is not None

    @property
    def called(self):
        """The row, or what is said of a new one."""
        fields = self.form.fields if self.form else {}
        texts = {name: _choices(fields[name]).get(text, text) for name, text in self.texts.items() if name in fields}
        return self.row or "、".join(text for text in (texts or self.texts).values() if text)[:MOST_LETTERS]


def workbook(catalogue):
    columns = _columns(catalogue)
    shown = {name: _choices(column) for name, column in columns.items()}
    rows = [
        [_cell(kept.get(name), shown[name]) for name in columns]
        for kept in (model_to_dict(row, columns) for row in catalogue.objects())
    ]
    return write_xlsx({str(catalogue.label): [[_label(column) for column in columns.values()], *rows]})


def _columns(catalogue):
    """Form fields by name: those of a new row, or those of a row after what names it."""
    if catalogue.new:
        return catalogue.new_form_class().fields
    key = {name: catalogue.model._meta.get_field(name).formfield() for name in catalogue.key}
    return {**key, **catalogue.edit_form_class().fields}


def _label(column):
    return str(capfirst(column.label))


def _choices(column):
    """What a key is called, and the key itself where several are called so."""
    named = {str(key): str(label) for key, label in getattr(column, "choices", ()) if str(key)}
    often = Counter(named.values())
    return {key: label if often[label] == 1 else key for key, label in named.items()}


def _cell(value, shown):
    if str(value) in shown:
        return shown[str(value)]
    return value if isinstance(value, int) else _sent(value)


def _sent(value):
    """A stored value as an input would send it."""
    if isinstance(value, list):
        return "、".join(value)
    if isinstance(value, date):
        return value.isoformat()
    return "" if value is None else str(value)


def read_lines(catalogue, content):
    """(number, {name of a field: text}) of each line. Raises SheetError, or ValueError with the reason in words."""
    sheet = next(iter(read(content)), None)
    rows = [(n, row) for n, row in zip(sheet.numbers, sheet.rows, strict=True) if any(map(_text, row))] if sheet else []
    if len(rows) < 2:
        raise ValueError(_("The workbook has no line below its headings."))
    if len(rows) > MOST:
        raise ValueError(_("The workbook has more than %(n)s lines.") % {"n": MOST})
    columns = _columns(catalogue)
    names, keys = _in_all_languages(columns)
    heads = _heads(catalogue, columns, names, [_text(cell) for cell in rows[0][1]])
    return [
        (n, {name: _as_sent(columns[name], keys[name], row[i] if i < len(row) else "") for i, name in heads.items()})
        for n, row in rows[1:]
    ]


def _in_all_languages(columns):
    """The field by its heading, and of each field the key by what it is called: in any language of ours."""
    names, keys = {name: name for name in columns}, {name: {} for name in columns}
    for language, _name in settings.LANGUAGES:
        with override(language):
            for name, column in columns.items():
                names[_label(column)] = name
                keys[name] |= {label: key for key, label in _choices(column).items()}
    return names, keys


def _heads(catalogue, columns, names, texts):
    """The field of each column, by its place."""
    heads = {place: names.get(text) for place, text in enumerate(texts) if text}
    unknown = [text for place, text in enumerate(texts) if text and not heads[place]]
    if unknown:
        raise ValueError(_("These columns are not known: %(names)s") % {"names": "、".join(unknown)})
    missing = [_label(columns[name]) for name in catalogue.key if name not in heads.values()]
    if missing:
        raise ValueError(_("These columns are missing: %(names)s") % {"names": "、".join(missing)})
    return heads


def _text(cell):
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    return (cell.date().isoformat() if isinstance(cell, datetime) else str(cell)).strip()


def _as_sent(column, keys, cell):
    text = _text(cell)
    if isinstance(column, forms.DateField) and text:
        try:
            return str(parse_date(cell))
        except DateProblem:
            return text
    return keys.get(text, text)


def check(catalogue, lines):
    """Each (number, texts) as a Line: what it would change, and every cell that is wrong."""
    rows = {_key(catalogue, model_to_dict(row, catalogue.key)): row for row in catalogue.objects()}
    seen, found = set(), []
    for number, texts in lines:
        key = _key(catalogue, texts)
        line = Line(number, texts, rows.get(key))
        if key in seen:
            line.problems.append(("", _("This entry stands in the workbook twice.")))
        elif line.row or catalogue.new:
            _fill_in(catalogue, line)
        else:
            line.problems.append(("", _("There is no such entry, and none can be added here.")))
        seen.add(key)
        found.append(line)
    return found


def _key(catalogue, values):
    return tuple(_sent(values.get(name)) for name in catalogue.key)


def _fill_in(catalogue, line):
    """Its form, as if it had been typed there: a column that the workbook lacks stays as it is."""
    kept = {}
    if line.row:
        kept = {name: _sent(value) for name, value in model_to_dict(line.row, catalogue.fields).items()}
    form_class = catalogue.edit_form_class if line.row else catalogue.new_form_class
    # A form fills its instance in: it is given one of its own.
    form = line.form = form_class({**kept, **line.texts}, instance=line.row and copy(line.row))
    labels = {name: _label(column) for name, column in form.fields.items()}
    line.problems += [(labels.get(name, ""), words) for name, texts in form.errors.items() for words in texts]
    if line.row:
        line.changes = [_change(form, name, kept.get(name, ""), labels[name]) for name in form.changed_data]


def _change(form, name, old, label):
    shown = _choices(form.fields[name])
    new = _sent(form.cleaned_data[name]) if name in form.cleaned_data and not shown else str(form.data.get(name, ""))
    return Change(label, shown.get(old, old), shown.get(new, new))


def to_send_again(lines):
    """What the page that shows ``lines`` keeps of them until they are written."""
    return json.dumps([[line.number, line.texts] for line in lines], ensure_ascii=False)


def sent_again(text):
    """The lines that ``to_send_again`` kept; none, if somebody meddled with them."""
    try:
        lines = [
            (int(number), {str(name): str(value) for name, value in texts.items()})
            for number, texts in json.loads(text)
        ]
        json.dumps(lines, ensure_ascii=False).encode()
    except (ValueError, TypeError, AttributeError, RecursionError, OverflowError):
        return []
    return lines[:MOST]

"""Answers as a phone sends them, in the words of the screen."""

from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.forms import DateTimeField
from django.utils.translation import gettext as _

from caseload.core.templatetags.reading import day, moment

COMMA = "、"
"""Between names of people, in both languages."""


class Line(NamedTuple):
    """One line of a visit that came from a phone: the field that it answers, its label, and the answer."""

    field: str
    label: str
    words: str


def words_of(listed, known=()):
    """The answers ``listed``, where they are ``known`` by what these say."""
    named = {"on": _("Yes")} | dict(known)
    return _(", ").join(str(named.get(answer, answer)) for answer in listed)


def time_in_words(field, text):
    """A day or an hour as every screen says it; what is none stays as it was sent."""
    try:
        value = field.to_python(text)
    except ValidationError:
        return text
    return moment(value) if isinstance(field, DateTimeField) else day(value)

"""Answers as a phone sends them, in the words of the screen."""

from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.forms import DateTimeField
from django.utils.translation import gettext as _

from caseload.core.records import in_the_streets_language
from caseload.core.templatetags.reading import day, moment

COMMA = "、"
"""Between names of people, in both languages."""


@in_the_streets_language()
def said_on_a_visit():
    """What stands on a record that a visit wrote."""
    return _("Said on a visit.")


@in_the_streets_language()
def taken_back():
    """Why a record that a visit wrote is undone."""
    return _("The visit was taken back")


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

"""What a fact is: a value of a person or a household that conditions of policies may ask for."""

from collections.abc import Callable
from dataclasses import dataclass, field

from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import pgettext

NUMBER, DAY, CODE, CODES, YES_NO = "number", "day", "code", "codes", "yes_no"
TYPES = {NUMBER: "numeric", DAY: "date", CODE: "text", CODES: "text[]", YES_NO: "boolean"}
"""How PostgreSQL holds a fact of each kind."""


@dataclass(frozen=True)
class Fact:
    """``sql`` is an expression. Of a told fact it reads the registry: ``person`` (households_member), ``home``
    (households_household) and ``given.day``, the day of which is judged. Of one ``worked_out`` it reads the told facts
    of the same row, ``told.…``; ``of`` names those that it needs. NULL: nobody knows."""

    code: str
    kind: str
    words: str | Promise
    sql: str
    question: str | Promise = ""
    """What to ask the household when it is missing; of what is worked out, its ``of`` are asked."""
    unit: str | Promise = ""
    options: Callable = field(default=dict)
    """{code: words} of the values there can be; of CODE and CODES."""
    says: dict = field(default_factory=dict, compare=False)
    """{comparison: sentence with %(value)s}, where it reads better than name, comparison, value."""
    of: tuple = ()
    is_known: bool = False
    """The registry always knows it: what is not there is not so. A case that does not say it says nothing of it."""
    is_asked: bool = True
    """Whether conditions may ask for it; the others are there to work out what they ask for."""

    @property
    def label(self):
        """What a form calls it."""
        named = pgettext("of a fact", "%(fact)s (%(unit)s)") % {"fact": self.words, "unit": self.unit}
        return capfirst(named if self.unit else str(self.words))

    @property
    def is_worked_out(self):
        return bool(self.of)

    @property
    def told(self):
        """The codes of the told facts that it comes from."""
        return self.of or (self.code,)

    @property
    def type(self):
        return TYPES[self.kind]

"""What a rule is, and the pieces that its query is made of."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Case, IntegerField, TextField, Value, When
from django.db.models.fields.json import KT
from django.db.models.functions import Cast, Coalesce, JSONObject, Substr
from django.utils.translation import gettext_lazy as _

from households.models import Household, Member
from households.roster.reading.columns import BY_ID

PERSON, HOUSEHOLD = "person", "household"
ERROR, ALERT, WARNING = "error", "alert", "warning"
SEVERITIES = {ERROR: _("To correct"), ALERT: _("To visit"), WARNING: _("To look at")}
TONES = {ERROR: "late", ALERT: "warn", WARNING: "idle"}
"""An alert asks for a worker's visit, the others for a look at the file."""
OWN = {"sex", "birth_date", "head_name"}
MONTH = r"^\d{4}-\d{2}"


@dataclass(frozen=True)
class Rule:
    """``rows(day)`` gives the members or households that break it; ``evidence``: ids of the columns that show it."""

    code: str
    severity: str
    scope: str
    words: str
    evidence: tuple
    rows: Callable

    def query(self, day):
        """(household, member, evidence) of every finding, as one query."""
        rows = self.rows(day).order_by()
        seen = JSONObject(**{identity: _where(identity) for identity in self.evidence})
        if self.scope == PERSON:
            return rows.values_list("household_id", "pk", seen)
        return rows.values_list("pk", Value(None, output_field=IntegerField()), seen)

    @property
    def severity_words(self):
        return SEVERITIES[self.severity]

    @property
    def tone(self):
        """Of its badge."""
        return TONES[self.severity]


def _where(identity):
    """Where the value of a column stands: in a field, in the row's ``roster``, or in the registry's own columns."""
    if identity in OWN:
        return identity
    return BY_ID[identity].field or KT(f"roster__{identity}")


def person(code, severity, words, evidence, rows):
    return Rule(code, severity, PERSON, words, tuple(evidence.split()), rows)


def home(code, severity, words, evidence, rows):
    return Rule(code, severity, HOUSEHOLD, words, tuple(evidence.split()), rows)


def people():
    return Member.objects.active()


def homes():
    return Household.objects.open()


def kept(identity):
    """A roster column without a field as text: true, false, what it says, or nothing."""
    return Coalesce(KT(f"roster__{identity}"), Value(""), output_field=TextField())


def month_of(identity):
    """A month of a roster column as a number that months can be taken from; None where it gives no month."""
    text = kept(identity)
    number = Cast(Substr(text, 1, 4), IntegerField()) * 12 + Cast(Substr(text, 6, 2), IntegerField())
    fits = {f"{identity}_text__regex": MONTH}
    return Case(When(**fits, then=number), default=None, output_field=IntegerField())


def with_months(rows, *ids):
    """``rows`` with ``<id>_text`` and ``<id>_month``."""
    rows = rows.alias(**{f"{identity}_text": kept(identity) for identity in ids})
    return rows.alias(**{f"{identity}_month": month_of(identity) for identity in ids})


def month_number(day):
    return day.year * 12 + day.month


def born_by(day, years):
    """Whoever was born on this day or before is ``years`` old on ``day``, in full years."""
    year = day.year - years
    return day.replace(year=year, day=28) if (day.month, day.day) == (2, 29) and year % 4 else day.replace(year=year)

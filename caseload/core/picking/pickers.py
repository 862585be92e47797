"""Pickers: named sets of areas or people, each with the rule of who may be offered which rows, and how one is found."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Case, CharField, Exists, ExpressionWrapper, F, OuterRef, Q, When
from django.utils.translation import gettext_lazy as _

from caseload.core import catalogues
from caseload.core.models import Area, User
from caseload.core.permissions import P

FEW = 20
"""So many can be looked through; of more one is found by typing."""
PICKERS = {}
"""All pickers by name: modules that define one are imported with the forms that use it."""


@dataclass(frozen=True)
class Line:
    """A row to choose: its key, what it is called, and where that is."""

    value: str
    name: str
    place: str


@dataclass(frozen=True)
class Picker:
    """``rows(user, of)``: what ``user`` may choose; ``of``: the key of the thing it is for, or None.

    ``right``: who may ask for them.
    """

    name: str
    rows: Callable
    right: P = P.OWN

    def __post_init__(self):
        if PICKERS.setdefault(self.name, self) is not self:
            raise ValueError(f"two pickers are called {self.name}")

    def offered(self, user, of=None):
        return self.rows(user, of)

    def find(self, rows, text, user=None):
        """At most FEW of ``rows`` that fit ``text``, the best first, and whether there are more."""
        text = text.replace("\0", "").strip()
        found = list(self.search(rows, text, user)[: FEW + 1])
        return found[:FEW], len(found) > FEW

    def one(self, rows, text):
        """The one of ``rows`` that is called ``text`` or alone fits it, or None; and those that fit."""
        hits, _more = self.find(rows, text)
        called = [row for row in hits if self.is_called(row, text)]
        found = called if len(called) == 1 else hits
        return (found[0] if len(found) == 1 else None), hits


class AreaPicker(Picker):
    model, keys = Area, ("pk", "code", "path")
    several, none = _("Several areas match: choose one."), _("No area matches: type its name or code.")

    def search(self, rows, text, user=None):
        """Every word is in its name, or in that of an area around it, or begins its code."""
        rows = rows.order_by()
        for word in text.split():
            around = Area.objects.alias(below=ExpressionWrapper(OuterRef("path"), output_field=CharField()))
            fits = Q(name__icontains=word) | Q(code__istartswith=word)
            rows = rows.filter(fits | Exists(around.filter(name__icontains=word, below__startswith=F("path"))))
        best = [When(Q(name=text) | Q(code__iexact=text), then=0), When(name__istartswith=text, then=1)]
        likely = [When(path=user.area_id, then=0)] if user and user.area_id else []
        cases = Case(*best, default=2) if text else Case(*likely, default=1) if likely else F("level_no")
        return rows.annotate(fit=cases).order_by("fit", "path")

    def is_called(self, row, text):
        return text in (row.name, row.code)

    def line(self, row, key="pk"):
        return Line(str(getattr(row, key)), row.name, place_of(row.path, itself=False))


class PersonPicker(Picker):
    model, keys = User, ("pk",)
    several, none = _("Several people match: choose one."), _("Nobody matches: type a name.")

    def search(self, rows, text, user=None):
        """By name, staff number or pinyin; without words oneself and the colleagues of one's area first."""
        people = User.objects.filter(pk__in=rows.order_by().values("pk"))
        if text:
            return people.called(text).order_by("sort_key", "pk")
        likely = [When(pk=user.pk, then=0), When(area_id=user.area_id, then=1)] if user else [When(pk=0, then=0)]
        return people.annotate(fit=Case(*likely, default=2)).order_by("fit", "sort_key", "pk")

    def some(self, user, *, also=None):
        """(key, name) of one more than FEW of those offered to ``user``; first the person with the key ``also``, if
        ``user`` may know them."""
        is_also = Q(pk=also)
        known = User.objects.known_to(user).filter(is_also)
        offered = User.objects.filter(Q(pk__in=self.offered(user).values("pk")) | Q(pk__in=known.values("pk")))
        found = offered.annotate(fit=Case(When(is_also, then=0), default=1)).order_by("fit", "sort_key", "pk")
        return [(str(pk), name) for pk, name in found.values_list("pk", "name")[: FEW + 2]]

    def is_called(self, row, text):
        return text in (row.name, row.username)

    def line(self, row, key="pk"):
        return Line(str(row.pk), row.name, place_of(row.area_id or ""))


def place_of(path, *, itself=True):
    """The names of the areas from the root down to ``path``."""
    areas, codes = catalogues.by(Area, "path"), path.rstrip("/").split("/")
    paths = ["/".join(codes[: n + 1]) + "/" for n in range(len(codes) if itself else len(codes) - 1)]
    return " › ".join(areas[one].name for one in paths if one in areas)


AREAS = AreaPicker("areas", lambda user, of: Area.objects.visible_to(user))
OPEN_AREAS = AreaPicker("open-areas", lambda user, of: Area.objects.open_to(user))
WORKERS = PersonPicker("workers", lambda user, of: User.objects.workers().visible_to(user))

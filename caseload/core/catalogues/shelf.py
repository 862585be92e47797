"""What a table of codes is: each room says it of its own in its ``catalogues``, once, and has the pages for it."""

from dataclasses import dataclass
from functools import cache, cached_property
from importlib import import_module

from django.apps import apps
from django.db import models
from django.forms import modelform_factory
from django.urls import reverse
from django.utils.module_loading import module_has_submodule
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from caseload.core.catalogues.columns import CODE, DATES, NAME, NAME_EN
from caseload.core.catalogues.forms import DAYS, DatedForm, NewCode


@dataclass(frozen=True)
class Entry:
    """A page of a room's own in the list of catalogues."""

    label: str
    page: str
    icon: str
    meaning: str


class Catalogue:
    """One table of codes. A room's own says what differs from here; ``urls.pages`` gives its addresses."""

    model = None
    label = meaning = ""
    """How the list of catalogues calls it, and what it is."""
    icon = "list"
    address = ""
    """Where its pages lie, below where the room's do."""
    name = row = ""
    """The names of its page and, before ``_edit`` and ``_new``, of those of a row. Without a name it has no page of
    its own: it stands ``below`` another one, whose page ``page`` is."""
    below = ()
    beside = ()
    """Other pages to go to: label and name of each."""

    heading = ""
    columns = (NAME, NAME_EN, CODE, DATES)
    """The first one leads to the row."""
    table = "compact told"
    related = ()

    fields = ("name", "name_en", "order", "valid_from", "valid_to")
    form = DatedForm
    new = new_title = ""
    """Words of the button, and of the page where they are others; without them no row can be added."""
    new_form = new_fields = None
    """Where a new row is asked for more than its code."""
    key = ("code",)
    """The fields by which a workbook names a row."""

    previewed = ""
    """A template that shows, before it is saved, what a change means: ``preview`` gives it the facts."""

    def subheading(self, n):
        return ngettext("%(n)s entry", "%(n)s entries", n) % {"n": n}

    def sub(self, row):
        """A second line below the name."""
        return ""

    def explained(self, row):
        """The line above the form of ``row``."""
        return ""

    def preview(self, row, facts):
        return None

    def objects(self):
        return self.model.objects.select_related(*self.related)

    def rows(self):
        rows, counts = list(self.objects()), self.used_by()
        for row in rows:
            row.used = counts.get(row.pk, 0)
        return rows

    def used_by(self):
        """How many rows elsewhere each row is in use by, by key."""
        return {}

    def add(self, **facts):
        return self.model.objects.create(**facts)

    def before(self):
        """What ``after`` has to know from before a change."""

    def after(self, before):
        """What else follows from a change: done here, and returned in lines of words."""
        return []

    @cached_property
    def room(self):
        """Where it is declared, whose name its addresses bear; the table itself may lie in a lower room."""
        return apps.get_containing_app_config(self.__module__).label

    @cached_property
    def page(self):
        return f"{self.room}:{self.name}"

    def url(self, name, *args):
        return reverse(f"{self.room}:{self.row}_{name}", args=args)

    @cached_property
    def converter(self):
        return "slug" if isinstance(self.model._meta.pk, models.CharField) else "int"

    @cached_property
    def edit_form_class(self):
        return modelform_factory(self.model, self.form, self.fields, field_classes=DAYS)

    @cached_property
    def new_form_class(self):
        form = self.new_form or type("NewForm", (NewCode, self.form), {})
        return modelform_factory(self.model, form, self.new_fields or ("code", *self.fields), field_classes=DAYS)


OF_CORE = [
    Entry(_("Working days"), "calendar", "calendar", _("Public holidays and days worked instead")),
]


@cache
def shelf():
    """The catalogues of all rooms, in the order of the rooms; last the house's own."""
    found = []
    for room in apps.get_app_configs():
        if room.label != "core" and module_has_submodule(room.module, "catalogues"):
            found += import_module(f"{room.name}.catalogues").CATALOGUES
    return [*found, *OF_CORE]


def counted(rows, field):
    """How many of ``rows`` refer to each row of a table by ``field``."""
    return dict(rows.order_by().values_list(field).annotate(n=models.Count("pk")))

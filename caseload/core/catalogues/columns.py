"""The columns of the page of a table of codes: a heading, and what each row has under it."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from caseload.core.templatetags.reading import full_day
from caseload.core.templatetags.ui import figure


@dataclass(frozen=True)
class Column:
    """``css``: classes of its cells, of those that ``templates/ui/README.md`` lists."""

    heading: object
    cell: Callable
    css: str = ""
    lang: str = ""


def dates(row):
    """From when until when ``row`` is in use, in words."""
    words = [_("from %(day)s") % {"day": full_day(row.valid_from)}] if row.valid_from else []
    words += [_("until %(day)s") % {"day": full_day(row.valid_to)}] if row.valid_to else []
    return " ".join(words) or _("always")


def of_field(model, name, css=""):
    """What a field holds, under its name."""
    return Column(capfirst(model._meta.get_field(name).verbose_name), lambda row: _said(getattr(row, name)), css)


def _said(value):
    if isinstance(value, list):
        return "、".join(value)
    return "—" if value in (None, "") else value


def used(heading, address=None):
    """By how many of ``heading`` a row is in use; ``address(row)``: where those are listed."""
    return Column(heading, lambda row: _counted(row.used, address and address(row)), "num said")


def _counted(n, url):
    return figure(n, url or "")


NAME = Column(gettext_lazy("Name"), lambda row: row.name, lang="zh")
NAME_EN = Column(gettext_lazy("Name in English"), lambda row: row.name_en, lang="en")
CODE = Column(gettext_lazy("Code"), lambda row: row.code)
DATES = Column(gettext_lazy("In use"), dates)

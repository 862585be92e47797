"""Areas are made, changed and moved here; a move carries the subtree and, by ON UPDATE CASCADE, what hangs on it."""

from django.db import transaction
from django.db.models import F, Value
from django.db.models.functions import Concat, Substr

from caseload.core import catalogues
from caseload.core.models import Area, within

INDENT = "\N{IDEOGRAPHIC SPACE}"


class MovedUnderItself(Exception):
    """An area cannot lie in its own subtree."""


@transaction.atomic
def create_area(*, by, parent, code, name, level_name, **facts):
    """A new area under ``parent`` (None: a root)."""
    area = Area.objects.create(
        parent=parent,
        code=code,
        name=name,
        level_name=level_name,
        level_no=parent.level_no + 1 if parent else 1,
        path=f"{parent.path if parent else ''}{code}/",
        **facts,
    )
    catalogues.forget()
    return area


@transaction.atomic
def update_area(*, by, area, **changes):
    """Change names, centre, branch or dates."""
    for field, value in changes.items():
        setattr(area, field, value)
    area.version += 1
    area.save(update_fields=[*changes, "version"])
    catalogues.forget()


@transaction.atomic
def move_area(*, by, area, parent):
    """Hang ``area`` with its subtree under ``parent`` (None: make it a root)."""
    if parent and area.contains(parent):
        raise MovedUnderItself
    old, new = area.path, f"{parent.path if parent else ''}{area.code}/"
    deeper = (parent.level_no + 1 if parent else 1) - area.level_no
    Area.objects.filter(pk=area.pk).update(parent=parent)
    Area.objects.filter(within("path", old)).update(
        path=Concat(Value(new), Substr("path", len(old) + 1)), level_no=F("level_no") + deeper
    )
    catalogues.forget()
    area.refresh_from_db()
    return area


def area_named(given):
    """The area that a link names by code, path or key; None when there is none such."""
    return next((area for area in _areas() if given and given in (area.code, area.path, str(area.pk))), None)


def indented(area):
    """The name of an area, set in by its depth."""
    return f"{INDENT * (area.level_no - 1)}{area.name}"


def areas_to_choose(user):
    """(code, name set in by depth) of the areas within the reach of ``user``, for a choice."""
    return [(area.code, indented(area)) for area in _areas() if any(area.path.startswith(path) for path in user.reach)]


def _areas():
    return catalogues.rows(Area).values()

"""The tree of areas, and the one rule of where a person may look.

An area's ``path`` is its ancestors' codes and its own, each closed by "/": a subtree is one range of that
column. Rows that hang on an area refer to it by path, with ON UPDATE CASCADE, so moving an area moves them.
"""

import pghistory
from django.db import models
from django.db.models import F, Q, Value
from django.db.models.functions import Concat
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from caseload.core import wall_clock
from caseload.core.permissions import P

END_OF_SUBTREE = "~"
"""Sorts after every character a code may hold."""


def within(field, path):
    """The condition that ``field``, a path, lies in the subtree of ``path``."""
    return Q(**{f"{field}__gte": path, f"{field}__lt": path + END_OF_SUBTREE})


def within_any(field, paths):
    condition = Q(pk__in=[])
    for path in paths:
        condition |= within(field, path)
    return condition


def paths_above(path):
    """``path`` and the paths above it, from the root down."""
    codes = path.rstrip("/").split("/")
    return ["/".join(codes[: n + 1]) + "/" for n in range(len(codes))]


class ScopedQuerySet(models.QuerySet):
    """Rows that lie in an area and may belong to a worker. Every query of a page starts from ``visible_to``."""

    area_field = "area__path"
    happened_field = ""
    """Where that is not the same: the area in which it happened, by which a period is counted."""
    worker_fields = ()

    def visible_to(self, user):
        """Rows within the areas granted to ``user`` today, and those that are theirs by assignment."""
        if not user.is_active:
            return self.none()
        condition = within_any(self.area_field, user.reach)
        for field in self.worker_fields:
            condition |= Q(**{field: user.pk})
        return self.filter(condition)

    def in_area(self, area):
        return self.filter(within(self.area_field, area.path))

    def lying_in(self, paths):
        """Rows that lie in the subtrees of ``paths`` now."""
        return self.filter(within_any(self.area_field, paths))

    def happened_in(self, paths):
        """Rows of what happened in the subtrees of ``paths``, wherever the household lies today."""
        return self.filter(within_any(self.happened_field or self.area_field, paths))


class AreaQuerySet(ScopedQuerySet):
    area_field = "path"

    def current(self, day=None):
        day = day or wall_clock.today()
        return self.filter(
            Q(valid_from__isnull=True) | Q(valid_from__lte=day),
            Q(valid_to__isnull=True) | Q(valid_to__gte=day),
        )

    def open_to(self, user):
        """Areas in which ``user`` may register something: those they read, and for those who visit the one they are
        posted to, where what they register is theirs by assignment."""
        posted = [user.area_id] if user.area_id and user.may(P.VISIT_RECORD) else []
        paths = [*user.reach, *posted]
        return self.current().filter(within_any("path", paths))


@pghistory.track(exclude=["version"])
class Area(models.Model):
    """A street, a first-level grid (= community, with its service centre) or a grid (with its party branch)."""

    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children", verbose_name=_("parent area")
    )
    code = models.CharField(_("code"), max_length=32, unique=True)
    name = models.CharField(_("name"), max_length=100)
    level_no = models.PositiveSmallIntegerField(_("level"))
    level_name = models.CharField(_("name of the level"), max_length=40)
    path = models.CharField(max_length=255, unique=True, editable=False, db_collation="C")
    service_centre = models.CharField(_("party-mass service centre"), max_length=100, blank=True)
    party_branch = models.CharField(_("party branch of the grid"), max_length=100, blank=True)
    valid_from = models.DateField(_("from"), null=True, blank=True)
    valid_to = models.DateField(_("until"), null=True, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = AreaQuerySet.as_manager()

    class Meta:
        ordering = ["path"]
        verbose_name = _("area")
        constraints = [
            models.CheckConstraint(
                condition=Q(code__regex=r"^[A-Za-z0-9-]+$"), name="area_code_is_letters_digits_and_hyphens"
            ),
            models.CheckConstraint(
                condition=Q(path__endswith=Concat(F("code"), Value("/"))), name="area_path_ends_with_its_code"
            ),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_from__isnull=True) | Q(valid_to__gte=F("valid_from")),
                name="area_ends_after_it_begins",
            ),
        ]

    def __str__(self):
        return self.name

    @property
    def itself(self):
        """Its name where only what lies on it is meant, and not what lies below."""
        return gettext("%(area)s itself") % {"area": self.name}

    def contains(self, other):
        return other.path.startswith(self.path)


class AreaGrantQuerySet(models.QuerySet):
    def current(self, day=None):
        day = day or wall_clock.today()
        return self.not_ended(day).filter(valid_from__lte=day)

    def not_ended(self, day):
        """Those that hold on ``day`` or later."""
        return self.filter(Q(valid_to__isnull=True) | Q(valid_to__gte=day))


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())
class AreaGrant(models.Model):
    """An area that a person may look at and work in, with dates."""

    user = models.ForeignKey("core.User", models.CASCADE, related_name="grants")
    area = models.ForeignKey(
        Area, models.PROTECT, to_field="path", db_column="area_path", related_name="+", verbose_name=_("area")
    )
    valid_from = models.DateField(_("from"), default=wall_clock.today)
    valid_to = models.DateField(_("until"), null=True, blank=True)

    objects = AreaGrantQuerySet.as_manager()

    class Meta:
        verbose_name = _("area granted")
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")),
                name="grant_ends_after_it_begins",
            )
        ]

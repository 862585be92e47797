"""People who log in. What they may do stands in ``permissions.ROLES``; where, in their reach."""

import pghistory
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.postgres.aggregates import ArrayAgg
from django.db import models
from django.db.models import Exists, OuterRef, Q, Value
from django.db.models.functions import Replace
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from caseload.core import wall_clock
from caseload.core.models.area import Area, AreaGrant, ScopedQuerySet, paths_above, within_any
from caseload.core.permissions import ROLES, P, Role

WORKING = [role for role, rights in ROLES.items() if P.VISIT_RECORD in rights]
"""The roles of those who can look after households."""


def has_nobody(field):
    """The condition that nobody who can look after households stands in ``field``: no one, or somebody who has left or
    does other work by now."""
    gone = Q(**{f"{field}__is_active": False}) | ~Q(**{f"{field}__role__in": WORKING})
    return Q(**{field: None}) | gone


def is_called(text):
    """The condition that a person has this name, staff number, pinyin or initials; ``spelled``: pinyin in one word."""
    letters = "".join(filter(str.isalnum, text.lower()))
    found = Q(name__contains=text) | Q(username__istartswith=text)
    if letters.isascii() and letters.isalpha():
        initials = " ".join(f"{letter}[^ ]*" for letter in letters)
        found |= Q(sort_key__iregex=f"(^| ){initials}") | Q(spelled__startswith=letters)
    return found


class UserQuerySet(ScopedQuerySet):
    def visible_to(self, user):
        """People posted to an area that ``user`` may look at, or with one granted to them."""
        if not user.is_active:
            return self.none()
        granted = AreaGrant.objects.current().filter(user=OuterRef("pk")).filter(within_any("area_id", user.reach))
        return self.filter(within_any("area_id", user.reach) | Exists(granted))

    def known_to(self, user):
        """Whose names may be told to ``user``: who works in the areas that they may look at, where they are posted, or
        above that, and they themselves."""
        own = [user.area_id] if user.area_id else []
        around = within_any("area_id", [*user.reach, *own])
        above = Q(area_id__in=[path for area in own for path in paths_above(area)])
        granted = AreaGrant.objects.current().filter(around | above, user=OuterRef("pk"))
        return self.filter(Q(pk=user.pk) | around | above | Exists(granted))

    def matching(self, text):
        """By name, staff number, phone, pinyin or the initials of it."""
        spelled = self.alias(spelled=Replace("sort_key", Value(" "), Value("")))
        return spelled.filter(is_called(text) | Q(phone__startswith=text))

    def called(self, text):
        """The same but for the phone: for those who may not know it."""
        return self.alias(spelled=Replace("sort_key", Value(" "), Value(""))).filter(is_called(text))

    def active(self):
        return self.filter(is_active=True)

    def workers(self):
        """Active social workers and supervisors: those who can be given households."""
        return self.active().filter(role__in=WORKING)

    def with_reach(self):
        """With the paths granted today, so that a request asks for them together with its user."""
        today = wall_clock.today()
        current = Q(grants__valid_from__lte=today) & (Q(grants__valid_to__isnull=True) | Q(grants__valid_to__gte=today))
        return self.annotate(granted=ArrayAgg("grants__area_id", filter=current, default=Value([])))


class UserManager(BaseUserManager.from_queryset(UserQuerySet)):
    def get_by_natural_key(self, username):
        return self.get(username=username)


@pghistory.track(exclude=["password", "password_until", "last_login", "sort_key", "language", "size", "version"])
class User(AbstractBaseUser):
    """A member of staff, known by staff number (``username``) or phone."""

    class Size(models.TextChoices):
        A = "a", "A"
        A_PLUS = "a-plus", "A+"
        A_PLUS_PLUS = "a-plus-plus", "A++"

    username = models.CharField(_("staff number"), max_length=40, unique=True)
    phone = models.CharField(_("phone"), max_length=20, blank=True)
    email = models.EmailField(blank=True, editable=False)
    name = models.CharField(pgettext_lazy("of a person", "name"), max_length=100)
    sort_key = models.CharField(max_length=200, editable=False, default="", db_collation="C")
    role = models.CharField(_("role"), max_length=20, choices=Role.choices, default=Role.WORKER)
    area = models.ForeignKey(
        Area,
        models.PROTECT,
        to_field="path",
        db_column="area_path",
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("posted to"),
    )
    is_active = models.BooleanField(_("active"), default=True)
    is_demo = models.BooleanField(default=False, editable=False)
    must_change_password = models.BooleanField(_("has a one-time password"), default=False, editable=False)
    password_until = models.DateTimeField(null=True, blank=True, editable=False)
    language = models.CharField(_("language"), max_length=10, blank=True)
    size = models.CharField(_("type size"), max_length=12, choices=Size.choices, default=Size.A)
    date_joined = models.DateTimeField(default=wall_clock.now, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = UserManager()

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        ordering = ["sort_key", "pk"]
        verbose_name = _("person")
        constraints = [
            models.UniqueConstraint(fields=["phone"], condition=~Q(phone=""), name="user_phone_is_used_once"),
            models.CheckConstraint(condition=Q(role__in=Role.values), name="user_role_is_in_the_rights_table"),
            models.CheckConstraint(condition=~Q(username=""), name="user_has_a_staff_number"),
        ]

    def __str__(self):
        return self.name

    @cached_property
    def reach(self):
        """Paths of the areas granted to this person today."""
        return list(self.grants.current().values_list("area_id", flat=True))

    @property
    def is_worker(self):
        """Whether households can be with them; ``has_nobody`` says the opposite of rows."""
        return self.is_active and self.role in WORKING

    @property
    def has_late_password(self):
        """Whether the one-time password was not used in time; a new one is asked of the administrator."""
        late = self.password_until is not None and self.password_until < wall_clock.now()
        return self.must_change_password and late

    def may(self, right):
        return right in ROLES[self.role]

"""An opening: places of work that somebody offers, how many of them are taken, and for whom they are."""

import pghistory
import pgtrigger
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from caseload.core import wall_clock
from caseload.core.models import KeptQuerySet, User, kept_for, paths_above, within_any

WORKING_AGE = 16
"""Nobody younger may work, whoever offers it."""
OLDEST = 80


class Kind(models.TextChoices):
    """Where somebody works."""

    WELFARE = "welfare", _("Public-welfare post")
    WORKSHOP = "workshop", _("Workshop for households in hardship")
    ENTERPRISE = "enterprise", _("Enterprise")
    CASUAL = "casual", _("Casual work")


class Times(models.TextChoices):
    FULL = "full", _("Full time")
    PART = "part", _("Part time")
    SEASON = "season", _("By season")
    HOME = "home", _("At home, by the piece")


def is_open_on(day):
    """Some of its places are free, and somebody can still be recommended for them."""
    return Q(filled__lt=F("places")) & (Q(open_until=None) | Q(open_until__gte=day))


class OpeningQuerySet(KeptQuerySet):
    def visible_to(self, user):
        """Also those kept where somebody is posted, below it and around it: they find people work there."""
        found = super().visible_to(user)
        if not user.is_active or not user.area_id:
            return found
        near = within_any(self.area_field, [user.area_id]) | Q(area__in=paths_above(user.area_id))
        return found | self.filter(near)

    def open_on(self, day=None):
        return self.filter(is_open_on(day or wall_clock.today()))


def age_limit(label):
    validators = [MinValueValidator(WORKING_AGE), MaxValueValidator(OLDEST)]
    return models.PositiveSmallIntegerField(label, null=True, blank=True, validators=validators)


def monthly_pay():
    """Yuan; empty where it is paid by the piece, or not known."""
    least = [MinValueValidator(1)]
    return models.DecimalField(
        _("pay (yuan a month)"), max_digits=8, decimal_places=2, null=True, blank=True, validators=least
    )


@pghistory.track(exclude=["filled", "version"])
class Opening(models.Model):
    """``filled`` is counted by the database as people begin and leave, and nothing else may change it."""

    kind = models.CharField(pgettext_lazy("opening", "kind"), max_length=12, choices=Kind.choices)
    title = models.CharField(_("work"), max_length=60)
    post = models.CharField(_("kind of public-welfare post"), max_length=40, blank=True)
    employer = models.CharField(pgettext_lazy("opening", "employer"), max_length=100)
    place = models.CharField(pgettext_lazy("opening", "place of work"), max_length=120, blank=True)
    times = models.CharField(_("working hours"), max_length=8, choices=Times.choices, default=Times.FULL)
    places = models.PositiveSmallIntegerField(
        _("places"), default=1, validators=[MinValueValidator(1), MaxValueValidator(500)]
    )
    filled = models.PositiveSmallIntegerField(default=0, editable=False)
    pay = monthly_pay()
    months = models.PositiveSmallIntegerField(
        _("contract (months)"), null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(120)]
    )
    youngest, oldest = age_limit(_("from the age of")), age_limit(_("up to the age of"))
    requirements = models.CharField(_("requirements"), max_length=300, blank=True)
    contact = models.CharField(_("contact person"), max_length=60, blank=True)
    open_from = models.DateField(_("open from"), default=wall_clock.today)
    open_until = models.DateField(_("open until"), null=True, blank=True)
    area = kept_for()
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = OpeningQuerySet.as_manager()

    class Meta:
        ordering = ["-open_from", "-pk"]
        verbose_name = _("opening")
        constraints = [
            models.CheckConstraint(condition=Q(filled__lte=F("places")), name="opening_is_never_filled_twice"),
            models.CheckConstraint(condition=Q(places__gte=1), name="opening_has_a_place"),
            models.CheckConstraint(condition=~Q(title="") & ~Q(employer=""), name="opening_says_what_and_with_whom"),
            models.CheckConstraint(condition=Q(pay=None) | Q(pay__gt=0), name="opening_pays_something_if_said"),
            models.CheckConstraint(
                condition=Q(kind="welfare") | Q(post=""), name="opening_names_a_post_of_public_welfare_only"
            ),
            models.CheckConstraint(
                condition=Q(open_until=None) | Q(open_until__gte=F("open_from")), name="opening_ends_after_it_begins"
            ),
            models.CheckConstraint(
                condition=Q(youngest=None) | Q(oldest=None) | Q(oldest__gte=F("youngest")),
                name="opening_is_for_some_age",
            ),
        ]
        indexes = [models.Index(fields=["area", "open_from", "id"], name="opening_area")]
        triggers = [
            pgtrigger.Protect(
                name="is_filled_by_its_placements",
                operation=pgtrigger.Update,
                condition=pgtrigger.Condition("pg_trigger_depth() = 0 AND OLD.filled IS DISTINCT FROM NEW.filled"),
            ),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("employment:opening", args=[self.pk])

    @property
    def free(self):
        return self.places - self.filled

    def is_over(self, day=None):
        return self.open_until is not None and self.open_until < (day or wall_clock.today())

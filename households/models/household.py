"""The household: the unit of help. What lists and Today show of it stands on its own row."""

from datetime import timedelta

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from caseload.core import wall_clock
from caseload.core.models import Area, ScopedQuerySet, User, has_nobody
from caseload.core.services.calendar import last_day_not_holiday

FACTS = [
    "last_visit_on",
    "last_tried_on",
    "next_visit_on",
    "try_again_on",
    "overdue_from",
    "visit_rule",
    "case_level",
    "level_since",
    "promise",
    "open_issue_count",
    "member_count",
    "search_text",
    "sort_key",
    "version",
]
"""Columns kept by services from other rows; a change of theirs alone is no entry in the history."""


def overdue_by(day=None):
    """What counts as overdue from this day on is overdue on ``day`` (today). A holiday makes nothing overdue: who was
    to be visited in it, at the latest, can still be visited on the first day after it."""
    return last_day_not_holiday((day or wall_clock.today()) - timedelta(days=1)) + timedelta(days=1)


def is_visit_due(day=None):
    """Due by its rule on ``day`` (today), overdue ones included. Of an open household."""
    return Q(next_visit_on__lte=day or wall_clock.today())


def is_visit_overdue(day=None):
    """Its visit is due and the days of grace are used up. Of an open household."""
    return Q(overdue_from__lte=overdue_by(day))


def is_tried_later(day=None):
    """Nobody was at home: the next try is on a day after ``day`` (today). It may be overdue all the same."""
    return Q(try_again_on__gt=day or wall_clock.today())


class HouseholdQuerySet(ScopedQuerySet):
    worker_fields = ("worker",)

    def open(self):
        return self.filter(status=Household.Status.OPEN)

    def areas(self):
        """Those in which they lie."""
        return Area.objects.filter(path__in=self.order_by().values("area_id")).order_by("path")

    def without_worker(self):
        """Open ones that nobody looks after: never assigned, or to somebody who has left or does other work now."""
        return self.open().filter(has_nobody("worker"))

    def visit_due(self, day=None):
        """Due by their rule on ``day`` (today), overdue ones included."""
        return self.open().filter(is_visit_due(day))

    def visit_overdue(self, day=None):
        """Due, and the days of grace are used up: the one definition of "overdue" for visits."""
        return self.open().filter(is_visit_overdue(day))

    def with_open_issues(self):
        return self.filter(open_issue_count__gt=0)

    def for_list(self):
        """With the worker, without the columns that no list shows."""
        return self.select_related("worker").defer("roster", "search_text", "note", "bank_account", "close_note")


LAND = ["land_farm_mu", "land_forest_mu", "land_fruit_mu", "land_returned_mu", "land_pasture_mu", "land_water_mu"]
"""The fields of the land they have, in mu."""


def not_negative(*fields):
    condition = Q()
    for field in fields:
        condition &= Q(**{f"{field}__isnull": True}) | Q(**{f"{field}__gte": 0})
    return condition


def extent(name):
    """A field of square metres, kilometres or mu; None where nobody asked."""
    return models.DecimalField(name, max_digits=8, decimal_places=2, null=True, blank=True)


# By statement: row by row the history costs a roster ten times as much as its rows.
@pghistory.track(exclude=FACTS, level=pghistory.Statement)
class Household(models.Model):
    """A household's file. Money is in yuan a year unless it says otherwise; areas in m²."""

    class Status(models.TextChoices):
        OPEN = "open", pgettext_lazy("household", "Open")
        CLOSED = "closed", pgettext_lazy("household", "Closed")

    class CloseReason(models.TextChoices):
        MOVED = "moved", _("Moved away")
        DIED = "died", _("All members died")
        LIFTED = "lifted", _("Lifted out of hardship")
        MISTAKE = "mistake", _("Entered by mistake")

    class Tenure(models.TextChoices):
        OWN = "own", _("Own")
        RENTED = "rented", _("Rented")
        PUBLIC = "public", _("Public rental")
        BORROWED = "borrowed", _("Borrowed")
        NONE = "none", _("No house")

    class Grade(models.TextChoices):
        A = "A", _("A, safe")
        B = "B", _("B, mostly safe")
        C = "C", _("C, partly dangerous")
        D = "D", _("D, dangerous")

    number = models.CharField(_("household number"), max_length=40, unique=True)
    area = models.ForeignKey(
        Area,
        models.PROTECT,
        to_field="path",
        db_column="area_path",
        db_index=False,
        related_name="+",
        verbose_name=_("area"),
    )
    address = models.CharField(_("address"), max_length=200, blank=True)
    phones = ArrayField(models.CharField(max_length=20), verbose_name=_("phones"), default=list, blank=True)
    phone_owner = models.CharField(_("whose phone"), max_length=40, blank=True)
    head = models.ForeignKey("households.Member", models.PROTECT, null=True, related_name="+")
    head_name = models.CharField(_("head"), max_length=100)
    sort_key = models.CharField(max_length=200, editable=False, default="", db_collation="C")
    search_text = models.TextField(editable=False, default="")
    member_count = models.PositiveSmallIntegerField(editable=False, default=0)

    status = models.CharField(_("status"), max_length=8, choices=Status.choices, default=Status.OPEN)
    closed_on = models.DateField(_("closed on"), null=True, blank=True)
    close_reason = models.CharField(_("reason"), max_length=10, choices=CloseReason.choices, blank=True)
    close_note = models.CharField(_("note"), max_length=500, blank=True)

    worker = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("assigned worker")
    )

    categories = ArrayField(models.CharField(max_length=40), verbose_name=_("categories"), default=list, blank=True)
    main_cause = models.CharField(_("main cause of hardship"), max_length=40, blank=True)
    other_causes = ArrayField(models.CharField(max_length=40), verbose_name=_("other causes"), default=list, blank=True)
    risks = ArrayField(models.CharField(max_length=40), verbose_name=_("risks"), default=list, blank=True)

    flag_reason = models.CharField(_("why it is flagged"), max_length=200, blank=True)
    flag_grounds = models.CharField(_("grounds of the flag"), max_length=500, blank=True)
    helper_name = models.CharField(_("helper"), max_length=200, blank=True)
    helper_unit = models.CharField(_("helper's work unit"), max_length=200, blank=True)
    helper_phones = ArrayField(
        models.CharField(max_length=20), verbose_name=_("helper's phones"), default=list, blank=True
    )

    tenure = models.CharField(_("tenure of the house"), max_length=10, choices=Tenure.choices, blank=True)
    house_grade = models.CharField(_("grade of the house"), max_length=1, choices=Grade.choices, blank=True)
    house_area_m2 = extent(_("floor area (m²)"))
    unsafe_house = models.BooleanField(_("unsafe house"), null=True, blank=True)
    hollow_house = models.BooleanField(_("hollow house"), default=False)
    elder_in_old_house = models.BooleanField(_("elder in an old house"), default=False)
    safe_water = models.BooleanField(_("safe drinking water"), null=True, blank=True)
    toilet = models.BooleanField(_("sanitary toilet"), null=True, blank=True)
    electricity = models.BooleanField(_("household electricity"), null=True, blank=True)
    tv = models.BooleanField(_("radio and television"), null=True, blank=True)
    access_road = models.BooleanField(_("hardened road to the door"), null=True, blank=True)
    access_road_kind = models.CharField(_("kind of road to the door"), max_length=40, blank=True)
    road_km = extent(_("distance to the main road (km)"))
    land_farm_mu = extent(_("farmland (mu)"))
    land_forest_mu = extent(_("forest (mu)"))
    land_fruit_mu = extent(_("fruit trees (mu)"))
    land_returned_mu = extent(_("farmland returned to forest (mu)"))
    land_pasture_mu = extent(_("pasture (mu)"))
    land_water_mu = extent(_("water surface (mu)"))

    inc_wage = models.DecimalField(_("wages (yuan a year)"), max_digits=12, decimal_places=2, null=True, blank=True)
    inc_business = models.DecimalField(
        _("business income (yuan a year)"), max_digits=12, decimal_places=2, null=True, blank=True
    )
    inc_property = models.DecimalField(
        _("property income (yuan a year)"), max_digits=12, decimal_places=2, null=True, blank=True
    )
    inc_transfer = models.DecimalField(
        _("transfer income (yuan a year)"), max_digits=12, decimal_places=2, null=True, blank=True
    )
    exp_business = models.DecimalField(
        _("business costs (yuan a year)"), max_digits=12, decimal_places=2, null=True, blank=True
    )
    compliant_self_pay = models.DecimalField(
        _("self-paid expenses (yuan a year)"), max_digits=12, decimal_places=2, null=True, blank=True
    )
    net_income = models.DecimalField(
        _("net income (yuan a year)"), max_digits=12, decimal_places=2, null=True, blank=True
    )
    net_income_per_capita = models.DecimalField(
        _("net income per head (yuan a year)"), max_digits=12, decimal_places=2, null=True, blank=True
    )

    note = models.TextField(_("note"), blank=True)
    roster = models.JSONField(default=dict, editable=False)
    """Household-scope roster columns without a field of their own: {column id: value}."""
    bank_account = models.BinaryField(_("bank account"), null=True, editable=False)
    sources = ArrayField(models.CharField(max_length=40), default=list, editable=False)
    """The kinds of roster that listed this household: what a later roster of the kind no longer lists is absent."""

    visit_rule = models.CharField(max_length=40, default="", editable=False)
    case_level = models.CharField(max_length=40, default="", editable=False)
    level_since = models.DateTimeField(null=True, editable=False)
    """The level of the open case plan, whose rhythm counts beside those of the categories; empty without one."""
    last_visit_on = models.DateField(null=True, editable=False)
    last_tried_on = models.DateField(null=True, editable=False)
    next_visit_on = models.DateField(default=wall_clock.today, editable=False)
    try_again_on = models.DateField(null=True, editable=False)
    """The day of the next try, where the last one found nobody and the visit is overdue before that day."""
    overdue_from = models.DateField(default=wall_clock.today, editable=False)
    promise = models.CharField(max_length=200, default="", editable=False)
    """What was promised on the last visit."""
    open_issue_count = models.PositiveIntegerField(default=0, editable=False)

    created_at = models.DateTimeField(default=wall_clock.now, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = HouseholdQuerySet.as_manager()

    class Meta:
        ordering = ["next_visit_on", "pk"]
        verbose_name = _("household")
        constraints = [
            models.UniqueConstraint(fields=["id", "area"], name="household_lies_in_one_area"),
            models.CheckConstraint(
                condition=Q(status="closed") | Q(head__isnull=False), name="household_open_has_a_head"
            ),
            models.CheckConstraint(
                condition=Q(status="open", closed_on__isnull=True, close_reason="")
                | Q(status="closed", closed_on__isnull=False) & ~Q(close_reason=""),
                name="household_closed_has_date_and_reason",
            ),
            models.CheckConstraint(
                condition=Q(status="open") | Q(open_issue_count=0), name="household_closed_has_no_open_issue"
            ),
            models.CheckConstraint(
                condition=Q(overdue_from__gte=F("next_visit_on")),
                name="household_is_due_before_it_is_overdue",
            ),
            models.CheckConstraint(
                condition=not_negative("road_km", *LAND), name="household_has_no_negative_land_or_distance"
            ),
        ]
        indexes = [
            models.Index(fields=["area", "next_visit_on", "id"], name="household_area_due"),
            models.Index(fields=["worker", "next_visit_on", "id"], name="household_worker_due"),
            models.Index(fields=["next_visit_on", "id"], name="household_due"),
            models.Index(fields=["sort_key", "id"], name="household_sorted"),
            GinIndex(fields=["categories"], name="household_categories"),
            GinIndex(fields=["phones"], name="household_phones"),
        ]

    def __str__(self):
        return self.head_name or self.number

    @property
    def is_open(self):
        return self.status == self.Status.OPEN

    @property
    def phone(self):
        return self.phones[0] if self.phones else ""


class HandoverQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Those that one did oneself: they alone can be taken back."""
        return self.filter(by=user) if user.is_active else self.none()


class Handover(models.Model):
    """Households given to a worker at one time: what can be taken back together."""

    worker = models.ForeignKey(User, models.PROTECT, related_name="+")
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=wall_clock.now)
    undone_at = models.DateTimeField(null=True, blank=True)

    objects = HandoverQuerySet.as_manager()

    class Meta:
        verbose_name = _("handover")

    def still_held(self):
        """The assignments of it that hold: the household is open, and with the worker to whom it was given."""
        return self.assignments.filter(
            valid_to=None, household__status=Household.Status.OPEN, household__worker=self.worker
        ).select_related("household", "former")


class Assignment(models.Model):
    """A worker looked after a household from … to …; handing over leaves a note."""

    household = models.ForeignKey(Household, models.CASCADE, related_name="assignments")
    worker = models.ForeignKey(User, models.PROTECT, related_name="+")
    valid_from = models.DateField(default=wall_clock.today)
    valid_to = models.DateField(null=True, blank=True)
    note = models.CharField(max_length=500, blank=True)
    by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    handover = models.ForeignKey(Handover, models.PROTECT, null=True, related_name="assignments")
    former = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    """Whose the household was before; None: nobody's."""

    class Meta:
        ordering = ["-valid_from", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["household"],
                condition=Q(valid_to__isnull=True),
                name="household_has_one_worker_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")),
                name="assignment_ends_after_it_begins",
            ),
        ]

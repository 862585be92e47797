"""What a visit found: assurances, guarantees, water, income, work, others (DOMAIN 4.3); and changes in the home."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from caseload.core.models import ScopedQuerySet, User
from households.models import Household
from visits.issues.models.issue import Issue
from visits.models.visit import Visit


class Finding(models.Model):
    class Item(models.TextChoices):
        """Each with the category of the issue that follows where it is at risk."""

        FOOD = "food", "livelihood", pgettext_lazy("check", "Food")
        CLOTHING = "clothing", "livelihood", pgettext_lazy("check", "Clothing")
        SCHOOLING = "schooling", "education", pgettext_lazy("check", "Schooling")
        MEDICAL = "medical", "medical", pgettext_lazy("check", "Medical care")
        HOUSING = "housing", "housing", pgettext_lazy("check", "Housing")
        WATER = "water", "water", pgettext_lazy("check", "Drinking water")
        INCOME = "income", "livelihood", pgettext_lazy("check", "Income")
        WORK = "work", "job", pgettext_lazy("check", "Work")
        OTHER = "other", "other", pgettext_lazy("check", "Other (electricity, heating, debts, fraud, care)")

        def __new__(cls, value, category):
            item = str.__new__(cls, value)
            item._value_, item.category = value, category
            return item

    class State(models.TextChoices):
        FINE = "fine", pgettext_lazy("check", "Fine")
        RISK = "risk", pgettext_lazy("check", "At risk")
        UNKNOWN = "unknown", pgettext_lazy("check", "Not known")

    DANGEROUS = ("C", "D")
    """Grades of the house that are at risk."""

    visit = models.ForeignKey(Visit, models.CASCADE, related_name="findings")
    item = models.CharField(max_length=10, choices=Item.choices)
    state = models.CharField(max_length=8, choices=State.choices)
    grade = models.CharField(max_length=1, choices=Household.Grade.choices, blank=True)
    """Of the house, with the item housing only."""
    issue = models.ForeignKey(Issue, models.SET_NULL, null=True, related_name="+")
    """The issue that follows what is at risk: opened by this visit, or still open from an earlier one."""
    before = models.JSONField(default=dict)
    """Columns of the household that this finding changed, as they were: what undo puts back."""

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["visit", "item"], name="finding_once_per_visit_and_item"),
            models.CheckConstraint(condition=Q(grade="") | Q(item="housing"), name="finding_grade_is_of_the_house"),
            models.CheckConstraint(
                condition=~Q(grade__in=["C", "D"]) | Q(state="risk"), name="finding_dangerous_house_is_at_risk"
            ),
        ]


class HouseholdChangeQuerySet(ScopedQuerySet):
    area_field = "household__area__path"
    worker_fields = ("household__worker",)

    def to_enter(self):
        """Said on a visit, not yet in the file."""
        return self.filter(entered_at__isnull=True)


class HouseholdChange(models.Model):
    """Something happened in the home: said on a visit, then entered in the file by a person."""

    class Kind(models.TextChoices):
        ILLNESS = "illness", _("Ill or in hospital")
        BIRTH = "birth", _("A birth")
        DEATH = "death", _("A death")
        JOB_FOUND = "job_found", _("Found work")
        JOB_LOST = "job_lost", _("Lost work")
        SCHOOL = "school", _("School begun or left")
        ACCIDENT = "accident", _("An accident")
        DISASTER = "disaster", _("A disaster")

    OF_THE_HOUSEHOLD = [Kind.ACCIDENT, Kind.DISASTER]

    visit = models.ForeignKey(Visit, models.CASCADE, related_name="changes")
    household = models.ForeignKey(Household, models.CASCADE, related_name="+")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    entered_at = models.DateTimeField(null=True)
    entered_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")

    objects = HouseholdChangeQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["visit", "kind"], name="household_change_once_per_visit"),
            models.CheckConstraint(
                condition=Q(entered_at__isnull=True) | Q(entered_by__isnull=False),
                name="household_change_is_entered_by_somebody",
            ),
        ]

    @property
    def page(self):
        """Where it is entered in the file: a new member, the household's facts, or its members."""
        if self.kind == self.Kind.BIRTH:
            return reverse("households:member_new", args=[self.household_id])
        page = "households:edit" if self.kind in self.OF_THE_HOUSEHOLD else "households:detail"
        return reverse(page, args=[self.household_id])

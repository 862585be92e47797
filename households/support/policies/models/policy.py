"""The catalogue of policies (DOMAIN 5): what a household or one of its members may be given, by whom, and for what."""

from datetime import date

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Greatest, Least
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from caseload.core.models import CatalogueItem
from caseload.core.templatetags.reading import yuan
from households.support.leaflets.models import Leaflet

DAY_OF_YEAR = r"^((0[13578]|1[02])-(0[1-9]|[12]\d|3[01])|(0[469]|11)-(0[1-9]|[12]\d|30)|02-(0[1-9]|1\d|2[0-8]))$"
"""Month and day, as 09-01; of February the days that every year has."""


@pghistory.track()
class Authority(CatalogueItem):
    """The department in charge of policies 主管部门."""

    class Meta(CatalogueItem.Meta):
        verbose_name = _("department in charge")


def day_of_year(name):
    says_how = RegexValidator(DAY_OF_YEAR, _("Month and day with two digits each, as 09-01."))
    return models.CharField(name, max_length=5, blank=True, default="", validators=[says_how])


@pghistory.track()
class Policy(CatalogueItem):
    class Unit(models.TextChoices):
        PERSON_MONTH = "person_month", _("yuan per person and month")
        HOUSEHOLD_MONTH = "household_month", _("yuan per household and month")
        PERSON_YEAR = "person_year", _("yuan per person and year")
        HOUSEHOLD_YEAR = "household_year", _("yuan per household and year")
        TERM = "term", _("yuan per school term")
        TIME = "time", _("yuan, once")
        PERCENT = "percent", _("per cent of the costs")
        IN_KIND = "in_kind", _("in kind, or as a service")

    class Whom(models.TextChoices):
        HOUSEHOLD = "household", pgettext_lazy("whom a policy is for", "The household")
        MEMBER = "member", _("A member")

    MONTHLY = {Unit.PERSON_MONTH, Unit.HOUSEHOLD_MONTH}

    authority = models.ForeignKey(Authority, models.PROTECT, related_name="+", verbose_name=_("department in charge"))
    whom = models.CharField(_("given to"), max_length=10, choices=Whom.choices, default=Whom.MEMBER)
    unit = models.CharField(_("unit"), max_length=16, choices=Unit.choices)
    months = models.PositiveSmallIntegerField(_("granted for (months)"), null=True, blank=True)
    """So long it is usually granted, until it is looked at again."""
    conditions = models.TextField(_("conditions"), blank=True)
    papers = ArrayField(models.CharField(max_length=40), verbose_name=_("papers needed"), default=list, blank=True)
    where_to_apply = models.CharField(_("where to apply"), max_length=60, blank=True)
    apply_from = day_of_year(_("applications from (each year)"))
    apply_to = day_of_year(_("applications until (each year)"))
    source = models.CharField(_("source (paper and number)"), max_length=120, blank=True)
    leaflet = models.ForeignKey(
        Leaflet, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("leaflet")
    )

    class Meta(CatalogueItem.Meta):
        verbose_name = _("policy")
        constraints = [
            models.CheckConstraint(
                condition=Q(apply_from="", apply_to="") | Q(apply_from__regex=DAY_OF_YEAR, apply_to__regex=DAY_OF_YEAR),
                name="policy_has_a_whole_window_or_none",
                violation_error_message=_("A window for applications has a first and a last day."),
            ),
            models.CheckConstraint(
                condition=Q(months__isnull=True) | Q(months__gte=1), name="policy_is_granted_for_a_month_at_least"
            ),
        ]

    @property
    def is_for_member(self):
        return self.whom == self.Whom.MEMBER

    @property
    def is_once(self):
        """It is given at one time; the others go on from month to month, or year to year."""
        return self.unit in (self.Unit.TIME, self.Unit.IN_KIND) and not self.months

    def closes_on(self, day):
        """The last day of the window for applications that is open on ``day``; None where none is."""
        if not self.apply_to:
            return None
        first, last = (date(day.year, *map(int, text.split("-"))) for text in (self.apply_from, self.apply_to))
        if first <= last:
            return last if first <= day <= last else None
        if day >= first:
            return last.replace(year=day.year + 1)
        return last if day <= last else None


@pghistory.track()
class PolicyAmount(models.Model):
    """How much a policy gives. Of several of one policy the newest that has begun holds: no gap and no overlap."""

    policy = models.ForeignKey(Policy, models.CASCADE, related_name="amounts", verbose_name=_("policy"))
    valid_from = models.DateField(_("from"), null=True, blank=True)
    """Empty: from the beginning."""
    amount = models.DecimalField(_("amount"), max_digits=10, decimal_places=2)
    note = models.CharField(_("note"), max_length=120, blank=True)

    class Meta:
        verbose_name = _("amount of a policy")
        ordering = ["policy__order", "policy", F("valid_from").asc(nulls_first=True)]
        constraints = [
            models.UniqueConstraint(
                fields=["policy", "valid_from"], nulls_distinct=False, name="policy_amount_once_per_day"
            ),
            models.CheckConstraint(condition=Q(amount__gt=0), name="policy_amount_is_something"),
        ]

    def __str__(self):
        return _("%(policy)s, %(amount)s") % {"policy": self.policy, "amount": yuan(self.amount)}


@pghistory.track()
class PolicyExclusion(models.Model):
    """Two policies that nobody receives at once."""

    one = models.ForeignKey(Policy, models.CASCADE, related_name="+", verbose_name=_("policy"))
    other = models.ForeignKey(Policy, models.CASCADE, related_name="+", verbose_name=_("excludes"))
    reason = models.CharField(_("why"), max_length=120, blank=True)

    class Meta:
        verbose_name = _("exclusion of policies")
        ordering = ["one__order", "other__order", "pk"]
        constraints = [
            models.UniqueConstraint(
                Least("one", "other"),
                Greatest("one", "other"),
                name="policies_exclude_each_other_once",
                violation_error_message=_("These two exclude each other already."),
            ),
            models.CheckConstraint(
                condition=~Q(one=F("other")),
                name="policy_excludes_another_one",
                violation_error_message=_("Choose two different policies."),
            ),
        ]

    def __str__(self):
        return _("%(one)s and %(other)s") % {"one": self.one, "other": self.other}

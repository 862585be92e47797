"""What a member can do and would like to do for work, as they said it."""

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from caseload.core import wall_clock
from caseload.core.models import ScopedQuerySet, User
from households.models import Member
from households.support.employment.models.opening import Kind, Times


class WishQuerySet(ScopedQuerySet):
    area_field = "member__household__area__path"
    worker_fields = ("member__household__worker",)

    def of_present(self):
        return self.filter(member__is_active=True)


@pghistory.track(exclude=["version"])
class Wish(models.Model):
    class Seeks(models.TextChoices):
        LOOKING = "looking", _("Looks for work")
        CONTENT = "content", _("Has work and is content")
        NOT_NOW = "not_now", _("Cannot or does not want to now")

    class Distance(models.TextChoices):
        HOME = "home", _("At home only")
        NEAR = "near", _("Within the community")
        DISTRICT = "district", _("Within the district")
        ANYWHERE = "anywhere", _("Anywhere")

    KINDS_OF_STATUS = {Seeks.LOOKING: "warn", Seeks.CONTENT: "ok", Seeks.NOT_NOW: "pause"}

    member = models.OneToOneField(Member, models.CASCADE, related_name="+", verbose_name=_("member"))
    seeks = models.CharField(_("looking for work?"), max_length=10, choices=Seeks.choices, default=Seeks.LOOKING)
    skills = models.CharField(_("what they can do"), max_length=200, blank=True)
    kinds = ArrayField(
        models.CharField(max_length=12, choices=Kind.choices), verbose_name=_("kinds of work"), default=list, blank=True
    )
    times = models.CharField(_("working hours"), max_length=8, choices=Times.choices, blank=True)
    distance = models.CharField(_("how far"), max_length=10, choices=Distance.choices, blank=True)
    least_pay = models.DecimalField(
        _("pay wished for (yuan a month), at least"), max_digits=8, decimal_places=2, null=True, blank=True
    )
    because = models.CharField(_("why not now"), max_length=200, blank=True)
    note = models.CharField(_("note"), max_length=300, blank=True)
    asked_on = models.DateField(pgettext_lazy("about work", "asked on"), default=wall_clock.today)
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = WishQuerySet.as_manager()

    class Meta:
        ordering = ["-asked_on", "-pk"]
        verbose_name = _("abilities and wishes")
        constraints = [
            models.CheckConstraint(condition=~Q(seeks="not_now") | ~Q(because=""), name="wish_not_now_says_why"),
            models.CheckConstraint(
                condition=Q(least_pay=None) | Q(least_pay__gt=0), name="wish_for_pay_is_something_if_said"
            ),
        ]
        indexes = [models.Index(fields=["seeks", "-asked_on", "-id"], name="wish_looking")]

    def __str__(self):
        return self.member.name

    def get_absolute_url(self):
        return f"{reverse('households:detail', args=[self.member.household_id])}?tab=jobs"

    @property
    def status_kind(self):
        return self.KINDS_OF_STATUS[self.seeks]

    @property
    def kinds_words(self):
        """The kinds of work, in words."""
        return [str(Kind(kind).label) for kind in self.kinds]

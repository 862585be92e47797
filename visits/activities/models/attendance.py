"""Who signed up for an activity, and who came: a contact with the household, and no visit."""

import pghistory
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from caseload.core import wall_clock
from caseload.core.models import User, within_any
from households.models import Household, Member
from visits.activities.models.activity import Activity


def readable_by(user):
    """Of attendances, and of their history, those whose names ``user`` may read."""
    known = Q(member__household__in=Household.objects.visible_to(user)) | Q(member=None)
    run = Q(activity__owner=user) | within_any("activity__area__path", user.reach)
    return run | known


class AttendanceQuerySet(models.QuerySet):
    def visible_to(self, user):
        """The names of an activity are read by who runs it and by who oversees its area; else each by those who may
        know of the household."""
        if not user.is_active:
            return self.none()
        return self.filter(readable_by(user), activity__in=Activity.objects.visible_to(user))

    def named(self):
        """With what a line of a list shows, by household."""
        people = self.select_related("member__household")
        return people.order_by("member__household__sort_key", "member__household_id", "member_id", "pk")


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())
class Attendance(models.Model):
    """A member of a household; or an ``outsider``, somebody else by name."""

    activity = models.ForeignKey(Activity, models.PROTECT, related_name="attendances")
    member = models.ForeignKey(Member, models.PROTECT, null=True, related_name="+", verbose_name=_("member"))
    outsider = models.CharField(_("name"), max_length=60, blank=True)
    came = models.BooleanField(_("came"), default=False)
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    created_at = models.DateTimeField(default=wall_clock.now, editable=False)

    objects = AttendanceQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        verbose_name = _("attendance")
        constraints = [
            models.UniqueConstraint(fields=["activity", "member"], name="member_attends_an_activity_once"),
            models.UniqueConstraint(
                fields=["activity", "outsider"], condition=~Q(outsider=""), name="outsider_attends_an_activity_once"
            ),
            models.CheckConstraint(
                condition=Q(member__isnull=True) & ~Q(outsider="") | Q(member__isnull=False, outsider=""),
                name="attendance_is_of_a_member_or_an_outsider",
            ),
        ]

    def __str__(self):
        return self.name

    @property
    def name(self):
        return self.member.name if self.member else self.outsider

    @property
    def found_by(self):
        """What its line is found by while somebody types."""
        if not self.member:
            return self.outsider.lower()
        household = self.member.household
        said = (self.member.name, self.member.initials, self.member.pinyin, household.head_name, household.address)
        return " ".join(said).lower()

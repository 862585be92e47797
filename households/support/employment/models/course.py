"""A training course, and who takes part: signed up, came, completed it, with which certificate."""

import pghistory
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from caseload.core import wall_clock
from caseload.core.models import ScopedQuerySet, User, kept_for
from households.models import Member
from households.support.employment.models.opening import OpeningQuerySet


class CourseQuerySet(OpeningQuerySet):
    """Courses are found by whoever finds openings."""

    def coming(self, day=None):
        return self.filter(is_coming(day or wall_clock.today()))


def is_coming(day):
    """Somebody can still take part."""
    return Q(ends_on__gte=day)


@pghistory.track(exclude=["version"])
class Course(models.Model):
    title = models.CharField(pgettext_lazy("course", "course"), max_length=80)
    organiser = models.CharField(_("organiser"), max_length=100)
    place = models.CharField(pgettext_lazy("course", "place"), max_length=120, blank=True)
    starts_on = models.DateField(_("first day"))
    ends_on = models.DateField(_("last day"))
    hours = models.PositiveSmallIntegerField(
        _("hours together"), null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(2000)]
    )
    certificate = models.CharField(_("certificate"), max_length=80, blank=True)
    """What whoever completes it is given."""
    area = kept_for()
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = CourseQuerySet.as_manager()

    class Meta:
        ordering = ["-starts_on", "-pk"]
        verbose_name = _("training course")
        constraints = [
            models.CheckConstraint(condition=~Q(title="") & ~Q(organiser=""), name="course_says_what_and_by_whom"),
            models.CheckConstraint(condition=Q(ends_on__gte=F("starts_on")), name="course_ends_after_it_begins"),
        ]
        indexes = [models.Index(fields=["area", "starts_on", "id"], name="course_area")]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("employment:course", args=[self.pk])

    @property
    def has_begun(self):
        return self.starts_on <= wall_clock.today()


class TraineeQuerySet(ScopedQuerySet):
    area_field = "member__household__area__path"
    worker_fields = ("member__household__worker",)


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())
class Trainee(models.Model):
    """A member on the list of a course."""

    course = models.ForeignKey(Course, models.PROTECT, related_name="trainees")
    member = models.ForeignKey(Member, models.PROTECT, related_name="+", verbose_name=_("member"))
    came = models.BooleanField(pgettext_lazy("course", "took part"), default=False)
    completed = models.BooleanField(pgettext_lazy("course", "completed it"), default=False)
    certificate = models.CharField(_("number of the certificate"), max_length=60, blank=True)
    by = models.ForeignKey(User, models.PROTECT, related_name="+")

    objects = TraineeQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        verbose_name = _("trainee")
        constraints = [
            models.UniqueConstraint(fields=["course", "member"], name="member_takes_a_course_once"),
            models.CheckConstraint(
                condition=Q(completed=False) | Q(came=True), name="trainee_completes_where_they_came"
            ),
            models.CheckConstraint(
                condition=Q(certificate="") | Q(completed=True), name="trainee_is_certified_for_what_was_completed"
            ),
        ]

    def __str__(self):
        return self.member.name

    @property
    def state(self):
        """(kind of status, words)"""
        if self.completed:
            return "ok", _("Completed")
        if self.came:
            return "doing", _("Took part")
        return ("pause", _("Did not come")) if self.course.ends_on < wall_clock.today() else ("wait", _("Signed up"))

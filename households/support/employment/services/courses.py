"""Courses, and who takes part, are written here."""

from django.db import transaction

from caseload.core.text import visible, visible_facts
from households.services.facts import HouseholdClosed, locked
from households.support.employment.models import Course, Trainee


class OnTheList(Exception):
    """The member is signed up already."""


class NotBegun(Exception):
    """Nobody has come to a course before its first day."""


class TookPart(Exception):
    """Who came stays on the list."""


@transaction.atomic
def offer_course(*, by, **facts):
    return Course.objects.create(by=by, **visible_facts(facts))


@transaction.atomic
def correct_course(*, by, course, **changes):
    for field, value in visible_facts(changes).items():
        setattr(course, field, value)
    course.version += 1
    course.save(update_fields=[*changes, "version"])
    return course


@transaction.atomic
def sign_up(*, by, course, member):
    """``member`` takes part. Raises HouseholdClosed, OnTheList."""
    if not locked(member.household).is_open:
        raise HouseholdClosed
    row, is_new = Trainee.objects.get_or_create(course=course, member=member, defaults={"by": by})
    if not is_new:
        raise OnTheList
    return row


@transaction.atomic
def tell(*, by, trainee, came, completed, certificate=""):
    """How it went for one of them; who completed it came, and who has a certificate completed it. Raises NotBegun."""
    row = _locked(trainee)
    if not row.course.has_begun:
        raise NotBegun
    row.certificate = visible(certificate)
    row.completed = completed or bool(row.certificate)
    row.came = came or row.completed
    row.save(update_fields=["came", "completed", "certificate"])
    return row


@transaction.atomic
def take_off(*, by, trainee):
    """Take off the list who was put on it by mistake, or does not want to come any more. Raises TookPart."""
    row = _locked(trainee)
    if row.came:
        raise TookPart
    row.delete()


def _locked(trainee):
    return Trainee.objects.select_for_update(of=("self",), no_key=True).select_related("course").get(pk=trainee.pk)

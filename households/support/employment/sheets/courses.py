"""Training courses as a list that leaves the house."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from caseload.core.sheets.resource import Column, SheetResource


class CourseResource(SheetResource):
    """``rows`` with how many are ``listed`` and ``done``."""

    title = "技能培训"

    course = Column(pgettext_lazy("course", "Course"), "title")
    organiser = Column(_("Organiser"), "organiser")
    place = Column(_("Place"), "place")
    starts_on = Column(_("First day"), "starts_on")
    ends_on = Column(_("Last day"), "ends_on")
    hours = Column(_("Hours together"), "hours")
    certificate = Column(_("Certificate"), "certificate")
    area = Column(_("For households in"), "area")
    listed = Column(pgettext_lazy("to a course", "Signed up"), "listed")
    done = Column(_("Completed"), "done")

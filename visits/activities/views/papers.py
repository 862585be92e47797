"""What is printed of an activity: the sheet on which people sign in, and the record of how it was."""

from django.shortcuts import render
from django.utils.translation import gettext as _

from caseload.core.permissions import P, allow
from caseload.core.sheets.resource import number
from caseload.core.templatetags.reading import full_day_of_week
from visits.activities.models import RATINGS, Activity, Attendance
from visits.activities.services.sums import PUT_IN, with_sums
from visits.activities.views.activities import head, known

BLANK_LINES = range(8)
"""For those who come without having signed up."""


def _paper(activity, label):
    return {**head(activity), "label": label, "number": full_day_of_week(activity.day), "subject": activity.title}


@allow(P.ACTIVITY_RUN)
def sign_in(request, pk):
    activity = known(request.user, pk)
    people = Attendance.objects.visible_to(request.user).filter(activity=activity).named()
    context = {"people": people, "blank": BLANK_LINES, "signatures": [_("Run by (signature)")]}
    return render(request, "activities/sign_in.html", {**_paper(activity, _("Sign-in sheet")), **context})


@allow(P.ACTIVITY_VIEW)
def record(request, pk):
    activity = known(request.user, pk, with_sums(Activity.objects.all()))
    context = {
        "put_in": [(row, number(row.quantity)) for row in activity.contributions.all()],
        "sums": {name: number(getattr(activity, name)) for name in PUT_IN},
        "ratings": [(activity._meta.get_field(name).verbose_name, getattr(activity, name)) for name in RATINGS],
        "signatures": [_("Run by (signature)"), _("Supervisor (signature)")],
    }
    return render(request, "activities/record.html", {**_paper(activity, _("Record of an activity")), **context})

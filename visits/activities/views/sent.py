"""Names ticked without a connection, as a phone sends them: read by the form of the list, and stored once."""

from django.core.exceptions import NON_FIELD_ERRORS
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from caseload.core.keys import read_key
from caseload.core.permissions import P
from caseload.core.phones.parcels import Forms, Refused, check, entered
from caseload.core.templatetags.reading import full_day
from visits.activities.forms.people import TicksForm
from visits.activities.models import Activity, Attendance
from visits.activities.services.attending import Closed, tick
from visits.activities.services.sums import with_came


class Ticks(Forms):
    """Each parcel tells what changed since the list that its author saw: of two phones nothing is lost. What cannot be
    stored stays on the phone and says why; nothing of it is held for a supervisor."""

    right = P.ACTIVITY_RUN
    may_have_household = False

    def file(self, *, by, key, household, parcel):
        filed = super().file(by=by, key=key, household=household, parcel=parcel)
        if not filed:
            raise refused(_("Something else was stored from this form before: open the list once more."))
        return filed

    def write(self, by, household, parcel):
        data, _files = entered(parcel)
        activity = Activity.objects.visible_to(by).filter(pk=read_key(data.get("activity", ""))).first()
        if activity is None:
            raise refused(_("The activity is not among yours any more."))
        rows = Attendance.objects.visible_to(by).filter(activity=activity)
        form = TicksForm(data, rows=rows, outsiders=activity.outsiders)
        check(form)
        try:
            tick(by=by, activity=activity, **form.changes())
        except Closed as closed:
            raise refused(why_closed(closed.activity)) from None
        return reverse("activities:ticks", args=[activity.pk]), came_in_words(activity)


def refused(words):
    return Refused([(NON_FIELD_ERRORS, words)])


def why_closed(activity, *, sent=True):
    """Why nobody can be put on the list or ticked, as it is stored now: said of what was ``sent``, else of the page."""
    if activity.is_cancelled:
        words = _("The activity was cancelled (%(reason)s).") % {"reason": activity.reason}
    else:
        words = _("The activity is only on %(day)s.") % {"day": full_day(activity.day)}
    return _("Not saved: %(why)s") % {"why": words} if sent else words


def came_in_words(activity):
    n = with_came(Activity.objects.filter(pk=activity.pk)).get().came
    return ngettext("Saved: %(n)s person came", "Saved: %(n)s people came", n) % {"n": n}

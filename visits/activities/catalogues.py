"""The table of what activities there are."""

from django.utils.translation import gettext_lazy as _

from caseload.core.catalogues.columns import CODE, DATES, NAME, NAME_EN, used
from caseload.core.catalogues.shelf import Catalogue, counted
from visits.activities.models import Activity, ActivityKind


class Kinds(Catalogue):
    model = ActivityKind
    label, icon = _("Kinds of activities"), "users"
    meaning = _("What group activities there are: policies explained, a free clinic, a meal for the elderly …")
    address, name, row = "catalogues/activity-kinds/", "kinds", "kind"
    columns = (NAME, NAME_EN, CODE, used(_("Activities")), DATES)
    new = _("New kind of activity")

    def used_by(self):
        return counted(Activity.objects.all(), "kind")


CATALOGUES = [Kinds()]

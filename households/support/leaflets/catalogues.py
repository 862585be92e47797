"""The table of leaflets and their versions; what is handed out keeps the version that it was."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from caseload.core.catalogues.columns import CODE, DATES, NAME, NAME_EN, Column, used
from caseload.core.catalogues.shelf import Catalogue, counted
from caseload.core.templatetags.reading import full_day
from households.support.leaflets.forms.catalogues import VersionForm
from households.support.leaflets.models import Leaflet, LeafletVersion


class Versions(Catalogue):
    """A version has no code. A new one begins on its day, the one before it ends there."""

    model = LeafletVersion
    label = _("Versions of leaflets")
    address, row, page = "catalogues/leaflet-versions/", "leaflet_version", "leaflets:leaflets"
    related, key = ("leaflet",), ("leaflet", "number")
    columns = (
        Column(_("Leaflet"), lambda row: row.leaflet),
        Column(_("Version"), lambda row: row.number),
        Column(pgettext_lazy("a day", "From"), lambda row: full_day(row.valid_from) if row.valid_from else "—"),
    )
    form, fields = VersionForm, ("valid_from", "text")
    new, new_form, new_fields = _("New version"), VersionForm, ("leaflet", "number", "valid_from", "text")


class Leaflets(Catalogue):
    model = Leaflet
    label, icon, meaning = _("Leaflets"), "file-text", _("What is handed out to households, and in which version")
    address, name, row = "catalogues/leaflets/", "leaflets", "leaflet"
    below = (Versions(),)
    beside = [(_("Pictures and files"), "leaflets:guide")]
    columns = (NAME, NAME_EN, CODE, used(_("Versions")), DATES)
    new = _("New leaflet")

    def explained(self, row):
        return "" if row.versions.exists() else _("Nobody can hand it out yet: add its first version.")

    def used_by(self):
        return counted(LeafletVersion.objects.all(), "leaflet")


CATALOGUES = [Leaflets()]

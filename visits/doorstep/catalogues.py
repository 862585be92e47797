"""The table of leaflets; a visit keeps the version that it handed out."""

from django.utils.translation import gettext_lazy as _

from caseload.core.catalogues.columns import CODE, DATES, NAME, NAME_EN, of_field, used
from caseload.core.catalogues.shelf import Catalogue, counted
from visits.doorstep.models import Leaflet, VisitLeaflet


class Leaflets(Catalogue):
    model = Leaflet
    label, icon, meaning = _("Leaflets"), "file-text", _("What is handed out on visits, and in which version")
    address, name, row = "catalogues/leaflets/", "leaflets", "leaflet"
    columns = (NAME, NAME_EN, CODE, of_field(Leaflet, "version"), used(_("Visits")), DATES)
    fields = ("name", "name_en", "version", "order", "valid_from", "valid_to")
    new = _("New leaflet")

    def used_by(self):
        return counted(VisitLeaflet.objects.all(), "leaflet")


CATALOGUES = [Leaflets()]

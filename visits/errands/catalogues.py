"""The table of what errands are about, with what usually goes with each."""

from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from caseload.core.catalogues.columns import DATES, Column, of_field, used
from caseload.core.catalogues.forms import DatedForm, SeveralWords
from caseload.core.catalogues.shelf import Catalogue, counted
from visits.errands.models import Errand, ErrandKind

FACTS = ("category", "department", "papers", "working_days")


class KindForm(DatedForm):
    papers = SeveralWords(label=capfirst(ErrandKind._meta.get_field("papers").verbose_name), longest=40)


class Kinds(Catalogue):
    model = ErrandKind
    label, icon = _("Kinds of errands"), "inbox"
    meaning = _("What errands are about, which papers they need, and how long they take")
    address, name, row = "catalogues/errand-kinds/", "kinds", "kind"
    columns = (Column(_("Name"), str), *(of_field(ErrandKind, fact) for fact in FACTS), used(_("Errands")), DATES)
    related = ("category", "department")
    form, fields = KindForm, ("name", "name_en", *FACTS, "order", "valid_from", "valid_to")
    new = _("New kind of errand")

    def used_by(self):
        return counted(Errand.objects.all(), "what")


CATALOGUES = [Kinds()]

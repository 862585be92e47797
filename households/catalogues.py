"""The tables of codes of the registry: categories of households, and the rules by which they are visited."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from caseload.core.catalogues.columns import DATES, NAME, NAME_EN, Column, of_field, used
from caseload.core.catalogues.shelf import Catalogue
from caseload.core.templatetags.reading import thousands
from households.forms.catalogues import CategoryForm, RuleForm
from households.models import Category, VisitRule
from households.services import catalogues as service
from households.services.rhythm import retime, rhythms

PREVIEWED = 200
"""Workers shown in a preview; the sum counts all."""


def days(n):
    return ngettext("%(n)s day", "%(n)s days", n) % {"n": n}


class OfRhythms(Catalogue):
    """A table that the rhythm of visits follows from: after a change the households are timed anew."""

    def before(self):
        return rhythms()

    def after(self, before):
        moved = retime(before)
        words = ngettext("%(n)s household has a new rhythm", "%(n)s households have a new rhythm", moved)
        return [words % {"n": moved}] if moved else []


class Categories(OfRhythms):
    model = Category
    label, icon, meaning = gettext_lazy("Categories"), "users", gettext_lazy("Who is helped, and on what grounds")
    address, name, row = "categories/", "categories", "category"
    beside = [(gettext_lazy("Visit rules"), "households:rules")]
    table = "compact"
    columns = (
        NAME,
        NAME_EN,
        of_field(Category, "rule"),
        used(gettext_lazy("Households"), lambda row: f"{reverse('households:list')}?category={row.code}"),
        DATES,
    )
    related = ("rule",)
    form, fields = CategoryForm, ("name", "name_en", "rule", "order", "valid_from", "valid_to")
    new = gettext_lazy("New category")

    def subheading(self, n):
        return ngettext("%(n)s category", "%(n)s categories", n) % {"n": n}

    def used_by(self):
        return service.households_by_category()


class Rules(OfRhythms):
    model = VisitRule
    label, icon = gettext_lazy("Visit rules"), "footprints"
    meaning = gettext_lazy("How often each group is visited")
    address, name, row = "rules/", "rules", "rule"
    beside = [(gettext_lazy("Categories"), "households:categories")]
    table = "two-line"
    columns = (
        Column(gettext_lazy("Group"), str),
        Column(gettext_lazy("A visit every"), lambda row: days(row.interval_days)),
        Column(
            gettext_lazy("Overdue after"),
            lambda row: ngettext("%(n)s day of grace", "%(n)s days of grace", row.grace_days) % {"n": row.grace_days},
        ),
        Column(gettext_lazy("Households"), lambda row: thousands(row.load["households"]), "num"),
        Column(gettext_lazy("Visits a month"), lambda row: thousands(row.load["visits"]), "num"),
        DATES,
    )
    form = RuleForm
    fields = ("name", "name_en", "interval_days", "grace_days", "priority", "order", "valid_from", "valid_to")
    previewed = "households/rule_preview.html"

    def subheading(self, n):
        return _("A household follows the shortest rule of its categories")

    def rows(self):
        rows, loads = list(self.objects()), service.loads()
        for row in rows:
            row.load = loads.get(row.code, {"households": 0, "visits": 0})
        return rows

    def sub(self, row):
        return _("also for households without a group") if row.is_default else ""

    def explained(self, row):
        load = service.load_of(row)
        words = ngettext("%(n)s household follows it", "%(n)s households follow it", load["households"])
        visits = ngettext("%(n)s visit a month", "%(n)s visits a month", load["visits"])
        return _("; ").join([words % {"n": load["households"]}, visits % {"n": load["visits"]}])

    def preview(self, row, facts):
        rows, total = service.preview(row, interval_days=facts["interval_days"])
        return {"rows": rows[:PREVIEWED], "total": total}


CATALOGUES = [Categories(), Rules()]

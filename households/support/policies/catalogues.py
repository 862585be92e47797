"""The tables of policies: the policies with their amounts and what excludes what, and the departments in charge."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext, pgettext_lazy

from caseload.core.catalogues.columns import CODE, DATES, NAME, NAME_EN, Column, of_field, used
from caseload.core.catalogues.shelf import Catalogue, counted
from caseload.core.templatetags.reading import full_day, yuan
from households.support.policies.forms.catalogues import AmountForm, ExclusionForm, NewPolicyForm, PolicyForm
from households.support.policies.models import Authority, Policy, PolicyAmount, PolicyExclusion
from households.support.policies.services.amounts import amounts_on

FACTS = (
    "authority",
    "whom",
    "unit",
    "months",
    "conditions",
    "papers",
    "where_to_apply",
    "apply_from",
    "apply_to",
    "leaflet",
)


class Amounts(Catalogue):
    """An amount has no code. A new one begins on its day, the one before it ends there."""

    model = PolicyAmount
    label = _("Amounts")
    address, row, page = "policies/amounts/", "amount", "policies:policies"
    related, key = ("policy",), ("policy", "valid_from")
    columns = (
        Column(_("Policy"), lambda row: row.policy),
        Column(pgettext_lazy("a day", "From"), lambda row: full_day(row.valid_from) if row.valid_from else "—"),
        Column(_("Amount"), lambda row: yuan(row.amount), "num said"),
        Column(_("Unit"), lambda row: row.policy.get_unit_display()),
        of_field(PolicyAmount, "note"),
    )
    form, fields = AmountForm, ("amount", "note")
    new, new_form, new_fields = _("New amount"), AmountForm, ("policy", "valid_from", "amount", "note")


class Exclusions(Catalogue):
    model = PolicyExclusion
    label = _("Policies excluding each other")
    address, row, page = "policies/exclusions/", "exclusion", "policies:policies"
    related, key = ("one", "other"), ("one", "other")
    columns = (
        Column(_("Policy"), lambda row: row.one),
        Column(_("Excludes"), lambda row: row.other),
        of_field(PolicyExclusion, "reason"),
    )
    form, fields = ExclusionForm, ("reason",)
    new, new_form, new_fields = _("New exclusion"), ExclusionForm, ("one", "other", "reason")


class Policies(Catalogue):
    model = Policy
    label, icon, meaning = _("Policies"), "hand-coins", _("What households can be given, by whom, for what and how")
    address, name, row = "policies/catalogue/", "policies", "policy"
    beside = [(_("Departments in charge"), "policies:authorities")]
    below = (Amounts(), Exclusions())
    related = ("authority",)
    columns = (
        Column(_("Name"), str),
        of_field(Policy, "authority"),
        Column(_("Given to"), lambda row: row.get_whom_display()),
        Column(_("Amount"), lambda row: yuan(row.amount) if row.amount else "—", "num said"),
        Column(_("Unit"), lambda row: row.get_unit_display()),
        DATES,
    )
    form, fields = PolicyForm, ("name", "name_en", *FACTS, "source", "order", "valid_from", "valid_to")
    new, new_form = _("New policy"), NewPolicyForm

    def subheading(self, n):
        return ngettext("%(n)s policy", "%(n)s policies", n) % {"n": n}

    def rows(self):
        rows, amounts = super().rows(), amounts_on(timezone.localdate())
        for row in rows:
            row.amount = amounts.get(row.pk)
        return rows


class Authorities(Catalogue):
    model = Authority
    label, icon, meaning = _("Departments in charge"), "building", _("Which department grants which policies")
    address, name, row = "policies/departments/", "authorities", "authority"
    beside = [(_("Policies"), "policies:policies")]
    columns = (NAME, NAME_EN, CODE, used(_("Policies")), DATES)
    new = _("New department in charge")

    def used_by(self):
        return counted(Policy.objects.all(), "authority")


CATALOGUES = [Policies(), Authorities()]

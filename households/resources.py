"""The columns in which lists of households leave the house: no ID number, no full phone."""

from django.utils.translation import gettext as _
from import_export import resources
from import_export.fields import Field

from caseload.core import catalogue
from caseload.core.models import Area
from caseload.core.personal import mask_phone
from households.models import Category, Household

COLUMNS = {
    "number": lambda: _("Household number"),
    "head": lambda: _("Head"),
    "id_tail": lambda: _("ID number, last four"),
    "members": lambda: _("Members"),
    "area": lambda: _("Area"),
    "address": lambda: _("Address"),
    "phone": lambda: _("Phone"),
    "categories": lambda: _("Categories"),
    "cause": lambda: _("Main cause of hardship"),
    "worker": lambda: _("Worker"),
    "last_visit": lambda: _("Last visit"),
    "next_visit": lambda: _("Next visit"),
    "issues": lambda: _("Open issues"),
    "status": lambda: _("File status"),
}
"""Captions, in the language of the person who exports."""


class HouseholdResource(resources.Resource):
    number = Field(attribute="number")
    head = Field(attribute="head_name")
    id_tail = Field()
    members = Field()
    area = Field()
    address = Field(attribute="address")
    phone = Field()
    categories = Field()
    cause = Field(attribute="main_cause")
    worker = Field()
    last_visit = Field()
    next_visit = Field()
    issues = Field()
    status = Field()

    class Meta:
        model = Household
        export_order = list(COLUMNS)

    def get_export_headers(self, selected_fields=None):
        return [str(caption()) for caption in COLUMNS.values()]

    def dehydrate_id_tail(self, household):
        return household.head.id_tail if household.head else ""

    def dehydrate_members(self, household):
        return household.member_count

    def dehydrate_area(self, household):
        return str(catalogue.by(Area, "path").get(household.area_id, ""))

    def dehydrate_phone(self, household):
        return mask_phone(household.phone)

    def dehydrate_categories(self, household):
        names = catalogue.rows(Category)
        return "、".join(str(names[code]) for code in household.categories if code in names)

    def dehydrate_worker(self, household):
        return household.worker.name if household.worker else ""

    def dehydrate_last_visit(self, household):
        return household.last_visit_on.isoformat() if household.last_visit_on else ""

    def dehydrate_next_visit(self, household):
        return household.next_visit_on.isoformat() if household.is_open else ""

    def dehydrate_issues(self, household):
        return household.open_issue_count

    def dehydrate_status(self, household):
        return household.get_status_display()
